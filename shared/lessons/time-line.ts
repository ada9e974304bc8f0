import type { PackageBody } from '../schema/recording.ts';

export type Parts = PackageBody['parts'];

/**
 * Where a moment of hub time stands on the time line of a recording, in milliseconds: what happened while nothing
 * was recorded stands at the end of the part before it, and what happened before the recording at 0.
 */
export function placeOf(parts: Parts, hubTime: number): number {
  let place = 0;
  for (const { atMs, startedAt, durationMs } of parts) {
    if (hubTime < startedAt) return place;
    place = atMs + Math.min(durationMs, hubTime - startedAt);
  }
  return place;
}

/** The moment of hub time that stands at a place of the time line. */
export function momentOf(parts: Parts, placeMs: number): number {
  let found = 0;
  for (const { atMs, startedAt, durationMs } of parts) {
    if (found > 0 && placeMs < atMs) break;
    found = startedAt + Math.min(durationMs, Math.max(0, placeMs - atMs));
  }
  return found;
}

/** How much time lies between the parts, in milliseconds: nothing of it was recorded. */
export function gapsOf(parts: Parts): number {
  let sum = 0;
  for (const [index, { startedAt, durationMs }] of parts.entries()) {
    const next = parts[index + 1];
    if (next) sum += Math.max(0, next.startedAt - startedAt - durationMs);
  }
  return sum;
}
