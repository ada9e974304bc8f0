import { VIOLATIONS_FOR_BLOCK } from '../schema/case-step.ts';
import { monthLater } from './calendar.ts';
import type { CaseEvent, CaseEventOf } from './case-events.ts';

const DAY_MS = 86_400_000;

/** A violation that counts: one for each message, however many moderators recorded it. */
export interface CountedViolation {
  readonly id: string;
  readonly message: string;
  readonly edition: string;
  readonly rule: number;
  readonly at: number;
  readonly by: string;
}

export type BlockEnd =
  /** By itself, when its time is over. */
  | 'term'
  /** Early, after an apology. */
  | 'release'
  /** It was a mistake, or too few of its violations are left. */
  | 'correction'
  /** Another one was in force, which a hub that was apart had not heard of. */
  | 'doubled'
  /** No violation was recorded after the block before it. */
  | 'nothingNew';

export interface BlockState {
  readonly id: string;
  readonly by: string;
  readonly at: number;
  readonly edition: string;
  readonly rule: number;
  readonly isPending: boolean;
  /** When it ends by itself (ms). */
  readonly term: number;
  /** When it ends as things stand; later events alone can change it. */
  readonly endsAt: number;
  readonly end: BlockEnd;
  readonly apology: ApologyState | undefined;
}

export interface ApologyState {
  readonly id: string;
  readonly text: string;
  readonly at: number;
  /** Until when members may object. */
  readonly until: number;
  /** Whether somebody did in time. */
  readonly isObjected: boolean;
  /** How many objected later, which changes nothing. */
  readonly lateCount: number;
}

export interface CaseState {
  /** The first recorded one first. */
  readonly violations: readonly CountedViolation[];
  /** All blocks there were, void ones included, in their order. */
  readonly blocks: readonly BlockState[];
  /** The block in force. */
  readonly block: BlockState | undefined;
  /** When each step that was a mistake was said to be one, by id. */
  readonly corrected: ReadonlyMap<string, number>;
}

/**
 * The state of the case of one person in one chat (clauses E-2.5 to E-2.8, decisions D-4 and D-5). It follows from
 * the set of events alone: neither the order in which they come nor anybody's clock has a say, and `now` only picks
 * the block that is in force. A hub whose clock stands before the beginning of a block takes it to be in force.
 * @param now hub time in milliseconds
 */
export function caseState(events: readonly CaseEvent[], now: number): CaseState {
  const sorted = [...new Map(events.map((event) => [event.id, event])).values()].sort(byOrder);
  const corrected = correctionsIn(sorted);
  const violations = violationsIn(sorted, corrected);
  const blocks = blocksIn(sorted, corrected);
  const block = blocks.find(({ at, endsAt }) => at < endsAt && now < endsAt);
  return { violations, blocks, corrected, block };
}

function byOrder(a: CaseEvent, b: CaseEvent): number {
  return a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1;
}

function isStep<S extends CaseEvent['step']>(step: S) {
  return (event: CaseEvent): event is CaseEventOf<S> => event.step === step;
}

/** What whoever made it, or the head, has called a mistake, and when first. */
function correctionsIn(events: readonly CaseEvent[]): ReadonlyMap<string, number> {
  const corrected = new Map<string, number>();
  const note = (of: string, at: number) => {
    corrected.set(of, Math.min(at, corrected.get(of) ?? Infinity));
  };
  const appealed = new Map(events.filter(isStep('appeal')).map(({ id, of }) => [id, of]));
  for (const event of events) {
    if (event.step === 'correction') note(event.of, event.at);
    if (event.step !== 'ruling' || !event.isLifted) continue;
    const of = appealed.get(event.appeal);
    if (of !== undefined) note(of, event.at);
  }
  return corrected;
}

function violationsIn(
  events: readonly CaseEvent[],
  corrected: ReadonlyMap<string, number>,
): readonly CountedViolation[] {
  const counted = new Map<string, CountedViolation>();
  for (const event of events) {
    if (event.step !== 'violation' || corrected.has(event.id) || counted.has(event.message)) continue;
    const { id, message, edition, rule, at, by } = event;
    counted.set(message, { id, message, edition, rule, at, by });
  }
  return [...counted.values()];
}

function blocksIn(
  events: readonly CaseEvent[],
  corrected: ReadonlyMap<string, number>,
): readonly BlockState[] {
  const violations = new Map(events.filter(isStep('violation')).map((event) => [event.id, event]));
  const blocks: BlockState[] = [];
  // When the last block that counts was over, as far as was known while it lasted.
  let lastEnd = -Infinity;
  for (const block of events.filter(isStep('block'))) {
    const term = Math.min(monthLater(block.at, block.offsetMinutes), block.at + block.days * DAY_MS);
    const apology = apologyOf(block, term, events);
    const release = apology ? releaseOf(block.id, { from: apology.until, term }, events) : Infinity;
    const mistaken = Math.min(
      corrected.get(block.id) ?? Infinity,
      groundLostAt(block, violations, corrected),
    );
    const freshLost = lastEnd === -Infinity ? Infinity : freshLostAt(block, lastEnd, violations, corrected);
    const { by, id, at, edition, rule, isPending } = block;
    const of = { id, by, at, edition, rule, isPending, term, apology };
    if (at < lastEnd) {
      blocks.push({ ...of, endsAt: at, end: 'doubled' });
    } else if (freshLost === -Infinity) {
      blocks.push({ ...of, endsAt: at, end: 'nothingNew' });
    } else {
      const lost = Math.max(at, Math.min(mistaken, freshLost));
      const released = apology?.isObjected ? Infinity : release;
      blocks.push({ ...of, ...endOf({ term, released, lost }) });
      // What was accepted after an early end is not undone by an objection that travelled for long.
      if (lost > at) lastEnd = Math.min(term, release, lost);
    }
  }
  return blocks;
}

function endOf({ term, released, lost }: Record<'term' | 'released' | 'lost', number>): {
  readonly endsAt: number;
  readonly end: BlockEnd;
} {
  const endsAt = Math.min(term, released, lost);
  return { endsAt, end: endsAt === lost ? 'correction' : endsAt === released ? 'release' : 'term' };
}

function apologyOf(
  block: CaseEventOf<'block'>,
  term: number,
  events: readonly CaseEvent[],
): ApologyState | undefined {
  const apology = events.filter(isStep('apology')).find((event) => event.block === block.id);
  if (!apology || apology.at < block.at || apology.at >= term) return undefined;
  const until = apology.at + block.objectionDays * DAY_MS;
  const objections = events.flatMap((event) => {
    if (event.step === 'objected' && event.block === block.id) return [event.stampedAt];
    return event.step === 'objection' && event.block === block.id ? [event.at] : [];
  });
  const { id, text, at } = apology;
  const isObjected = objections.some((objectedAt) => objectedAt <= until);
  return { id, text, at, until, isObjected, lateCount: objections.filter((one) => one > until).length };
}

/** When a moderator first ended a block for which the members had had their time. */
function releaseOf(
  block: string,
  { from, term }: { readonly from: number; readonly term: number },
  events: readonly CaseEvent[],
): number {
  const releases = events.filter(isStep('release')).filter((event) => event.block === block);
  return Math.min(Infinity, ...releases.map(({ at }) => at).filter((at) => at >= from && at < term));
}

type Violations = ReadonlyMap<string, CaseEventOf<'violation'>>;

/** When a message first was no violation any more; one that has not come here yet is taken to be one. */
function lostAt(
  grounds: readonly string[],
  violations: Violations,
  corrected: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const byMessage = new Map<string, number>();
  for (const id of grounds) {
    const message = violations.get(id)?.message ?? id;
    const lost = corrected.get(id) ?? Infinity;
    byMessage.set(message, Math.max(lost, byMessage.get(message) ?? -Infinity));
  }
  return byMessage;
}

/** When too few of the violations that a block rests on were left. */
function groundLostAt(
  { grounds }: CaseEventOf<'block'>,
  violations: Violations,
  corrected: ReadonlyMap<string, number>,
): number {
  const lost = [...lostAt(grounds, violations, corrected).values()].sort((a, b) => b - a);
  return lost[VIOLATIONS_FOR_BLOCK - 1] ?? -Infinity;
}

/** When the last violation was lost that was recorded after the block before; −∞ where there was none at all. */
function freshLostAt(
  { grounds }: CaseEventOf<'block'>,
  lastEnd: number,
  violations: Violations,
  corrected: ReadonlyMap<string, number>,
): number {
  const fresh = grounds.filter((id) => (violations.get(id)?.at ?? Infinity) > lastEnd);
  return Math.max(-Infinity, ...lostAt(fresh, violations, corrected).values());
}
