import type { AuthorPart } from '../schema/envelope.ts';
import type { BodyOf } from '../schema/kinds.ts';
import { voteId } from '../schema/poll.ts';
import { scopeOf } from '../schema/scope.ts';
import { part, stampAt } from './make-documents.ts';

interface Placed<K extends 'poll' | 'event'> {
  readonly id?: string;
  readonly stamp?: string;
  readonly body?: Partial<BodyOf<K>>;
}

/** An open poll with two answers in the chat `c1`. */
export function pollPart(by: string, of: Placed<'poll'> = {}): AuthorPart {
  const body: BodyOf<'poll'> = {
    question: 'Куда едем?',
    type: 'poll',
    options: ['В музей', 'В лес'].map((text) => ({ text, places: 0 })),
    isMultiple: false,
    isAnonymous: false,
    closesAt: 0,
    closedAt: 0,
    ...of.body,
  };
  const { id = stampAt(1), stamp = id } = of;
  return part({ kind: 'poll', id, stamp, scope: scopeOf.chat('c1'), parent: 'c1', by, body });
}

/** An event that is planned in the chat `c1`. */
export function eventPart(by: string, of: Placed<'event'> = {}): AuthorPart {
  const body: BodyOf<'event'> = {
    title: 'Поход',
    place: '',
    about: '',
    startsAt: 9,
    endsAt: 0,
    isCancelled: false,
    ...of.body,
  };
  const { id = stampAt(1), stamp = id } = of;
  return part({ kind: 'event', id, stamp, scope: scopeOf.chat('c1'), parent: 'c1', by, body });
}

/** A vote on a poll of the chat `c1`. */
export function votePart(
  by: string,
  poll: string,
  choices: number[],
  of: { readonly stamp?: string; readonly scope?: string } = {},
): AuthorPart {
  const { stamp = stampAt(1), scope = scopeOf.chat('c1') } = of;
  return part({ kind: 'vote', id: voteId(poll, by), stamp, scope, parent: poll, by, body: { choices } });
}
