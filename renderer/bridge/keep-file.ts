import { AppError } from '../../shared/errors/app-error.ts';
import { FILE_PIECE_BYTES } from '../../shared/ipc/file-requests.ts';
import type { IpcOutcome } from '../../shared/ipc/channels.ts';
import type { FileRef } from '../../shared/schema/file-ref.ts';
import { ask } from './use-command.ts';
import { bridge } from './window-bridge.ts';

export interface FileToKeep extends Pick<FileRef, 'width' | 'height' | 'durationMs' | 'isVoice'> {
  readonly blob: Blob;
  readonly name: string;
}

/**
 * Puts a file into this person's encrypted store, piece by piece, and says how a document names it. Throws
 * AppError; what was begun is removed then, also where the signal ends it.
 * @param onDone told how many bytes are there
 */
export async function keepFile(
  { blob, name, ...facts }: FileToKeep,
  of: { readonly signal: AbortSignal; readonly onDone: (bytes: number) => void },
): Promise<FileRef> {
  const { files } = bridge();
  const { token } = valueOf(await ask(files.begin, { name, sizeBytes: blob.size }));
  try {
    for (let at = 0; at < blob.size; at += FILE_PIECE_BYTES) {
      if (of.signal.aborted) throw new AppError('notFound');
      const piece = await blob.slice(at, at + FILE_PIECE_BYTES).arrayBuffer();
      valueOf(await ask(files.write, { token, bytes: new Uint8Array(piece) }));
      of.onDone(Math.min(blob.size, at + FILE_PIECE_BYTES));
    }
    return valueOf(await ask(files.finish, { token, ...facts }));
  } catch (error) {
    await ask(files.drop, { token });
    throw error;
  }
}

function valueOf<V>(outcome: IpcOutcome<V>): V {
  if (!outcome.ok) throw AppError.from(outcome.error);
  return outcome.value;
}
