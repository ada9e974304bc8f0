import Type from 'typebox';
import { can } from '../../permissions/can.ts';
import { schoolQuery } from '../school/school-query.ts';
import { askedPeople, Audiences } from './order-people.ts';
import { nameOf } from './orders-query.ts';

export interface OutstandingRow {
  readonly person: string;
  readonly name: string;
  readonly position: string;
  /** Orders that the person has not acknowledged, the oldest first. */
  readonly orders: readonly { readonly id: string; readonly number: string; readonly title: string }[];
}

/**
 * Who has not acknowledged which orders (clause O-5), those with the most first; empty for whoever does not see
 * to it.
 */
export const outstandingQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: async (source): Promise<readonly OutstandingRow[]> => {
    if (!can(source.facts, 'orders.enterPaper')) return [];
    const contents = await source.shelf();
    const audiences = new Audiences(source.directory);
    const byPerson = new Map<string, { id: string; number: string; title: string }[]>();
    for (const series of contents.series.values()) {
      for (const { person, signature, version } of askedPeople(series, contents, audiences).values()) {
        if (signature) continue;
        const { number, title } = version.body;
        byPerson.set(person, [...(byPerson.get(person) ?? []), { id: series.id, number, title }]);
      }
    }
    const rows = [...byPerson].map(([person, orders]) => ({
      person,
      name: nameOf(source, person),
      position: source.directory.get('person', person)?.body.position ?? '',
      orders,
    }));
    return rows.sort((a, b) => b.orders.length - a.orders.length || ORDER.compare(a.name, b.name));
  },
});

const ORDER = new Intl.Collator('ru');
