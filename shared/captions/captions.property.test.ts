import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_CAPTION_LINES } from '../schema/caption.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { part, stampAt } from '../testing/make-documents.ts';
import { captionAt, captionersIn, captionParts, captionsIn, typedLast } from './captions.ts';

const LESSON = stampAt(1);
const line = (atMs: number, text: string) => ({ atMs, durationMs: 1000, text });
const caption = (n: number, of: object, by = 'anna'): AuthorPart =>
  part({
    kind: 'caption',
    id: stampAt(n),
    by,
    scope: 'chat:c1',
    parent: LESSON,
    body: { track: 0, part: 0, parts: 1, captioner: '', lines: [line(n, `${n}`)], ...of },
  });
const captioner = (n: number, person: string, isAsked: boolean) => {
  const id = stampAt(n);
  return part({
    kind: 'captioner',
    id,
    stamp: id,
    by: 'anna',
    scope: 'chat:c1',
    parent: LESSON,
    body: { person, isAsked },
  });
};
const words = (about: readonly AuthorPart[]) => captionsIn(about).map(({ text }) => text);

describe('[LIVE-11] captions', () => {
  test('F-125 follow from the set of documents, in whatever order and however often they come', () => {
    const some = fc.array(
      fc.record({
        n: fc.integer({ min: 10, max: 40 }),
        track: fc.constantFrom(0, 5, 6),
        part: fc.integer({ min: 0, max: 1 }),
        by: fc.constantFrom('anna', 'boris'),
      }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(
        some.chain((all) => {
          const about = [...new Map(all.map((one) => [one.n, one])).values()].map(({ n, by, ...of }) =>
            caption(n, { ...of, parts: 2 }, by),
          );
          return fc.tuple(fc.constant(about), fc.shuffledSubarray(about, { minLength: about.length }));
        }),
        ([about, shuffled]) => {
          expect(captionsIn(shuffled)).toEqual(captionsIn(about));
          expect(typedLast(shuffled)).toEqual(typedLast(about));
        },
      ),
    );
  });

  test('F-125 a whole text takes the place of what was typed when all its parts are here, the newest of them', () => {
    const typed = [caption(10, {}), caption(11, {})];
    expect(words(typed)).toEqual(['10', '11']);
    const first = caption(20, { track: 7, part: 0, parts: 2 });
    expect(words([...typed, first])).toEqual(['10', '11']);
    const whole = [...typed, first, caption(21, { track: 7, part: 1, parts: 2 })];
    expect(words(whole)).toEqual(['20', '21']);
    expect(words([...whole, caption(30, { track: 8, lines: [] })])).toEqual([]);
    expect(words([...whole, caption(5, { track: 6 })])).toEqual(['20', '21']);
    // What is typed is seen while it is typed.
    expect(typedLast([...whole, caption(40, {})])?.text).toBe('40');
  });

  test('are cut into parts that hold all lines', () => {
    const lines = Array.from({ length: MAX_CAPTION_LINES * 2 + 1 }, (_, index) => line(index, `${index}`));
    expect(captionParts(lines).map(({ length }) => length)).toEqual([
      MAX_CAPTION_LINES,
      MAX_CAPTION_LINES,
      1,
    ]);
    expect(captionParts(lines).flat()).toEqual(lines);
    expect(captionParts([])).toEqual([[]]);
  });

  test('of those that stand at a moment the last one is read', () => {
    const lines = [line(0, 'а'), line(500, 'б'), line(3000, 'в')];
    expect([0, 600, 1200, 2000, 3999, 4000].map((at) => captionAt(lines, at)?.text)).toEqual([
      'а',
      'б',
      'б',
      undefined,
      'в',
      undefined,
    ]);
  });

  test('F-125 are typed by those of whom the newest word says so', () => {
    const asked = [captioner(3, 'vera', true), captioner(4, 'vera', false), captioner(5, 'boris', true)];
    expect([...captionersIn(asked)]).toEqual([['boris', stampAt(5)]]);
    expect([...captionersIn(asked.toReversed())]).toEqual([['boris', stampAt(5)]]);
  });
});
