import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterSample,
  firstRung,
  LINK_CHOICES,
  LINK_RUNGS,
  type LadderState,
  type LinkRung,
  type LinkSample,
  withChoice,
} from './link-ladder.ts';

const EVERY_MS = 2000;
const anyLoss = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.01, 0.05, 0.5));
const anyQueueMs = fc.oneof(fc.integer({ min: 0, max: 10_000 }), fc.constant(0));

/** A stretch of the same weather, so that noise also holds for as long as the ladder waits. */
const anyNoise = fc.array(
  fc.record({ lossShare: anyLoss, queueMs: anyQueueMs, samples: fc.integer({ min: 1, max: 40 }) }),
  { minLength: 1, maxLength: 60 },
);

function run(state: LadderState, samples: Iterable<Omit<LinkSample, 'at'>>): LadderState[] {
  const states = [state];
  let last = state;
  for (const sample of samples) {
    last = afterSample(last, { ...sample, at: last.lastAt + EVERY_MS });
    states.push(last);
  }
  return states;
}

function* spread(noise: readonly (Omit<LinkSample, 'at'> & { readonly samples: number })[]) {
  for (const { samples, ...sample } of noise) for (let n = 0; n < samples; n += 1) yield sample;
}

function changesOf(states: readonly LadderState[]): number[] {
  return states.flatMap((state, n) => (n > 0 && states[n - 1]!.rung !== state.rung ? [state.lastAt] : []));
}

const place = (rung: LinkRung) => LINK_RUNGS.indexOf(rung);

/** What a link that carries `most` and no more shows on a rung. */
function weather(most: LinkRung, rung: LinkRung, noise: number): Omit<LinkSample, 'at'> {
  if (place(rung) <= place(most)) return { lossShare: 0.015 * noise, queueMs: 200 * noise };
  if (rung === 'thrift') return { lossShare: 0.45 + 0.4 * noise, queueMs: 500 };
  return { lossShare: 0.12 + 0.5 * noise, queueMs: 300 + 2000 * noise };
}

describe('the ladder of a weak link', () => {
  test('never flaps: under any noise at most 20 steps in any ten minutes', () => {
    fc.assert(
      fc.property(anyNoise, (noise) => {
        const at = changesOf(run(firstRung(0), spread(noise)));
        for (const [n, first] of at.entries()) {
          expect(at.slice(n).filter((one) => one < first + 600_000).length).toBeLessThanOrEqual(20);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('never flaps: an enemy who strains every rung as soon as it is entered wins little', () => {
    for (const least of LINK_RUNGS.slice(0, 4)) {
      let state = firstRung(0);
      const states = [state];
      for (let n = 0; n < 1800; n += 1) {
        const isAbove = place(state.rung) > place(least);
        state = afterSample(state, {
          at: state.lastAt + EVERY_MS,
          lossShare: isAbove ? 1 : 0,
          queueMs: 0,
        });
        states.push(state);
      }
      // An hour: the mistakes become rarer, down to some seconds every five to eight minutes.
      expect(changesOf(states).length).toBeLessThanOrEqual(36);
    }
  });

  test('G-3 lands on what the link carries, and stays there but for short trials', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LINK_RUNGS),
        anyNoise,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (most, before, noise) => {
          let state = run(firstRung(0), spread(before)).at(-1)!;
          const step = () => {
            const [more] = [...take(noise, 1)];
            state = afterSample(state, {
              at: state.lastAt + EVERY_MS,
              ...weather(most, state.rung, more ?? 0),
            });
          };
          // What the link was before still weighs for some seconds.
          for (let n = 0; n < 5; n += 1) step();
          // The longest hold before the link became as it is, for each rung that has to be climbed.
          const limit = state.lastAt + (state.holdMs + 10_000) * 4 + 60_000;
          while (state.rung !== most && state.lastAt < limit) step();
          expect(state.rung).toBe(most);
          let aboveMs = 0;
          const from = state.lastAt;
          for (let n = 0; n < 900; n += 1) {
            step();
            expect(place(state.rung)).toBeGreaterThanOrEqual(place(most));
            expect(place(state.rung)).toBeLessThanOrEqual(place(most) + 1);
            if (state.rung !== most) aboveMs += EVERY_MS;
          }
          expect(aboveMs / (state.lastAt - from)).toBeLessThan(0.08);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('from pictures to voice alone within seconds of severe loss, so that voice does not suffer', () => {
    const states = run(firstRung(0), spread([{ lossShare: 0.4, queueMs: 0, samples: 3 }]));
    expect(states.at(-1)!.rung).toBe('voice');
  });

  test('the loss of a poor but living link leaves voice at a low rate, not text', () => {
    const states = run(firstRung(0), spread([{ lossShare: 0.05, queueMs: 100, samples: 600 }]));
    expect(place(states.at(-1)!.rung)).toBeGreaterThanOrEqual(place('thrift'));
    expect(states.some(({ rung }) => rung === 'text')).toBe(false);
  });

  test('a person’s own choice wins over any link', () => {
    const [choices, rungs] = [fc.constantFrom(...LINK_CHOICES), fc.constantFrom(...LINK_CHOICES)];
    fc.assert(
      fc.property(choices, rungs, anyNoise, (earlier, choice, noise) => {
        const state = withChoice(firstRung(0, earlier), choice);
        const seen = new Set(run(state, spread(noise)).map(({ rung }) => rung));
        if (choice === 'video') expect([...seen]).toEqual(['video']);
        if (choice === 'text') expect([...seen]).toEqual(['text']);
        if (choice === 'voice') expect([...seen]).toEqual(['thrift']);
        if (choice === 'slides') for (const rung of seen) expect(['voice', 'thrift']).toContain(rung);
      }),
    );
  });

  test('a clock that steps back or a computer that slept decides nothing', () => {
    const state = firstRung(100_000);
    const back = afterSample(state, { at: 0, lossShare: 1, queueMs: 9999 });
    expect(back.rung).toBe('video');
    const slept = afterSample(back, { at: 9_000_000, lossShare: 0.09, queueMs: 0 });
    expect(place(slept.rung)).toBeGreaterThanOrEqual(place('small'));
  });
});

function* take<T>(values: Iterable<T>, count: number): Iterable<T> {
  let taken = 0;
  for (const value of values) {
    if (taken >= count) return;
    taken += 1;
    yield value;
  }
}
