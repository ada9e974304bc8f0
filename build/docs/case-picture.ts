import type { CaseEvent } from '../../shared/moderation/case-events.ts';
import { caseState } from '../../shared/moderation/case-state.ts';
import { blockChance } from '../../shared/moderation/may-block.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-10-01T09:00:00Z');
const CITED = { edition: 'standard', rule: 1 } as const;
/** Longer ways lead to no state that is not there already. */
const MOST_STEPS = 9;

interface Situation {
  readonly events: readonly CaseEvent[];
  readonly now: number;
}

/** The states of a case as a picture shows them, in the order in which they are drawn. */
const STATES = {
  clean: 'nothing recorded',
  few: '1 to 3 violations',
  open: 'may be blocked',
  blocked: 'blocked',
  apologised: 'apologised,<br/>members may object',
  accepted: 'nobody objected',
  objected: 'somebody objected',
  over: 'block over,<br/>nothing new',
} as const;
type State = keyof typeof STATES;

function stateOf({ events, now }: Situation): State {
  const state = caseState(events, now);
  const { apology } = state.block ?? {};
  if (state.block) {
    if (!apology) return 'blocked';
    if (apology.isObjected) return 'objected';
    return now < apology.until ? 'apologised' : 'accepted';
  }
  const { grounds, refusal } = blockChance(state, START);
  if (refusal === undefined) return 'open';
  if (refusal === 'blockNothingNew') return 'over';
  return grounds.length === 0 ? 'clean' : 'few';
}

type Move = (
  of: Situation,
  told: Pick<CaseEvent, 'id' | 'order' | 'at' | 'by' | 'isPending'>,
) => Situation | undefined;

function after(of: Situation, event: CaseEvent): Situation {
  return { ...of, events: [...of.events, event] };
}

/** What can happen next, as far as the rules let it. */
const MOVES: Readonly<Record<string, Move>> = {
  violation: (of, told) => after(of, { ...told, step: 'violation', message: told.id, ...CITED }),
  block: (of, told) => {
    const { grounds, refusal } = blockChance(caseState(of.events, of.now), START);
    const body = { days: 31, grounds: [...grounds], objectionDays: 3, offsetMinutes: 180, ...CITED };
    return refusal ? undefined : after(of, { ...told, step: 'block', ...body });
  },
  apology: (of, told) => {
    const { block } = caseState(of.events, of.now);
    if (!block || block.apology) return undefined;
    return after(of, { ...told, step: 'apology', block: block.id, text: 'Sorry', objectionDays: 3 });
  },
  objection: (of, told) => {
    const { block } = caseState(of.events, of.now);
    if (!block?.apology || block.apology.isObjected || of.now >= block.apology.until) return undefined;
    return after(of, { ...told, step: 'objection', block: block.id });
  },
  'an objection in time that comes late': (of, told) => {
    const released = caseState(of.events, of.now).blocks.find(({ end }) => end === 'release');
    if (!released?.apology || of.now >= released.term) return undefined;
    const at = released.apology.until - 1;
    return after(of, { ...told, at, step: 'objection', block: released.id });
  },
  release: (of, told) => {
    const { block } = caseState(of.events, of.now);
    if (!block?.apology || block.apology.isObjected || of.now < block.apology.until) return undefined;
    return after(of, { ...told, step: 'release', block: block.id });
  },
  'a mistake is corrected': (of, told) => {
    const last = caseState(of.events, of.now).violations.at(-1);
    return last && after(of, { ...told, step: 'correction', of: last.id, words: 'A mistake' });
  },
  'three days': (of) => {
    const { block } = caseState(of.events, of.now);
    return block?.apology && of.now < block.apology.until ? { ...of, now: block.apology.until } : undefined;
  },
  'the term ends': (of) => {
    const { block } = caseState(of.events, of.now);
    return block && { ...of, now: block.endsAt };
  },
};

/** The picture of the states of a case, found by playing every case of a few steps with the rules themselves. */
export function casePicture(): string {
  const arrows = new Map<string, Set<string>>();
  const seen = new Set<string>();
  let round: readonly Situation[] = [{ events: [], now: START }];
  for (let steps = 0; steps < MOST_STEPS && round.length > 0; steps++) {
    const next: Situation[] = [];
    for (const from of round) {
      for (const [name, to] of movesFrom(from)) {
        note(arrows, `${stateOf(from)} --> ${stateOf(to)}`, name);
        const key = `${stateOf(from)} ${name} ${stateOf(to)} ${to.events.length} ${to.events.filter(({ step }) => step === 'block').length}`;
        if (seen.has(key)) continue;
        seen.add(key);
        next.push(to);
      }
    }
    round = next;
  }
  const lines = [...arrows].map(([arrow, names]) => `  ${arrow} : ${[...names].sort().join(', ')}`);
  const names = Object.entries(STATES).map(([id, words]) => `  ${id} : ${words}`);
  return ['stateDiagram-v2', '  [*] --> clean', ...names, ...lines.sort()].join('\n');
}

function* movesFrom(of: Situation): Iterable<readonly [string, Situation]> {
  // An hour passes between two steps.
  const now = of.now + DAY_MS / 24;
  const id = `e${of.events.length}`;
  const order = String(now).padStart(30, '0');
  for (const [name, move] of Object.entries(MOVES)) {
    const to = move({ ...of, now }, { id, order, at: now, by: 'anna', isPending: false });
    if (to) yield [name, to];
  }
}

function note(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}
