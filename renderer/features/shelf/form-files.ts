import { useCallback, useEffect, useState } from 'react';
import type { FileRef } from '../../../shared/schema/file-ref.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { type Attachments, useAttachments } from '../files/attachments.ts';

export interface FormFiles {
  /** Those that the document has already and keeps. */
  readonly held: readonly FileRef[];
  readonly attachments: Attachments;
  readonly isAtNight: boolean;
  readonly setIsAtNight: (isAtNight: boolean) => void;
  readonly attach: (files: readonly File[]) => void;
  readonly detach: (key: number) => void;
  readonly drop: (digest: string) => void;
  /** False while a new one is still being kept on this computer, or could not be. */
  readonly isReady: boolean;
  /**
   * All files that the document is to have; the new ones are on their way to the school from then on, by
   * themselves and also after a restart. Undefined where they could not be offered.
   */
  readonly collect: () => Promise<FileRef[] | undefined>;
}

/**
 * The files of a form.
 * @param form tells the forms of a window apart
 * @param first the files that the document has so far
 */
export function useFormFiles(form: string, first: readonly FileRef[]): FormFiles {
  const { t } = useI18n();
  const toast = useToast();
  const attachments = useAttachments(form);
  const { keeper, all } = attachments;
  const [held, setHeld] = useState(first);
  const [isAtNight, setIsAtNight] = useState(false);
  // A form that was closed without being sent leaves nothing for the next one.
  useEffect(() => () => clear(keeper, form), [keeper, form]);
  const collect = useCallback(async () => {
    const files = keeper.of(form).flatMap(({ ready }) => (ready ? [ready.file] : []));
    if (files.length === 0) return [...held];
    const outcome = await ask(bridge().files.offer, { files, atNight: isAtNight });
    return outcome.ok ? [...held, ...files] : undefined;
  }, [keeper, form, held, isAtNight]);
  return {
    held,
    attachments,
    isAtNight,
    setIsAtNight,
    attach: (files) => {
      if (keeper.add(form, files) > 0) toast({ text: t('files.tooMany') });
    },
    detach: (key) => keeper.remove(form, key),
    drop: (digest) => setHeld((before) => before.filter((file) => file.digest !== digest)),
    isReady: all.every(({ ready }) => ready !== undefined),
    collect,
  };
}

function clear(keeper: Attachments['keeper'], form: string): void {
  for (const { key } of keeper.of(form)) keeper.remove(form, key);
}
