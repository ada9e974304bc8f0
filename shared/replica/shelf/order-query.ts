import Type from 'typebox';
import { Id, stampTime } from '../../ids/id.ts';
import { can } from '../../permissions/can.ts';
import { mayPlaceOrders } from '../../permissions/may-write-orders.ts';
import type { OrderSeries, OrderVersion } from '../../orders/order-series.ts';
import type { BodyOf } from '../../schema/kinds.ts';
import type { Role } from '../../schema/person.ts';
import { schoolQuery, type SchoolSource } from '../school/school-query.ts';
import { type Asked, askedPeople, Audiences, countAsked } from './order-people.ts';
import { nameOf, type OrderRow, ordersQuery, ownVersions, shownSheet } from './orders-query.ts';
import type { HeldAck, ShelfContents } from './shelf-memory.ts';

/** One who is to acknowledge an order, as those see it who see to it. */
export interface AskedRow {
  readonly person: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly position: string;
  /** The class of a pupil, or of a parent's children. */
  readonly classes: readonly string[];
  /** When the person said so on a computer; 0 for not. */
  readonly at: number;
  /** When the school's hub heard of it, 0 for not yet. */
  readonly receivedAt: number;
  /** The day on the paper sheet, '' for none. */
  readonly signedOn: string;
  /** What of it was entered from paper, to be taken back. */
  readonly papers: readonly string[];
  readonly versionId: string;
}

export interface VersionRow {
  readonly id: string;
  readonly version: number;
  readonly date: string;
  readonly placedAt: number;
  readonly by: string;
  readonly note: string;
  readonly isWithdrawal: boolean;
}

export interface OrderView extends OrderRow {
  /** The version that is shown, whose files those are. */
  readonly versionId: string;
  readonly text: string;
  readonly fileRefs: BodyOf<'order'>['files'];
  readonly needsAcknowledgement: boolean;
  readonly versions: readonly VersionRow[];
  /** When the reader acknowledged the version that holds, and whether the school knows; undefined for not. */
  readonly ownGiven:
    { readonly at: number; readonly signedOn: string; readonly isWaiting: boolean } | undefined;
  readonly remindedAt: number;
  readonly canPlace: boolean;
  readonly canEnterPaper: boolean;
  /** Undefined for those who do not see to it. By name. */
  readonly asked: readonly AskedRow[] | undefined;
  readonly schoolTitle: string;
}

/** One order with all its versions, and who has acknowledged it. Undefined where there is none for the reader. */
export const orderQuery = schoolQuery({
  params: Type.Object({ order: Id }, { additionalProperties: false }),
  answer: async (source, { order }): Promise<OrderView | undefined> => {
    const contents = await source.shelf();
    const series = contents.series.get(order);
    const row = (await ordersQuery.answer(source, {})).orders.find(({ id }) => id === order);
    if (!series || !row) return undefined;
    const { current } = shownSheet(series, source);
    const canSee = can(source.facts, 'orders.enterPaper');
    const asked = askedPeople(series, contents, new Audiences(source.directory));
    return {
      ...row,
      versionId: current.id,
      text: current.body.text,
      fileRefs: current.body.files,
      needsAcknowledgement: current.body.needsAcknowledgement,
      versions: versionRows(series, source),
      ownGiven: ownGiven(series, contents, source),
      remindedAt: Math.max(
        0,
        ...series.sheets.flatMap((sheet) =>
          [...contents.reminders(sheet.current.id)].map(({ body }) => body.at),
        ),
      ),
      canPlace: mayPlaceOrders(source.facts),
      canEnterPaper: canSee,
      counts: canSee && row.counts ? countAsked(asked) : undefined,
      asked: canSee && row.counts ? askedRows(asked, contents, source) : undefined,
      schoolTitle: source.directory.school?.body.title ?? '',
    };
  },
});

function versionRows(series: OrderSeries, source: SchoolSource): readonly VersionRow[] {
  const sheet = shownSheet(series, source);
  const all: OrderVersion[] = [...(sheet.withdrawal ? [sheet.withdrawal] : []), ...sheet.versions];
  return all.map(({ id, by, body }) => ({
    id,
    version: body.version,
    date: body.date,
    placedAt: stampTime(id),
    by: nameOf(source, by),
    note: body.note,
    isWithdrawal: body.isWithdrawn,
  }));
}

function ownGiven(series: OrderSeries, contents: ShelfContents, source: SchoolSource): OrderView['ownGiven'] {
  const { given } = ownVersions(series, contents, source);
  const own = given.find(({ kind }) => kind === 'ack') ?? given[0];
  if (!own) return undefined;
  if (own.kind === 'ack')
    return { at: saidAt(own, own.body.at), signedOn: '', isWaiting: own.queue === 'written' };
  return { at: 0, signedOn: own.body.signedOn, isWaiting: own.queue === 'written' };
}

function askedRows(
  asked: ReadonlyMap<string, Asked>,
  contents: ShelfContents,
  source: SchoolSource,
): readonly AskedRow[] {
  const rows = [...asked.values()].map(({ person, version, signature }): AskedRow => {
    const card = source.directory.get('person', person)?.body;
    const acks = [...contents.acks(version.id)];
    const ack = acks.find((one) => one.kind === 'ack' && one.by === person);
    return {
      person,
      name: nameOf(source, person),
      roles: card?.roles ?? [],
      position: card?.position ?? '',
      classes: classesOf(person, source),
      at: ack && signature ? saidAt(ack, signature.at) : 0,
      receivedAt: ack?.at ?? 0,
      signedOn: signature?.signedOn ?? '',
      papers: acks.flatMap((one) => (one.kind === 'paperack' && one.body.person === person ? [one.id] : [])),
      versionId: version.id,
    };
  });
  return rows.sort((a, b) => ORDER.compare(a.name, b.name));
}

const ORDER = new Intl.Collator('ru');

/**
 * A computer says when somebody acknowledged; nobody does so before the order was placed, or after the school
 * has heard of it.
 */
function saidAt(ack: HeldAck, at: number): number {
  const notBefore = Math.max(at, stampTime(ack.parent));
  return ack.at > 0 ? Math.min(notBefore, ack.at) : notBefore;
}

function classesOf(person: string, { directory }: SchoolSource): readonly string[] {
  const facts = directory.factsOf(person);
  if (facts.isStaff) return [];
  const ids = facts.isPupil ? facts.classrooms : facts.childrensClassrooms;
  const titles = [...ids].flatMap((id) => {
    const classroom = directory.get('classroom', id)?.body;
    return classroom?.type === 'homeroom' && !classroom.isArchived ? [classroom.title] : [];
  });
  return titles.sort(ORDER.compare);
}
