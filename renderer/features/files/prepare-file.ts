import { AppError } from '../../../shared/errors/app-error.ts';
import { fileTypeOf, isRisky, safeName, TYPE_BYTES, viewOf } from '../../../shared/files/file-type.ts';
import type { FileRef } from '../../../shared/schema/file-ref.ts';
import { keepFile } from '../../bridge/keep-file.ts';
import { filmFacts } from './film-facts.ts';
import { cleanName, cleanPicture } from './picture-work.ts';

export interface PreparedFile {
  readonly file: FileRef;
  /** In base64, '' for none. */
  readonly thumb: string;
}

interface Preparing {
  readonly signal: AbortSignal;
  readonly onDone: (share: number) => void;
}

/** Pictures that Chromium does not read and that say where they were taken. */
const UNREADABLE = new Set(['image/heic']);

/**
 * Makes a file of this computer ready to be sent: a picture is drawn anew without its data about place and
 * camera, a small picture is made, and the whole goes into the encrypted store. Throws AppError: `fileEmpty`,
 * `fileProgram`, `filePicture` for a picture that cannot be cleaned, or what the store says (`fileTooLarge`).
 */
export async function prepareFile(file: File, of: Preparing): Promise<PreparedFile> {
  if (file.size === 0) throw new AppError('fileEmpty');
  const name = safeName(file.name);
  const head = new Uint8Array(await file.slice(0, TYPE_BYTES).arrayBuffer());
  const type = fileTypeOf(head, name);
  if (isRisky({ type, name })) throw new AppError('fileProgram');
  const view = viewOf(type);
  const keep = (blob: Blob, as: string, facts: Pick<FileRef, 'width' | 'height' | 'durationMs'>) =>
    keepFile(
      { blob, name: as, isVoice: false, ...facts },
      { signal: of.signal, onDone: (bytes) => of.onDone(blob.size > 0 ? bytes / blob.size : 1) },
    );
  if (view === 'picture' || UNREADABLE.has(type)) {
    const clean = await cleanPicture(file, type);
    if (!clean) throw new AppError('filePicture');
    const { blob, thumb, width, height } = clean;
    return { file: await keep(blob, cleanName(name, type), { width, height, durationMs: 0 }), thumb };
  }
  if (view === 'video' || view === 'sound') {
    const { thumb, ...facts } = await filmFacts(file);
    return { file: await keep(file, name, facts), thumb };
  }
  return { file: await keep(file, name, { width: 0, height: 0, durationMs: 0 }), thumb: '' };
}
