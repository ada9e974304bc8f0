/** Into so many equal parts the time line is divided, to know which of them were heard. */
const PARTS = 100;
/** Who heard so many of them has caught up. */
const ENOUGH = 90;

/** What a person has heard of a recording, and where they were. */
export interface WatchedPlace {
  readonly atMs: number;
  /** One sign for each part: 1 for heard. */
  readonly heard: string;
}

export const NOTHING_HEARD: WatchedPlace = { atMs: 0, heard: '0'.repeat(PARTS) };

/** Adds a stretch of the line that was heard; the place is its end. */
export function withHeard(
  before: WatchedPlace,
  of: { readonly fromMs: number; readonly toMs: number; readonly durationMs: number },
): WatchedPlace {
  const first = partAt(of.fromMs, of.durationMs);
  const last = partAt(of.toMs, of.durationMs);
  const heard = [...before.heard].map((sign, part) => (part >= first && part <= last ? '1' : sign)).join('');
  return { atMs: Math.round(of.toMs), heard };
}

export function hasHeardEnough({ heard }: WatchedPlace): boolean {
  return [...heard].filter((sign) => sign === '1').length >= ENOUGH;
}

/** Out of what was kept; what is not that is nothing heard. */
export function readWatched(text: string): WatchedPlace {
  const [, at, heard] = /^(\d{1,9}) ([01]{100})$/.exec(text) ?? [];
  return heard === undefined ? NOTHING_HEARD : { atMs: Number(at), heard };
}

export function writeWatched({ atMs, heard }: WatchedPlace): string {
  return `${atMs} ${heard}`;
}

function partAt(ms: number, durationMs: number): number {
  return durationMs === 0 ? PARTS - 1 : Math.min(PARTS - 1, Math.floor((ms / durationMs) * PARTS));
}
