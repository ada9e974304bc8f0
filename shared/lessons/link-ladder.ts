/**
 * What a link carries of a lesson, the least first: nothing but documents; voice at a low rate; voice;
 * the smallest pictures besides; everything.
 */
export const LINK_RUNGS = ['text', 'thrift', 'voice', 'small', 'video'] as const;
export type LinkRung = (typeof LINK_RUNGS)[number];

/** What a person may have instead of what the link decides. */
export const LINK_CHOICES = ['auto', 'video', 'slides', 'voice', 'text'] as const;
export type LinkChoice = (typeof LINK_CHOICES)[number];

/** What was seen of the link since the sample before. */
export interface LinkSample {
  /** Milliseconds of a clock that does not step. */
  readonly at: number;
  /** Share of packets lost on their way, 0 to 1; of both directions the worse. */
  readonly lossShare: number;
  /** Milliseconds by which a round trip is longer than the shortest lately: what waits in queues. */
  readonly queueMs: number;
}

export interface LadderState {
  readonly rung: LinkRung;
  readonly choice: LinkChoice;
  /** When the rung was entered, of the samples' clock. */
  readonly since: number;
  /** When the last step up was made, and from which rung; undefined before the first. */
  readonly climb: { readonly at: number; readonly from: LinkRung } | undefined;
  /** How long the link has to be calm before the next step up. */
  readonly holdMs: number;
  readonly lastAt: number;
  /** Smoothed over some seconds, of this rung only; undefined before its first sample. */
  readonly lossShare: number | undefined;
  readonly strainedMs: number;
  readonly severeMs: number;
  readonly calmMs: number;
}

interface Bounds {
  readonly lossShare: number;
  readonly queueMs: number;
}

const SMOOTH_MS = 8_000;
/** A step needs this long to show: what waits in queues has to leave them first. */
const SETTLE_MS = 3_000;
const STRAIN_MS = 4_000;
const SEVERE_MS = 2_500;
const FIRST_HOLD_MS = 15_000;
const LONGEST_HOLD_MS = 8 * 60_000;
/** A step up was a mistake if it is taken back within this time. */
const TRIAL_MS = 5 * 60_000;
/** More time than this between two samples (a computer that slept) counts as this much. */
const LONGEST_GAP_MS = 5_000;

// A busy computer answers late as well: only long queues speak of the link.
const STRAINED: Readonly<Record<LinkRung, Bounds>> = {
  text: { lossShare: Number.POSITIVE_INFINITY, queueMs: Number.POSITIVE_INFINITY },
  thrift: { lossShare: 0.35, queueMs: 3000 },
  voice: { lossShare: 0.03, queueMs: 1500 },
  small: { lossShare: 0.08, queueMs: 1000 },
  video: { lossShare: 0.08, queueMs: 1000 },
};
const SEVERE: Bounds = { lossShare: 0.25, queueMs: 3000 };
const CALM: Readonly<Record<LinkRung, Bounds>> = {
  text: { lossShare: 0.2, queueMs: 1000 },
  thrift: { lossShare: 0.02, queueMs: 500 },
  voice: { lossShare: 0.02, queueMs: 500 },
  small: { lossShare: 0.04, queueMs: 500 },
  video: { lossShare: 0.04, queueMs: 500 },
};

const RANGES: Readonly<Record<LinkChoice, readonly [LinkRung, LinkRung]>> = {
  auto: ['text', 'video'],
  video: ['video', 'video'],
  slides: ['thrift', 'voice'],
  voice: ['thrift', 'thrift'],
  text: ['text', 'text'],
};

/** The ladder at the beginning of a stay, at the top of what is chosen. */
export function firstRung(at: number, choice: LinkChoice = 'auto'): LadderState {
  return entered(RANGES[choice][1], {
    rung: 'video',
    choice,
    since: at,
    climb: undefined,
    holdMs: FIRST_HOLD_MS,
    lastAt: at,
    lossShare: undefined,
    strainedMs: 0,
    severeMs: 0,
    calmMs: 0,
  });
}

/** A person's own choice holds at once; back to the link's decision begins with voice, or where it is. */
export function withChoice(state: LadderState, choice: LinkChoice): LadderState {
  if (choice === state.choice) return state;
  const { rung } = state;
  const [least, most] = RANGES[choice];
  const wanted = choice === 'auto' && place(rung) < place('voice') ? 'voice' : rung;
  const next = clamp(choice === 'slides' && place(rung) < place('voice') ? 'voice' : wanted, least, most);
  return entered(next, { ...state, choice, climb: undefined, holdMs: FIRST_HOLD_MS });
}

/**
 * The ladder after one more sample. Down after some seconds of strain, from pictures to voice alone at
 * once where the strain is severe; up one rung after a calm time that doubles with every mistake.
 */
export function afterSample(before: LadderState, sample: LinkSample): LadderState {
  const passed = Math.min(Math.max(sample.at - before.lastAt, 0), LONGEST_GAP_MS);
  const state: LadderState = { ...before, lastAt: Math.max(before.lastAt, sample.at) };
  if (sample.at - state.since < SETTLE_MS) return state;
  const seen = look(state, sample, passed);
  const [least, most] = RANGES[state.choice];
  const lower = stepDown(seen);
  if (lower !== seen.rung && place(lower) >= place(least)) return descended(lower, seen);
  if (seen.calmMs >= seen.holdMs && place(seen.rung) < place(most)) {
    const next = LINK_RUNGS[place(seen.rung) + 1] ?? seen.rung;
    return entered(next, { ...seen, climb: { at: seen.lastAt, from: seen.rung } });
  }
  return seen;
}

/** The ladder after a time in which nothing could be seen: it begins to look anew. */
export function afterGap(state: LadderState, at: number): LadderState {
  return entered(state.rung, { ...state, lastAt: Math.max(state.lastAt, at) });
}

/** Whether a rung carries sound, or pictures. */
export function carries(rung: LinkRung, kind: 'audio' | 'video'): boolean {
  return place(rung) >= place(kind === 'audio' ? 'thrift' : 'small');
}

function look(state: LadderState, sample: LinkSample, passed: number): LadderState {
  const weight = 1 - Math.exp(-passed / SMOOTH_MS);
  const known = state.lossShare ?? sample.lossShare;
  const lossShare = known + weight * (sample.lossShare - known);
  const smooth = { lossShare, queueMs: sample.queueMs };
  const isStrained = exceeds(smooth, STRAINED[state.rung]);
  const isSevere = exceeds(sample, SEVERE) && place(state.rung) > place('thrift');
  const calm = CALM[state.rung];
  const isCalm = lossShare < calm.lossShare && sample.queueMs < calm.queueMs;
  // A mistake is forgotten step by step by what goes well for long.
  const isForgiven = state.lastAt - state.since >= TRIAL_MS && state.holdMs > FIRST_HOLD_MS;
  return {
    ...state,
    ...(isForgiven ? { since: state.lastAt, holdMs: state.holdMs / 2 } : {}),
    lossShare,
    strainedMs: isStrained ? state.strainedMs + passed : Math.max(0, state.strainedMs - passed),
    severeMs: isSevere ? state.severeMs + passed : 0,
    calmMs: isCalm ? state.calmMs + passed : Math.max(0, state.calmMs - 3 * passed),
  };
}

function stepDown(state: LadderState): LinkRung {
  const { rung, climb } = state;
  const isMuch = state.severeMs >= SEVERE_MS;
  if (!isMuch && state.strainedMs < STRAIN_MS) return rung;
  const isTrial = climb !== undefined && state.since <= climb.at;
  if (isTrial) return climb.from;
  if (isMuch && place(rung) > place('voice')) return 'voice';
  return LINK_RUNGS[Math.max(0, place(rung) - 1)] ?? rung;
}

function descended(rung: LinkRung, state: LadderState): LadderState {
  const isMistake = state.climb !== undefined && state.lastAt - state.climb.at < TRIAL_MS;
  const holdMs = isMistake ? Math.min(LONGEST_HOLD_MS, state.holdMs * 2) : state.holdMs;
  return entered(rung, { ...state, holdMs });
}

function entered(rung: LinkRung, state: LadderState): LadderState {
  const fresh = { lossShare: undefined, strainedMs: 0, severeMs: 0, calmMs: 0 };
  return { ...state, ...fresh, rung, since: state.lastAt };
}

function exceeds(of: Bounds, bounds: Bounds): boolean {
  return of.lossShare > bounds.lossShare || of.queueMs > bounds.queueMs;
}

function place(rung: LinkRung): number {
  return LINK_RUNGS.indexOf(rung);
}

function clamp(rung: LinkRung, least: LinkRung, most: LinkRung): LinkRung {
  return LINK_RUNGS[Math.min(Math.max(place(rung), place(least)), place(most))] ?? rung;
}
