import type { AuthorPart } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';
import type { InkTool } from '../schema/ink.ts';

/** One whole line or text as it stands on a page. */
export interface DrawnStroke {
  /** Of its author and key. */
  readonly id: string;
  readonly by: string;
  readonly key: number;
  readonly tool: InkTool;
  readonly colour: number;
  readonly width: number;
  /** x and y in turn, from 0 to INK_SIDE. */
  readonly points: readonly number[];
  readonly text: string;
}

export interface PagePlace {
  /** An exhibit, '' for the board. */
  readonly on: string;
  readonly page: number;
}

/**
 * What stands on one page, in the order of drawing. It follows from the set of documents alone: all are taken by
 * their stamps, whatever order they have come in. A clearing takes away what was drawn before it, and a stroke is
 * taken back by its author, also where its last part comes later.
 * @param about what lies under a session and counts
 */
export function drawnOn(place: PagePlace, about: Iterable<AuthorPart>): readonly DrawnStroke[] {
  const here = [...about]
    .filter((one) => isOfKind(one, 'ink'))
    .filter(({ body, gone }) => !gone && body.on === place.on && body.page === place.page)
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const undone = new Set(
    here.flatMap(({ by, body }) => (body.do === 'undo' ? [strokeId(by, body.key)] : [])),
  );
  const cleared = here.findLast(({ body }) => body.do === 'clear')?.id ?? '';
  const strokes = new Map<string, DrawnStroke>();
  /** Lines that a clearing has met are whole with what came before it: the rest of them is not drawn. */
  const wiped = new Set<string>();
  for (const { id, by, body } of here) {
    if (body.do !== 'draw') continue;
    for (const { key, points, ...look } of body.strokes) {
      const stroke = strokeId(by, key);
      if (undone.has(stroke)) continue;
      if (id < cleared) {
        wiped.add(stroke);
        continue;
      }
      if (wiped.has(stroke)) continue;
      const before = strokes.get(stroke);
      const drawn = absolute(points);
      strokes.set(
        stroke,
        before
          ? { ...before, points: [...before.points, ...drawn] }
          : { id: stroke, by, key, ...look, points: drawn },
      );
    }
  }
  return [...strokes.values()];
}

/** The pages of a surface on which something stands. */
export function drawnPages(on: string, about: readonly AuthorPart[]): ReadonlySet<number> {
  const named = new Set(
    about.flatMap((one) => (isOfKind(one, 'ink') && one.body.on === on ? [one.body.page] : [])),
  );
  return new Set([...named].filter((page) => drawnOn({ on, page }, about).length > 0));
}

/** Steps as places. What leads out of the page stays at its edge. */
export function absolute(points: readonly number[]): readonly number[] {
  const places: number[] = [];
  let x = 0;
  let y = 0;
  for (let at = 0; at + 1 < points.length; at += 2) {
    x = inside(x + (points[at] ?? 0));
    y = inside(y + (points[at + 1] ?? 0));
    places.push(x, y);
  }
  return places;
}

/** Places, x and y in turn, as a first place and steps. */
export function steps(places: readonly number[]): number[] {
  return places.map((place, at) => (at < 2 ? place : place - (places[at - 2] ?? 0)));
}

function inside(value: number): number {
  return Math.min(10_000, Math.max(0, value));
}

function strokeId(by: string, key: number): string {
  return `${by} ${key}`;
}
