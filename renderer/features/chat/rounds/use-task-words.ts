import type { RoundWish } from '../../../../shared/replica/rounds/round-wish.ts';
import type { FileRef } from '../../../../shared/schema/file-ref.ts';
import type { FormPlace } from '../../../bridge/form-keeper.ts';
import { useCommand } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { type KeptFiles, useKeptFiles } from './use-kept-files.ts';
import { type FormInUse, useKeptForm } from './use-kept-form.ts';

/** Words and files on a task, as they are being written. */
export function useTaskWords(place: FormPlace) {
  const form: FormInUse = useKeptForm(place);
  const files: KeptFiles = useKeptFiles(form);
  const { run, error, isRunning } = useCommand(bridge().replica.round);
  const text = form.of('text');
  return {
    form,
    files,
    error,
    canSend: files.isReady && !(text.trim() === '' && files.isEmpty) && !isRunning,
    /** What could not be kept stays in its fields. */
    send: async (wish: (text: string, files: FileRef[]) => RoundWish) => {
      const offered = await files.offer();
      if (!offered) return;
      const outcome = await run(wish(text, offered));
      if (!outcome.ok) return;
      files.clear();
      form.clear();
    },
  };
}
export type TaskWordsInUse = ReturnType<typeof useTaskWords>;
