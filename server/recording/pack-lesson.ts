import { MAX_PARTS, MAX_VOICES, packageId, type PackageBody } from '../../shared/schema/recording.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import type { FileRef } from '../../shared/schema/file-ref.ts';
import type { DocumentOf } from '../../shared/schema/kinds.ts';
import type { Hub } from '../hub.ts';
import { packSound } from './package-file.ts';
import type { SpooledPart } from './spool.ts';
import type { HeldPart, SpoolFolder } from './spool-folder.ts';

export interface PackParts {
  readonly hub: Pick<Hub, 'acceptor' | 'documents' | 'store'>;
  readonly spools: SpoolFolder;
  /** Puts a file among those of the hub. */
  readonly keepFile: (bytes: Uint8Array) => Promise<Pick<FileRef, 'digest' | 'sizeBytes'>>;
}

const SOUND_TYPE = 'audio/webm';
const NAME_LETTERS = 100;

/**
 * Makes the package of a lesson that is over, once: what it was made of is removed only when the package is
 * stored.
 */
export async function packLesson(
  lesson: DocumentOf<'lesson', AcceptedDocument>,
  { hub, spools, keepFile }: PackParts,
): Promise<void> {
  const held = await spools.parts(lesson.id);
  const id = packageId(lesson.id);
  if (held.length > 0 && !lesson.gone && !(await hub.store.get(id))) {
    const body = await bodyOf(lesson, held.slice(0, MAX_PARTS), { spools, keepFile });
    await hub.acceptor.writeAsSchool([
      hub.documents.make('package', { id, scope: lesson.scope, parent: lesson.parent, body }),
    ]);
  }
  for (const part of held) await spools.drop(part);
}

async function bodyOf(
  lesson: DocumentOf<'lesson', AcceptedDocument>,
  held: readonly HeldPart[],
  { spools, keepFile }: Pick<PackParts, 'spools' | 'keepFile'>,
): Promise<PackageBody> {
  const parts: SpooledPart[] = [];
  for (const part of held) parts.push(await spools.read(part));
  const { file, voices, durationMs, starts } = await packSound(parts);
  const { title, type } = lesson.body;
  const kept = file ? [await keepFile(file)] : [];
  return {
    lesson: lesson.id,
    title,
    type,
    startedAt: held[0]?.startedAt ?? lesson.body.startedAt,
    durationMs: Math.round(durationMs),
    parts: held.map(({ startedAt }, index) => ({
      atMs: Math.round(starts[index] ?? 0),
      startedAt,
      durationMs: Math.round(parts[index]?.durationMs ?? 0),
    })),
    voices: voices.slice(0, MAX_VOICES),
    chapters: [],
    files: kept.map((of): FileRef => ({
      ...of,
      type: SOUND_TYPE,
      name: `${title.slice(0, NAME_LETTERS)}.webm`,
      width: 0,
      height: 0,
      durationMs: Math.round(durationMs),
      isVoice: false,
    })),
  };
}
