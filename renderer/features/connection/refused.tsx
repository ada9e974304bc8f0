import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { IpcOutcome } from '../../../shared/ipc/channels.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useToast } from '../../ui/Toasts.tsx';

interface Hidable {
  readonly id: string;
  /** What was taken out of a chat is shown again, as that. */
  readonly takedown?: object | undefined;
}

interface Refused {
  /** Rows without those that are being deleted and can still be brought back. */
  readonly withoutHidden: <R extends Hidable>(rows: readonly R[]) => readonly R[];
  /**
   * Deletes what was not sent, or takes something out of a chat; it can be brought back for 8 seconds, and comes
   * back when that fails.
   * @param said what has been done
   */
  readonly discard: (id: string, carryOut: () => Promise<IpcOutcome<undefined>>, said?: string) => void;
}

const RefusedContext = createContext<Refused>({ withoutHidden: (rows) => rows, discard: () => undefined });

export function useRefused(): Refused {
  return useContext(RefusedContext);
}

/** Deleting what was not sent hides it at once and is carried out when the time to undo is over. */
export function KeepRefused({ children }: { readonly children: ReactNode }) {
  const { t } = useI18n();
  const toast = useToast();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const show = useCallback(
    (id: string) => setHidden((before) => new Set([...before].filter((other) => other !== id))),
    [],
  );
  const discard = useCallback<Refused['discard']>(
    (id, carryOut, said = t('refusal.discarded')) => {
      setHidden((before) => new Set([...before, id]));
      toast({
        text: said,
        undo: () => show(id),
        commit: () => {
          void carryOut().then((outcome) => {
            if (!outcome.ok) show(id);
          });
        },
      });
    },
    [toast, t, show],
  );
  const refused = useMemo<Refused>(
    () => ({
      withoutHidden: (rows) =>
        hidden.size === 0 ? rows : rows.filter((row) => !hidden.has(row.id) || row.takedown),
      discard,
    }),
    [hidden, discard],
  );
  return <RefusedContext value={refused}>{children}</RefusedContext>;
}
