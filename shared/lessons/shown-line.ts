import type { CueBody } from '../schema/stage.ts';
import { type Parts, placeOf } from './time-line.ts';

/** What was on the stage from a place of the time line on, in milliseconds. */
export interface ShownFrom {
  readonly atMs: number;
  readonly cue: CueBody;
}

/** What is passed by sooner was leafed through and is no chapter. */
const LEAFED_MS = 2000;

/**
 * What a stage showed along the time line of a recording, one entry for each place at which it changed. What was
 * shown while nothing was recorded stands where the recording goes on.
 * @param cues of the session, in the order in which they decide
 */
export function shownLine(parts: Parts, cues: readonly CueBody[]): readonly ShownFrom[] {
  const line: ShownFrom[] = [];
  let last = -1;
  const said = cues.map((cue, order) => ({ cue, order })).toSorted((a, b) => a.cue.at - b.cue.at);
  for (const { cue, order } of said) {
    // A clock that is behind: what decided then has decided already.
    if (order < last) continue;
    last = order;
    const atMs = placeOf(parts, cue.at);
    if (line.at(-1)?.atMs === atMs) line.pop();
    line.push({ atMs, cue });
  }
  return line;
}

/** What was shown at a place, undefined before anything was. */
export function shownAt(line: readonly ShownFrom[], atMs: number): CueBody | undefined {
  return line.findLast((one) => one.atMs <= atMs)?.cue;
}

/** Where the pages and films begin that were shown for a while; a film that was paused goes on. */
export function chaptersIn(line: readonly ShownFrom[], durationMs: number): readonly ShownFrom[] {
  const chapters: ShownFrom[] = [];
  for (const [index, one] of line.entries()) {
    if (!isChapter(one.cue) || one.atMs >= durationMs) continue;
    const nextMs = line.slice(index + 1).find(({ cue }) => !isSame(cue, one.cue))?.atMs ?? durationMs;
    const before = chapters.at(-1);
    if (nextMs - one.atMs < LEAFED_MS || (before && isSame(before.cue, one.cue))) continue;
    chapters.push(one);
  }
  return chapters;
}

function isChapter({ show }: CueBody): boolean {
  return show === 'slides' || show === 'board' || show === 'film';
}

function isSame(a: CueBody, b: CueBody): boolean {
  return placeName(a) === placeName(b);
}

function placeName(cue: CueBody): string {
  if (cue.show === 'slides') return `slides ${cue.exhibit} ${cue.page}`;
  if (cue.show === 'board') return `board ${cue.page}`;
  return cue.show === 'film' ? `film ${cue.exhibit}` : cue.show;
}
