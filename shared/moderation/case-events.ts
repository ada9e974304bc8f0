import type { AuthorPart } from '../schema/envelope.ts';
import type { ApologyBody, CaseStepBody, ObjectionBody } from '../schema/case-step.ts';
import { isOfKind } from '../schema/kinds.ts';
import { isUnsentOrder, unsentOrder, writtenAt } from '../schema/order.ts';

interface Told {
  readonly id: string;
  /** Where it stands among all others, the same on every hub. */
  readonly order: string;
  /** When a hub first accepted it (ms); the clock of whoever wrote it says nothing. */
  readonly at: number;
  readonly by: string;
  /** Whether no hub has it yet. */
  readonly isPending: boolean;
}

/** What happened in the case of one person in one chat; nothing else has a say in it. */
export type CaseEvent = Told &
  (
    | CaseStepBody
    | (ApologyBody & { readonly step: 'apology'; readonly block: string })
    | (Pick<ObjectionBody, 'block'> & { readonly step: 'objection' })
  );
export type CaseEventOf<S extends CaseEvent['step']> = Extract<CaseEvent, { readonly step: S }>;

/**
 * The events of the case of a person in a chat among documents that a replica or hub holds, in any order and any
 * number of times.
 * @param now hub time (ms), at which what no hub has yet is taken to be accepted
 */
export function caseEvents(
  documents: Iterable<AuthorPart>,
  { scope, person, now }: { readonly scope: string; readonly person: string; readonly now: number },
): readonly CaseEvent[] {
  const events: CaseEvent[] = [];
  for (const document of documents) {
    if (document.gone) continue;
    const { id, stamp, by } = document;
    const order = positionOf(document);
    const isPending = isUnsentOrder(order);
    const told = { id, order, by, isPending, at: isPending ? now : writtenAt({ order, stamp }) };
    if (isOfKind(document, 'casestep') && document.scope === scope) {
      events.push({ ...told, ...document.body });
    } else if (isOfKind(document, 'apology') && by === person) {
      events.push({ ...told, ...document.body, step: 'apology', block: document.parent });
    } else if (isOfKind(document, 'objection') && document.body.person === person) {
      events.push({ ...told, step: 'objection', block: document.body.block });
    }
  }
  return events;
}

/** What is held has a reading position; a version that is only about to be written has none. */
export function positionOf(document: AuthorPart): string {
  const order: unknown = 'order' in document ? document.order : '';
  return typeof order === 'string' && order !== '' ? order : unsentOrder(document.stamp);
}
