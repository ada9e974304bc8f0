import type { IpcOutcome } from '../../../shared/ipc/channels.ts';
import { appErrorData } from '../../../shared/errors/app-error.ts';
import type { FileRef } from '../../../shared/schema/file-ref.ts';
import { keepFile } from '../../bridge/keep-file.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import type { PreparedFile } from './prepare-file.ts';
import { peaksOf } from './voice-peaks.ts';
import type { Recording } from './use-recording.ts';

interface FileMessage {
  readonly chat: string;
  readonly text: string;
  readonly files: readonly PreparedFile[];
  readonly isAtNight: boolean;
  /** The message that is answered, '' for none. */
  readonly replyTo: string;
  /** The words of it that are meant, '' for all of it. */
  readonly quote: string;
  /** Whom the text names. */
  readonly mentions: readonly string[];
}

/** Sends a message with files. It is kept at once; the files follow it. */
export function sendFiles({
  chat,
  text,
  files,
  isAtNight,
  replyTo,
  quote,
  mentions,
}: FileMessage): Promise<IpcOutcome<unknown>> {
  return ask(bridge().files.send, {
    chat,
    text,
    files: files.map(({ file }) => file),
    thumbs: files.flatMap(({ file, thumb }) =>
      thumb === '' ? [] : [{ digest: file.digest, picture: thumb }],
    ),
    replyTo,
    quote,
    mentions: [...mentions],
    atNight: isAtNight,
  });
}

/** Keeps what was recorded and sends it as a message of its own. */
export async function sendVoice(
  chat: string,
  { blob, durationMs }: Recording,
  name: string,
): Promise<IpcOutcome<unknown>> {
  let file: FileRef;
  const thumb = await peaksOf(blob);
  try {
    file = await keepFile(
      { blob, name, width: 0, height: 0, durationMs, isVoice: true },
      { signal: new AbortController().signal, onDone: () => undefined },
    );
  } catch (error) {
    return { ok: false, error: appErrorData(error) };
  }
  const files = [{ file, thumb }];
  return await sendFiles({ chat, text: '', files, isAtNight: false, replyTo: '', quote: '', mentions: [] });
}
