import Type from 'typebox';
import { can } from '../../permissions/can.ts';
import type { BodyOf } from '../../schema/kinds.ts';
import { schoolQuery } from './school-query.ts';

export interface LinkRow extends BodyOf<'link'> {
  readonly id: string;
  /** True while no hub has accepted what was changed of it here. */
  readonly isWaiting: boolean;
}

export interface LinksView {
  /** The passages for the roles of the one who asks. */
  readonly own: readonly LinkRow[];
  /** All of them, for whoever may change them; empty otherwise. */
  readonly all: readonly LinkRow[];
  readonly canSet: boolean;
}

/** The passages to the electronic journal and diary (clause P-1.5), by title. */
export const linksQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: ({ directory, settled, facts }): LinksView => {
    const rows = directory
      .all('link')
      .map(({ id, body, stamp }): LinkRow => ({
        ...body,
        id,
        isWaiting: settled.get('link', id)?.stamp !== stamp,
      }))
      .sort((a, b) => a.title.localeCompare(b.title, 'ru') || (a.id < b.id ? -1 : 1));
    const canSet = can(facts, 'links.set');
    return {
      own: rows.filter(
        ({ isWithdrawn, roles }) => !isWithdrawn && roles.some((role) => facts.roles.includes(role)),
      ),
      all: canSet ? rows : [],
      canSet,
    };
  },
});
