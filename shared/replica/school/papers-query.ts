import Type from 'typebox';
import { can } from '../../permissions/can.ts';
import { mayReadScope } from '../../schema/scope.ts';
import type { BodyOf } from '../../schema/kinds.ts';
import { schoolQuery } from './school-query.ts';

export interface PaperRow extends BodyOf<'paper'> {
  readonly id: string;
  /** Whether everyone in the school reads it, and it goes into the page for the school's site. */
  readonly isPublic: boolean;
  /** How many appointments name it as their order. */
  readonly appointments: number;
  readonly isWaiting: boolean;
}

export interface PapersView {
  /** The newest first. */
  readonly papers: readonly PaperRow[];
  readonly canKeep: boolean;
}

/** The shelf of the school's local acts (clauses O-3, P-2.2(1)), as far as the one who asks may read it. */
export const papersQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: ({ directory, settled, facts }): PapersView => {
    const named = directory.all('appointment').map(({ body }) => body.order.paper);
    const papers = directory
      .all('paper')
      .filter(({ scope }) => mayReadScope(facts, scope))
      .map(({ id, scope, body, stamp }): PaperRow => ({
        ...body,
        id,
        isPublic: scope === 'school',
        appointments: named.filter((paper) => paper === id).length,
        isWaiting: settled.get('paper', id)?.stamp !== stamp,
      }))
      .sort((a, b) => (a.date === b.date ? (a.id < b.id ? 1 : -1) : a.date < b.date ? 1 : -1));
    return { papers, canKeep: can(facts, 'papers.keep') };
  },
});
