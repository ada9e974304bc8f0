import type { Directory, Entry } from '../directory/directory.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import type { Kind } from '../schema/kinds.ts';
import { scopeOf } from '../schema/scope.ts';
import { positionOf } from './case-events.ts';

interface Place {
  readonly chat: string;
  readonly person: string;
}

/** What a school may keep back from whoever is blocked: what is said. Lessons, tasks and the plan go on. */
const TALK: ReadonlySet<string> = new Set<Kind>(['message', 'thumb', 'poll', 'reaction', 'pin', 'question']);

export function isTalk({ kind }: Pick<AuthorPart, 'kind'>): boolean {
  return TALK.has(kind);
}

export interface ReadingState {
  /** The reading position behind which talk is kept back; undefined where everything is read. */
  readonly closedAt: string | undefined;
  /** The blocks for which reading was closed and is not open again. */
  readonly closed: ReadonlySet<string>;
  /** The blocks for which something was said about reading. */
  readonly told: ReadonlySet<string>;
  /** The school's words that reading is open again. */
  readonly reopenings: readonly Entry<'casestep'>[];
}

/**
 * Whether somebody reads what is said in a chat. It follows from the set of the school's words alone, and what was
 * opened for a block is never closed for it again.
 */
export function readingState(known: Pick<Directory, 'about'>, { chat, person }: Place): ReadingState {
  const closings = new Map<string, string>();
  const reopened = new Set<string>();
  const reopenings: Entry<'casestep'>[] = [];
  for (const step of known.about('casestep', scopeOf.case(chat, person))) {
    const { body } = step;
    if (body.step !== 'reading') continue;
    if (body.isOpen) {
      reopened.add(body.block);
      reopenings.push(step);
      continue;
    }
    const [at, before] = [positionOf(step), closings.get(body.block)];
    if (before === undefined || at < before) closings.set(body.block, at);
  }
  const open = [...closings].filter(([block]) => !reopened.has(block));
  return {
    closedAt: open.map(([, at]) => at).sort()[0],
    closed: new Set(open.map(([block]) => block)),
    told: new Set([...closings.keys(), ...reopened]),
    reopenings,
  };
}

export function isReadingClosed(known: Pick<Directory, 'about'>, place: Place): boolean {
  return readingState(known, place).closedAt !== undefined;
}
