import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../errors/app-error.ts';
import { paperDropId } from '../../schema/school-order.ts';
import { scopeOf } from '../../schema/scope.ts';
import type { AuthorPart } from '../../schema/envelope.ts';
import type { Role } from '../../schema/person.ts';
import { classMembership, kinshipPart, part, personCard, stampAt } from '../../testing/make-documents.ts';
import { ANNA, openMemoryDatabase, openTestReplica } from '../../testing/replica-fixture.ts';
import { ackPart, materialPart, orderPart, paperAckPart, reviewPart } from '../../testing/shelf-documents.ts';
import type { QueryParams, QueryResults } from '../query-names.ts';

type Test = Awaited<ReturnType<typeof openTestReplica>>;

let replica: Test;
let seq = 0;
const open = async (...roles: Role[]) => {
  replica = await openTestReplica(await openMemoryDatabase());
  await receive(
    personCard(ANNA, roles, { isVerified: true }),
    ...['boris', 'vera', 'gleb'].map((id) => personCard(id, ['teacher'], { isVerified: true })),
    personCard('dasha', ['pupil']),
    personCard('mother', ['parent']),
    part({
      kind: 'classroom',
      id: 'k7',
      scope: 'school',
      body: {
        title: '7Б',
        type: 'homeroom',
        grade: 7,
        subject: '',
        sourcedId: '',
        isArchived: false,
        homeroom: '',
      },
    }),
    classMembership('k7', 'dasha'),
    kinshipPart('dasha', 'mother'),
  );
};
const receive = async (...parts: AuthorPart[]) => {
  await replica.receive(parts, seq + 1);
  seq += parts.length;
};

async function answer<
  Q extends
    | 'school.orders'
    | 'school.ordersAsked'
    | 'school.order'
    | 'school.outstanding'
    | 'school.shelves'
    | 'school.material',
>(query: Q, params: QueryParams<Q>): Promise<QueryResults[Q]> {
  return (await replica.replica.school.answer(query, params)) as QueryResults[Q];
}
const shelf = () => replica.replica.school.shelf;
const refusal = async (work: Promise<unknown>) =>
  await work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.data.code : String(error)),
  );

beforeEach(() => {
  seq = 0;
});
afterEach(() => replica.replica.close());

const ORDER = {
  what: 'placeOrder',
  number: '41-од',
  date: '2026-09-01',
  title: 'О режиме работы',
  text: 'Занятия с 8:30.',
  files: [],
  paper: '',
  needsAcknowledgement: true,
} as const;
const STAFF = [{ groups: ['staff' as const], classroom: '' }];
const MATERIAL = { title: 'Дроби', topic: 'Дроби', about: '', source: '', files: [] };

describe('orders', () => {
  test('F-059 a teacher may not place one', async () => {
    await open('teacher');
    expect(await refusal(shelf().do({ ...ORDER, files: [], audiences: STAFF }))).toBe('notAllowed');
  });

  test('G-9 counts those on computers and those on paper, with their days', async () => {
    await open('head');
    const { id } = await shelf().do({ ...ORDER, files: [], audiences: STAFF });
    await receive(ackPart('boris', id, { body: { at: replica.timers.now() } }));
    await shelf().do({ what: 'enterPaper', order: id, people: ['vera'], signedOn: '2026-09-02' });
    const view = await answer('school.order', { order: id });
    // Anna has not said so herself, and Gleb has not at all.
    expect(view?.counts).toEqual({ expected: 4, acknowledged: 2, onPaper: 1 });
    expect(view?.asked?.map(({ person, at, signedOn }) => [person, at > 0, signedOn])).toEqual([
      [ANNA, false, ''],
      ['boris', true, ''],
      ['gleb', false, ''],
      ['vera', false, '2026-09-02'],
    ]);
    const outstanding = await answer('school.outstanding', {});
    expect(outstanding.map(({ person }) => person).sort()).toEqual([ANNA, 'gleb']);
  });

  test('F-059 a new version asks everyone again', async () => {
    await open('head');
    const { id } = await shelf().do({ ...ORDER, files: [], audiences: STAFF });
    await shelf().do({ what: 'acknowledge', order: id });
    expect((await answer('school.order', { order: id }))?.own).toBe('given');
    await shelf().do({ ...ORDER, what: 'renewOrder', order: id, files: [], audiences: STAFF, note: 'Иначе' });
    const view = await answer('school.order', { order: id });
    expect(view).toMatchObject({ version: 2, own: 'asked', counts: { acknowledged: 0 } });
    expect(view?.versions.map(({ version, note }) => [version, note])).toEqual([
      [2, 'Иначе'],
      [1, ''],
    ]);
  });

  test('F-095 is acknowledged without a link, and waits to be sent', async () => {
    await open('teacher');
    const order = orderPart('head');
    await receive(order);
    expect(await answer('school.orders', {})).toMatchObject({ canPlace: false });
    expect(await answer('school.ordersAsked', {})).toBe(1);
    await shelf().do({ what: 'acknowledge', order: order.id });
    const view = await answer('school.order', { order: order.id });
    expect(view).toMatchObject({ own: 'given', ownGiven: { isWaiting: true }, asked: undefined });
    expect(replica.link.wakes).toBe(1);
    expect(await replica.replica.unsentCount()).toMatchObject({ waiting: 1, waitingMessages: 0 });
  });

  test('F-095 nobody is asked to acknowledge what is for others', async () => {
    await open('teacher');
    const order = orderPart('head', { body: { audience: { groups: ['pupils'], classroom: '' } } });
    await receive(order);
    expect(await answer('school.ordersAsked', {})).toBe(0);
    expect(await refusal(shelf().do({ what: 'acknowledge', order: order.id }))).toBe('notAllowed');
  });

  test('F-095 one withdrawn asks nobody any more', async () => {
    await open('head');
    const { id } = await shelf().do({ ...ORDER, files: [], audiences: STAFF });
    await shelf().do({ what: 'withdrawOrder', order: id, note: 'Ошибка' });
    const { orders } = await answer('school.orders', {});
    expect(orders).toMatchObject([{ id, isWithdrawn: true, own: 'none' }]);
    expect(await answer('school.outstanding', {})).toEqual([]);
  });

  test('F-095 whoever acknowledged does not do so before the order or after the school has heard of it', async () => {
    await open('head');
    const { id } = await shelf().do({ ...ORDER, files: [], audiences: STAFF });
    const placed = replica.timers.now();
    await receive(ackPart('boris', id, { body: { at: 1 } }));
    const early = (await answer('school.order', { order: id }))?.asked?.find(
      ({ person }) => person === 'boris',
    );
    expect(early?.at).toBeLessThanOrEqual(Math.max(placed, early?.receivedAt ?? 0));
  });

  test('G-9 a signature entered by mistake, also by somebody else, counts no more once the school has taken it back', async () => {
    await open('head');
    const { id } = await shelf().do({ ...ORDER, files: [], audiences: STAFF });
    await receive(
      paperAckPart('admin', id, 'gleb'),
      paperAckPart('head', id, 'vera', { stamp: stampAt(77) }),
    );
    const row = async () =>
      (await answer('school.order', { order: id }))?.asked?.find(({ person }) => person === 'gleb');
    const papers = (await row())?.papers ?? [];
    expect(papers).toHaveLength(1);
    const { school } = replica.replica;
    const act = { action: 'orders.dropPaper', data: { version: id, person: 'gleb', papers }, reason: '' };
    await school.act({ ...act, clause: 'O-4' });
    const place = { scope: scopeOf.ack('gleb'), parent: id, id: paperDropId(papers[0] ?? '') };
    await receive(part({ kind: 'paperdrop', ...place, body: { person: 'gleb', paper: papers[0] ?? '' } }));
    expect(await row()).toMatchObject({ signedOn: '', papers: [] });
    expect((await answer('school.order', { order: id }))?.counts).toMatchObject({
      acknowledged: 1,
      onPaper: 1,
    });
  });

  test('F-059 for classes asks the parents of those alone', async () => {
    await open('head');
    const audiences = [{ groups: ['parents' as const], classroom: 'k7' }];
    const { id } = await shelf().do({ ...ORDER, files: [], audiences });
    const view = await answer('school.order', { order: id });
    expect(view?.asked).toMatchObject([{ person: 'mother', classes: ['7Б'] }]);
  });
});

describe('materials', () => {
  test('F-057 a pupil’s stands on the shelf with the pupil named, and a teacher takes it off with a reason', async () => {
    await open('teacher');
    await receive(classMembership('k7', ANNA, { role: 'teacher' }));
    const material = materialPart('dasha', { body: { classroom: 'k7' } });
    await receive(material);
    const of = () => answer('school.material', { material: material.id });
    expect(await of()).toMatchObject({ isByPupil: true, canRemove: true, canChange: false });
    const review = { what: 'review', material: material.id, of: material.stamp } as const;
    expect(await refusal(shelf().do({ ...review, verdict: 'removed', reason: '' }))).toBe('badRequest');
    await shelf().do({ ...review, verdict: 'removed', reason: 'Не по теме' });
    expect(await of()).toMatchObject({ isRemoved: true, removedReason: 'Не по теме' });
  });

  test('F-060 what has changed since it was verified is not verified any more', async () => {
    await open('teacher');
    await receive(classMembership('k7', ANNA, { role: 'teacher' }));
    const { id } = await shelf().do({ ...MATERIAL, what: 'placeMaterial', shelf: 'shelf:k7', files: [] });
    const before = await answer('school.material', { material: id });
    expect(before).toMatchObject({ isVerified: false });
    await shelf().do({ what: 'review', material: id, verdict: 'verified', of: before!.stamp, reason: '' });
    expect(await answer('school.material', { material: id })).toMatchObject({ isVerified: true });
    await shelf().do({ ...MATERIAL, what: 'changeMaterial', material: id, title: 'Иное', files: [] });
    expect(await answer('school.material', { material: id })).toMatchObject({
      isVerified: false,
      title: 'Иное',
    });
  });

  test('F-060 a word of a teacher from another shelf counts for nothing', async () => {
    await open('teacher');
    await receive(classMembership('k7', ANNA, { role: 'teacher' }));
    const material = materialPart('dasha', { body: { classroom: 'k7' } });
    await receive(material, reviewPart('vera', material.id, { stamp: stampAt(2), scope: 'school' }));
    expect(await answer('school.material', { material: material.id })).toMatchObject({ isVerified: false });
  });

  test('F-061 its history says when it was made, stored and replaced', async () => {
    await open('teacher');
    await receive(classMembership('k7', ANNA, { role: 'teacher' }));
    const file = {
      digest: 'a'.repeat(64),
      sizeBytes: 10,
      type: 'application/pdf',
      name: 'Дроби.pdf',
      width: 0,
      height: 0,
      durationMs: 0,
      isVoice: false,
    };
    const { id } = await shelf().do({ ...MATERIAL, what: 'placeMaterial', shelf: 'shelf:k7', files: [file] });
    const newer = { ...file, digest: 'b'.repeat(64), name: 'Дроби 2.pdf' };
    await shelf().do({ ...MATERIAL, what: 'changeMaterial', material: id, files: [newer] });
    const view = await answer('school.material', { material: id });
    const said = view?.history.map(({ what, words }) => [what, words]);
    expect(said).toContainEqual(['made', '']);
    expect(said).toContainEqual(['replaced', 'Дроби.pdf']);
  });

  test('F-058 a pupil has no parents’ shelf', async () => {
    await open('pupil');
    await receive(classMembership('k7', ANNA));
    const { shelves } = await answer('school.shelves', {});
    expect(shelves.map(({ id, canPlace }) => [id, canPlace])).toEqual([
      ['school', false],
      ['shelf:k7', true],
    ]);
    expect(
      await refusal(shelf().do({ ...MATERIAL, what: 'placeMaterial', shelf: 'pshelf:k7', files: [] })),
    ).toBe('notAllowed');
  });
});
