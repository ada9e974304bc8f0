import Type from 'typebox';
import { can } from '../../permissions/can.ts';
import { isForReader, mayPlaceOrders } from '../../permissions/may-write-orders.ts';
import type { OrderSeries, OrderSheet } from '../../orders/order-series.ts';
import type { SignatureCounts } from '../../orders/signatures.ts';
import { listName } from '../../schema/person.ts';
import type { OrderAudience } from '../../schema/school-order.ts';
import { schoolQuery, type SchoolSource } from '../school/school-query.ts';
import { askedPeople, Audiences, countAsked } from './order-people.ts';
import type { ShelfContents } from './shelf-memory.ts';

/** What an order wants of the reader: nothing, to be acknowledged, or it was. */
export type OwnAcknowledgement = 'none' | 'asked' | 'given';

export interface OrderRow {
  /** The order's, whatever its version. */
  readonly id: string;
  readonly number: string;
  readonly date: string;
  readonly title: string;
  readonly version: number;
  readonly isWithdrawn: boolean;
  readonly audiences: readonly (OrderAudience & { readonly classroomTitle: string })[];
  readonly own: OwnAcknowledgement;
  /** For those who see to it, where an acknowledgement is asked for. */
  readonly counts: SignatureCounts | undefined;
  /** The newest version has not left this computer. */
  readonly isWaiting: boolean;
  readonly files: number;
  /** All its versions for all whom it is for, and of them those that are in force: by their ids sheets are found. */
  readonly versionIds: readonly string[];
  readonly currentIds: readonly string[];
}

export interface OrdersView {
  /** What waits for the reader first, then the newest. */
  readonly orders: readonly OrderRow[];
  readonly canPlace: boolean;
  /** Whether signatures from paper may be entered. */
  readonly canEnterPaper: boolean;
}

/** The orders that the reader may read (clauses M-4 ¶8, O-4). */
export const ordersQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: async (source): Promise<OrdersView> => {
    const contents = await source.shelf();
    const audiences = new Audiences(source.directory);
    const orders = [...contents.series.values()]
      .map((series) => orderRow(series, contents, audiences, source))
      .sort(
        (a, b) =>
          urgency(a) - urgency(b) || (a.date === b.date ? (a.id < b.id ? 1 : -1) : a.date < b.date ? 1 : -1),
      );
    return {
      orders,
      canPlace: mayPlaceOrders(source.facts),
      canEnterPaper: can(source.facts, 'orders.enterPaper'),
    };
  },
});

function urgency({ own }: OrderRow): number {
  return own === 'asked' ? 0 : 1;
}

function orderRow(
  series: OrderSeries,
  contents: ShelfContents,
  audiences: Audiences,
  source: SchoolSource,
): OrderRow {
  const { directory, facts } = source;
  const shown = shownSheet(series, source);
  const { body, id } = shown.current;
  const sheets = series.sheets.filter(({ withdrawal }) => !withdrawal || shown.withdrawal);
  const isAsked = series.sheets.some(
    ({ current, withdrawal }) => current.body.needsAcknowledgement && !withdrawal,
  );
  return {
    id: series.id,
    number: body.number,
    date: body.date,
    title: body.title,
    version: body.version,
    isWithdrawn: shown.withdrawal !== undefined,
    audiences: sheets.map(({ current }) => ({
      ...current.body.audience,
      classroomTitle: directory.get('classroom', current.body.audience.classroom)?.body.title ?? '',
    })),
    own: ownAcknowledgement(series, contents, source),
    counts:
      isAsked && can(facts, 'orders.enterPaper')
        ? countAsked(askedPeople(series, contents, audiences))
        : undefined,
    isWaiting: contents.orders.get(id)?.queue === 'written',
    files: body.files.length,
    versionIds: series.sheets.flatMap(({ versions }) => versions.map((version) => version.id)),
    currentIds: series.sheets.flatMap(({ current, withdrawal }) => (withdrawal ? [] : [current.id])),
  };
}

/** The sheet that is for the reader, otherwise the first one. */
export function shownSheet(series: OrderSeries, { facts }: Pick<SchoolSource, 'facts'>): OrderSheet {
  const own = series.sheets.find(({ current }) => isForReader(current.body.audience, facts));
  const shown = own ?? series.sheets[0];
  if (!shown) throw new Error('an order without a version');
  return shown;
}

/** What the reader has still to acknowledge: one version for each audience that the reader belongs to. */
export function ownVersions(
  series: OrderSeries,
  contents: ShelfContents,
  source: Pick<SchoolSource, 'facts' | 'person'>,
) {
  const asked = series.sheets.filter(
    ({ current, withdrawal }) =>
      !withdrawal && current.body.needsAcknowledgement && isForReader(current.body.audience, source.facts),
  );
  const given = asked.flatMap(({ current }) =>
    [...contents.acks(current.id)].filter((ack) =>
      ack.kind === 'ack' ? ack.by === source.person : ack.body.person === source.person,
    ),
  );
  return { asked: asked.map(({ current }) => current), given };
}

export function ownAcknowledgement(
  series: OrderSeries,
  contents: ShelfContents,
  source: SchoolSource,
): OwnAcknowledgement {
  const { asked, given } = ownVersions(series, contents, source);
  if (asked.length === 0) return 'none';
  return given.length > 0 ? 'given' : 'asked';
}

/** «Сорокина Галина Петровна», '' for somebody whose card is not here. */
export function nameOf({ directory }: Pick<SchoolSource, 'directory'>, person: string): string {
  const card = directory.get('person', person);
  return card ? listName(card.body) : '';
}
