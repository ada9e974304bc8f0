import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CALL_ANSWERS, type CallAnswerBody, mergeCallAnswers, mergeLessonEnds } from './call.ts';

const answers: fc.Arbitrary<CallAnswerBody> = fc.record({
  state: fc.constantFrom(...CALL_ANSWERS),
  at: fc.nat({ max: 5 }),
});
const ends = fc.record({ at: fc.nat() });

describe('[LIVE-5] what two computers, or two hubs, say of one call', () => {
  test('F-063 is joined in any order and however often', () => {
    fc.assert(
      fc.property(answers, answers, answers, (a, b, c) => {
        expect(mergeCallAnswers(a, b)).toEqual(mergeCallAnswers(b, a));
        expect(mergeCallAnswers(a, a)).toEqual(a);
        expect(mergeCallAnswers(mergeCallAnswers(a, b), c)).toEqual(
          mergeCallAnswers(a, mergeCallAnswers(b, c)),
        );
      }),
    );
    fc.assert(
      fc.property(ends, ends, ends, (a, b, c) => {
        expect(mergeLessonEnds(a, b)).toEqual(mergeLessonEnds(b, a));
        expect(mergeLessonEnds(a, a)).toEqual(a);
        expect(mergeLessonEnds(mergeLessonEnds(a, b), c)).toEqual(mergeLessonEnds(a, mergeLessonEnds(b, c)));
      }),
    );
  });

  test('F-063 an answer on one computer outweighs a refusal on another', () => {
    const answered = { state: 'answered', at: 9 } as const;
    expect(mergeCallAnswers({ state: 'declined', at: 1 }, answered)).toEqual(answered);
    expect(mergeCallAnswers(answered, { state: 'busy', at: 2 })).toEqual(answered);
  });
});
