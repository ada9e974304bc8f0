import type { StageResults } from '../../shared/replica/live/stage-views.ts';

/** A stage with nothing on it. */
export function fakeStage(now: () => number): { readonly [Q in keyof StageResults]: () => StageResults[Q] } {
  return {
    stage: () => ({
      on: { show: 'nothing' },
      by: undefined,
      mayLead: true,
      mayPrepare: true,
      mayDraw: true,
      pens: [],
      now: now(),
    }),
    ink: () => ({ strokes: [], lastOwn: 0, pages: [] }),
    captions: () => ({
      lines: [],
      last: undefined,
      mayLead: true,
      isAsked: false,
      captioners: [],
      now: now(),
    }),
    replay: () => ({ cues: [], exhibits: [] }),
    replayInk: () => [],
    exhibits: () => [],
    exhibitFiles: () => [],
  };
}
