import { AppError } from '../../../../shared/errors/app-error.ts';
import { fileTypeOf, isRisky, safeName, TYPE_BYTES, viewOf } from '../../../../shared/files/file-type.ts';
import { FILE_PIECE_BYTES } from '../../../../shared/ipc/file-requests.ts';
import type { IpcOutcome } from '../../../../shared/ipc/channels.ts';
import type { FileRef } from '../../../../shared/schema/file-ref.ts';
import type { ExhibitBody } from '../../../../shared/schema/stage.ts';
import { keepFile } from '../../../bridge/keep-file.ts';
import { ask } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { filmFacts } from '../../files/film-facts.ts';
import { type MadePages, pagesOfPdf, pagesOfPictures } from './make-pages.ts';

/** A PDF is read as a whole. */
const MOST_PDF_BYTES = 150_000_000;
const MOST_OFFERED = 10;

/** Where something to be shown comes from, as its material says. */
export interface Origin {
  readonly title: string;
  readonly material: string;
  readonly origin: string;
  readonly source: string;
}

interface Preparing {
  readonly signal: AbortSignal;
  /** How much is done, from 0 to 1. */
  readonly onShare: (share: number) => void;
}

const NO_MATERIAL = { material: '', origin: '', source: '' } as const;

/**
 * Makes files of this computer ready to be shown in a chat: pages of a PDF or pictures, or a film. Its files begin
 * to go to the hub. Gives the exhibit's id and how many pages it has, 0 for a film. Throws AppError: `slidesUnreadable`, `fileProgram`, or what the store says.
 */
export async function prepareFiles(
  chat: string,
  files: readonly File[],
  of: Preparing,
): Promise<{ readonly id: string; readonly pages: number }> {
  const [first] = files;
  if (!first) throw new AppError('fileEmpty');
  const name = safeName(first.name);
  const type = fileTypeOf(new Uint8Array(await first.slice(0, TYPE_BYTES).arrayBuffer()), name);
  if (isRisky({ type, name })) throw new AppError('fileProgram');
  const title = name.replace(/\.[^.]{1,5}$/, '') || name;
  const making = { signal: of.signal, onDone: (done: number, all: number) => of.onShare((done / all) * 0.8) };
  if (type === 'application/pdf') {
    if (first.size > MOST_PDF_BYTES) throw new AppError('slidesUnreadable');
    const made = await pagesOfPdf(new Uint8Array(await first.arrayBuffer()), making);
    return await keepPages(chat, { title, ...NO_MATERIAL }, made, of);
  }
  const view = viewOf(type);
  if (view === 'picture') {
    return await keepPages(chat, { title, ...NO_MATERIAL }, await pagesOfPictures(files, making), of);
  }
  if (view !== 'video' && view !== 'sound') throw new AppError('slidesUnreadable');
  const { width, height, durationMs } = await filmFacts(first);
  const film = await keepFile(
    { blob: first, name, isVoice: false, width, height, durationMs },
    { signal: of.signal, onDone: (bytes) => of.onShare(bytes / first.size) },
  );
  return await prepareFilm(chat, { title, ...NO_MATERIAL, origin: film.digest }, film);
}

/** The same of a file of a material, which is here. */
export async function prepareMaterial(
  chat: string,
  of: { readonly file: FileRef; readonly origin: Origin },
  preparing: Preparing,
): Promise<{ readonly id: string; readonly pages: number }> {
  const { file, origin } = of;
  const making = {
    signal: preparing.signal,
    onDone: (done: number, all: number) => preparing.onShare((done / all) * 0.8),
  };
  if (file.type === 'application/pdf') {
    if (file.sizeBytes > MOST_PDF_BYTES) throw new AppError('slidesUnreadable');
    return await keepPages(chat, origin, await pagesOfPdf(await readWhole(file), making), preparing);
  }
  const view = viewOf(file.type);
  if (view === 'picture') {
    const bytes = await readWhole(file);
    const made = await pagesOfPictures([new Blob([bytes], { type: file.type })], making);
    return await keepPages(chat, origin, made, preparing);
  }
  if (view !== 'video' && view !== 'sound') throw new AppError('slidesUnreadable');
  return await prepareFilm(chat, origin, file);
}

async function keepPages(
  chat: string,
  origin: Origin,
  { pages, width, height }: MadePages,
  { signal, onShare }: Preparing,
): Promise<{ readonly id: string; readonly pages: number }> {
  const files: FileRef[] = [];
  for (const [index, blob] of pages.entries()) {
    const facts = { name: `${index + 1}.webp`, isVoice: false, width, height, durationMs: 0 };
    files.push(await keepFile({ blob, ...facts }, { signal, onDone: () => undefined }));
    onShare(0.8 + ((index + 1) / pages.length) * 0.2);
  }
  const facts = { form: 'slides', type: 'image/webp', width, height, durationMs: 0 } as const;
  return await prepare(chat, { ...origin, ...facts, files: files.map(named) }, files);
}

async function prepareFilm(chat: string, origin: Origin, film: FileRef) {
  const { type, width, height, durationMs } = film;
  const facts = { form: 'film', type, width, height, durationMs } as const;
  return await prepare(chat, { ...origin, ...facts, files: [named(film)] }, [film]);
}

async function prepare(chat: string, exhibit: ExhibitBody, files: readonly FileRef[]) {
  const { id } = valueOf(await ask(bridge().lesson.stage, { do: 'prepare', chat, exhibit }));
  for (let at = 0; at < files.length; at += MOST_OFFERED) {
    valueOf(await ask(bridge().files.offer, { files: files.slice(at, at + MOST_OFFERED), atNight: false }));
  }
  return { id, pages: exhibit.form === 'slides' ? files.length : 0 };
}

async function readWhole(file: FileRef): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(file.sizeBytes);
  for (let offset = 0; offset < file.sizeBytes; offset += FILE_PIECE_BYTES) {
    const length = Math.min(FILE_PIECE_BYTES, file.sizeBytes - offset);
    const part = valueOf(await ask(bridge().files.read, { digest: file.digest, offset, length }));
    whole.set(part.bytes, offset);
  }
  return whole;
}

function named({ digest, sizeBytes }: FileRef) {
  return { digest, sizeBytes };
}

function valueOf<V>(outcome: IpcOutcome<V>): V {
  if (!outcome.ok) throw AppError.from(outcome.error);
  return outcome.value;
}
