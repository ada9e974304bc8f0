import { type CaptionLine, MAX_CAPTION_LINES } from '../schema/caption.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../schema/kinds.ts';

/**
 * The captions of a session by their times. It follows from the set of documents alone: the newest whole text that
 * is here with all its parts, of two from one moment the one of the greater author; without one, all that was typed.
 * @param about what lies under the session and counts, in any order
 */
export function captionsIn(about: Iterable<AuthorPart>): readonly CaptionLine[] {
  const all = [...about].filter((one) => isOfKind(one, 'caption')).filter(({ gone }) => !gone);
  const texts = new Map<string, DocumentOf<'caption'>[]>();
  for (const one of all.filter(({ body }) => body.track > 0)) {
    const name = `${String(one.body.track).padStart(16, '0')} ${one.by}`;
    texts.set(name, [...(texts.get(name) ?? []), one]);
  }
  const whole = [...texts].toSorted(([a], [b]) => (a < b ? 1 : -1)).find(([, parts]) => isWhole(parts));
  const counted = whole?.[1] ?? all.filter(({ body }) => body.track === 0);
  return counted
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ body }) => body.lines)
    .toSorted((a, b) => a.atMs - b.atMs);
}

/** What was typed last, whatever whole texts there are. */
export function typedLast(about: Iterable<AuthorPart>): CaptionLine | undefined {
  const typed = [...about].filter((one) => isOfKind(one, 'caption') && one.body.track === 0);
  return captionsIn(typed).at(-1);
}

/** Of the whole texts that have come, also in part: a newer one is newer also where a clock is behind. */
export function lastTrack(about: Iterable<AuthorPart>): number {
  const tracks = [...about].flatMap((one) => (isOfKind(one, 'caption') ? [one.body.track] : []));
  return tracks.reduce((last, track) => Math.max(last, track), 0);
}

/** Who is asked to type captions. Gives the id of the document by person. */
export function captionersIn(about: Iterable<AuthorPart>): ReadonlyMap<string, string> {
  const newest = new Map<string, DocumentOf<'captioner'>>();
  for (const one of about) {
    if (one.gone || !isOfKind(one, 'captioner')) continue;
    const before = newest.get(one.body.person);
    if (!before || isLater(one, before)) newest.set(one.body.person, one);
  }
  return new Map([...newest].flatMap(([person, { id, body }]) => (body.isAsked ? [[person, id]] : [])));
}

/** Lines as the documents of a whole text hold them. */
export function captionParts(lines: readonly CaptionLine[]): readonly (readonly CaptionLine[])[] {
  const parts: CaptionLine[][] = [];
  for (let at = 0; at < lines.length; at += MAX_CAPTION_LINES)
    parts.push(lines.slice(at, at + MAX_CAPTION_LINES));
  return parts.length > 0 ? parts : [[]];
}

/** The line that is to be read at a moment, the last that began of those that stand. */
export function captionAt(lines: readonly CaptionLine[], moment: number): CaptionLine | undefined {
  return lines.findLast(({ atMs, durationMs }) => atMs <= moment && moment < atMs + durationMs);
}

function isWhole(parts: readonly DocumentOf<'caption'>[]): boolean {
  const wanted = Math.max(...parts.map(({ body }) => body.parts));
  return new Set(parts.map(({ body }) => body.part)).size >= wanted;
}

function isLater(a: AuthorPart, b: AuthorPart): boolean {
  return a.stamp > b.stamp || (a.stamp === b.stamp && a.id > b.id);
}
