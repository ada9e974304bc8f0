import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../shared/errors/app-error.ts';
import { type AcceptedDocument, type AuthorPart, SCHOOL_WRITER } from '../../shared/schema/envelope.ts';
import { orderOf } from '../../shared/schema/order.ts';
import {
  chatMembership,
  kinshipPart,
  markPart,
  messagePart,
  part,
  personCard,
  stampAt,
  TEST_HUB,
  TEST_LOG,
} from '../../shared/testing/make-documents.ts';
import { withRules } from '../../shared/testing/make-moderation.ts';
import { MAX_AHEAD_MS } from '../../shared/time/hybrid-clock.ts';
import type { HubStore } from '../store/hub-store.ts';
import { changed, openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { Acceptor } from './acceptor.ts';
import { FactsSource } from './facts-source.ts';

const NOW = 1_700_000_000_000;
let store: HubStore;
let acceptor: Acceptor;
let clock: { now: number };
let stamps = 0;
let told: (readonly AcceptedDocument[])[];

function acceptorOver(over: HubStore): Acceptor {
  const made = new Acceptor({
    store: over,
    facts: new FactsSource(over),
    now: () => clock.now,
    stamp: () => stampAt(clock.now + ++stamps),
  });
  made.onAccepted((documents) => told.push(documents));
  return made;
}

const chat = (id: string) =>
  part({
    kind: 'chat',
    id,
    scope: `chat:${id}`,
    body: { title: id, template: 'group', classroom: '', isArchived: false },
  });
const hello = (of: Partial<AuthorPart> & { readonly text?: string; readonly chat?: string } = {}) =>
  messagePart({ by: 'anna', chat: 'c1', stamp: stampAt(NOW), ...of });
const push = (...parts: AuthorPart[]) => acceptor.push('anna', parts);
const refused = (code: string) => ({ refusal: { code } });

beforeEach(async () => {
  clock = { now: NOW };
  told = [];
  store = openMemoryStore();
  acceptor = acceptorOver(store);
  await acceptor.writeAsSchool([
    personCard('anna', ['pupil']),
    personCard('boris', ['pupil']),
    ...withRules('anna', 'boris'),
    chat('c1'),
    chat('c2'),
    chatMembership('c1', 'anna'),
    chatMembership('c1', 'boris'),
  ]);
  told = [];
});

describe('a round', () => {
  test('[PUSH-1] gives one result per version, in their order', async () => {
    const results = await push(
      hello(),
      hello({ id: stampAt(NOW + 1), chat: 'c2' }),
      hello({ id: stampAt(NOW + 2) }),
    );
    expect(results.map((result) => ('acceptance' in result ? 'accepted' : 'refused'))).toEqual([
      'accepted',
      'refused',
      'accepted',
    ]);
    expect(results.map(({ id }) => id)).toEqual([stampAt(NOW), stampAt(NOW + 1), stampAt(NOW + 2)]);
  });

  test('[PUSH-2] numbers what it accepts one by one, at hub time, and tells it after it is stored', async () => {
    const before = await store.head();
    let isStored = false;
    acceptor.onAccepted((documents) => {
      void store.get(documents[0]!.id).then((found) => (isStored = found !== undefined));
    });
    const [first, second] = await push(hello(), hello({ id: stampAt(NOW + 1) }));
    expect([first, second]).toMatchObject([
      { acceptance: { hub: TEST_HUB, seq: before + 1, at: NOW } },
      { acceptance: { seq: before + 2, at: NOW } },
    ]);
    if (!first || !('acceptance' in first)) throw new Error('not accepted');
    expect(first.acceptance.order).toBe(orderOf(first.acceptance));
    expect(told.map((documents) => documents.map(({ seq }) => seq))).toEqual([[before + 1, before + 2]]);
    expect(isStored).toBe(true);
  });

  test('[ORDER-2] acceptance times never run backwards, also when the hub’s clock does', async () => {
    await push(hello());
    clock.now -= 3600_000;
    const [later] = await push(hello({ id: stampAt(1), stamp: stampAt(1) }));
    expect(later).toMatchObject({ acceptance: { at: NOW } });
  });

  test('[CLOCK-3] hub time goes on from the last acceptance, also over a restart with a clock that was set back', async () => {
    await push(hello());
    clock.now -= 3600_000;
    expect(acceptor.time()).toBe(NOW);
    const again = acceptorOver(store);
    await again.begin();
    expect(again.time()).toBe(NOW);
    clock.now += 7200_000;
    expect(again.time()).toBe(NOW + 3600_000);
  });

  test('[CLOCK-3] what was accepted before the hub’s clock was set back can still be edited after it', async () => {
    await push(hello());
    clock.now -= 3600_000;
    const edited = hello({ id: stampAt(NOW), stamp: stampAt(NOW + 1), text: 'Иначе' });
    expect(await push(edited)).toMatchObject([{ acceptance: { at: NOW } }]);
    expect((await store.get(edited.id))?.body['text']).toBe('Иначе');
  });

  test('[ORDER-1] an edit is accepted anew and keeps its place', async () => {
    const [first] = await push(hello());
    clock.now += 1000;
    const [edited] = await push(hello({ stamp: stampAt(NOW + 5), text: 'Иначе', id: stampAt(NOW) }));
    if (!first || !edited || !('acceptance' in first) || !('acceptance' in edited))
      throw new Error('not accepted');
    expect(edited.acceptance.order).toBe(first.acceptance.order);
    expect(edited.acceptance.seq).toBe(first.acceptance.seq + 1);
  });

  test('[PUSH-8] whose store fails accepts and announces nothing, and the next one works', async () => {
    let isFull = true;
    acceptor = acceptorOver(
      changed(store, {
        put: (documents) => (isFull ? Promise.reject(new AppError('hubDiskFull')) : store.put(documents)),
      }),
    );
    const before = await store.head();
    await expect(push(hello())).rejects.toMatchObject({ data: { code: 'hubDiskFull' } });
    expect([told, await store.head()]).toEqual([[], before]);
    isFull = false;
    expect(await push(hello())).toMatchObject([{ acceptance: { seq: before + 1 } }]);
    expect(told).toHaveLength(1);
  });

  test('[PUSH-8] whose store cannot be read refuses nothing for good', async () => {
    const busy = new AppError('hubStoreBusy', { isRetryable: true });
    acceptor = acceptorOver(
      changed(store, { get: (id) => (id === stampAt(NOW) ? Promise.reject(busy) : store.get(id)) }),
    );
    await expect(push(hello())).rejects.toMatchObject({ data: { code: 'hubStoreBusy' } });
  });
});

describe('[PUSH-3] pushing twice', () => {
  test('gives the same acceptance', async () => {
    const first = await push(hello());
    expect(await push(hello())).toEqual(first);
    expect(await push(hello(), hello())).toEqual([...first, ...first]);
    expect(told).toHaveLength(1);
  });

  test('gives the same acceptance also to someone who has left the chat since', async () => {
    const first = await push(hello());
    await push(chatMembership('c1', 'anna', { state: 'ended', stamp: stampAt(NOW) }));
    expect(await push(hello({ id: stampAt(NOW + 9), stamp: stampAt(NOW + 9) }))).toMatchObject([
      refused('notAllowed'),
    ]);
    expect(await push(hello())).toEqual(first);
  });

  test('an older version changes nothing, and is answered with the newer one’s acceptance', async () => {
    await push(hello());
    const edited = await push(hello({ id: stampAt(NOW), stamp: stampAt(NOW + 5), text: 'Иначе' }));
    expect(await push(hello())).toMatchObject([
      { acceptance: 'acceptance' in edited[0]! ? edited[0].acceptance : {} },
    ]);
    expect((await store.get(stampAt(NOW)))?.body['text']).toBe('Иначе');
  });

  test('a read mark that was joined with another device’s in between is no quarrel', async () => {
    const other = markPart({ by: 'anna', chat: 'c1', upTo: { [TEST_LOG]: 9 }, stamp: stampAt(NOW + 1) });
    const mark = markPart({
      by: 'anna',
      chat: 'c1',
      upTo: { 'hub000000002.epoch001': 5 },
      stamp: stampAt(NOW + 2),
    });
    await push(other);
    await push(mark);
    expect(await push(mark)).toMatchObject([{ acceptance: {} }]);
    expect((await store.get(mark.id))?.body).toEqual({ upTo: { [TEST_LOG]: 9, 'hub000000002.epoch001': 5 } });
  });

  test('is not told to anyone but the writer', async () => {
    await push(hello());
    expect(await acceptor.push('boris', [hello()])).toMatchObject([refused('notAllowed')]);
  });
});

describe('[PUSH-4] a stamp ahead of hub time', () => {
  test('is sent back to be made anew beyond a minute, and accepted up to it', async () => {
    const at = (ms: number) => hello({ id: stampAt(ms), stamp: stampAt(ms) });
    expect(await push(at(NOW + MAX_AHEAD_MS + 1))).toMatchObject([{ ahead: true }]);
    expect(await push(at(NOW + MAX_AHEAD_MS))).toMatchObject([{ acceptance: {} }]);
  });
});

describe('[PUSH-6] an id', () => {
  test.each<readonly [string, Partial<AuthorPart>]>([
    ['another scope', { scope: 'chat:c2' }],
    ['another parent', { parent: 'c2' }],
    [
      'another kind',
      { kind: 'lesson', body: { title: 'Урок', type: 'lesson', plan: '', startedAt: 1, endedAt: 0 } },
    ],
    ['another writer', { by: 'boris' }],
    ['another content under the same stamp', { body: { text: 'Иначе', replyTo: '' } }],
    ['something taken back under the same stamp', { gone: true, body: { text: '', replyTo: '' } }],
  ])('never comes to stand for %s', async (_what, change) => {
    await push(hello());
    await push(chatMembership('c2', 'anna', { stamp: stampAt(NOW) }));
    const before = await store.get(stampAt(NOW));
    const isStampKept = 'body' in change || 'gone' in change;
    const stamp = isStampKept && !('kind' in change) ? stampAt(NOW) : stampAt(NOW + 1);
    const asBoris = 'by' in change ? 'boris' : 'anna';
    expect(
      await acceptor.push(asBoris, [{ ...hello({ id: stampAt(NOW) }), stamp, ...change }]),
    ).toMatchObject([refused(isStampKept && !('kind' in change) ? 'idTaken' : 'notAllowed')]);
    expect(await store.get(stampAt(NOW))).toEqual(before);
  });

  test('of another’s document tells a stranger nothing that a free id does not', async () => {
    await acceptor.writeAsSchool([kinshipPart('boris', 'vera')]);
    const probe = (id: string) => push(hello({ id }));
    const [taken] = await probe('boris.vera');
    const [free] = await probe('boris.nobody');
    expect({ ...taken, id: '' }).toEqual({ ...free, id: '' });
  });
});

describe('[PUSH-5] what is no document', () => {
  test.each<readonly [string, Partial<AuthorPart>]>([
    ['an unknown kind', { kind: 'poll' }],
    ['an unknown scope', { scope: 'galaxy:c1' }],
    ['a body of another kind', { body: { upTo: {} } }],
    ['a text that is too long', { body: { text: 'x'.repeat(8001), replyTo: '' } }],
    ['no text', { body: { text: '', replyTo: '' } }],
  ])('%s is refused as a bad request, and holds up no other', async (_what, change) => {
    const results = await push({ ...hello(), ...change }, hello({ id: stampAt(NOW + 1) }));
    expect(results).toMatchObject([refused('badRequest'), { acceptance: {} }]);
  });

  test('a refusal holds nothing of the text', async () => {
    const [result] = await push({ ...hello(), body: { text: 'тайна\u0000', replyTo: '' } });
    expect(JSON.stringify(result)).not.toContain('тайна');
  });
});

describe('what the school writes', () => {
  test('is all accepted or none', async () => {
    const before = await store.head();
    const bad = { ...personCard('gleb', ['pupil']), body: { familyName: 'x' } };
    await expect(acceptor.writeAsSchool([personCard('vera', ['pupil']), bad])).rejects.toMatchObject({
      data: { code: 'badRequest' },
    });
    expect([await store.get('vera'), await store.head(), told]).toEqual([undefined, before, []]);
  });

  test('may carry acceptance times of the past, never falling', async () => {
    await acceptor.writeAsSchool([hello({ id: stampAt(1), by: 'anna' })], { acceptedAt: () => NOW - 5 });
    expect((await store.get(stampAt(1)))?.at).toBe(NOW);
  });

  test('wins over what it wrote before, also when the hub’s clock was set back in between', async () => {
    await acceptor.writeAsSchool([personCard('vera', ['pupil'], { position: 'old' })]);
    const late = { ...personCard('vera', ['pupil'], { position: 'new' }), stamp: stampAt(0) };
    await acceptor.writeAsSchool([late]);
    expect((await store.get('vera'))?.body['position']).toBe('new');
  });

  test('is never taken from a person in the school’s name', async () => {
    const card = { ...personCard('anna', ['administrator']), stamp: stampAt(NOW) };
    expect(await push(card, { ...card, by: 'anna' })).toMatchObject([
      refused('notAllowed'),
      refused('notAllowed'),
    ]);
    expect(card.by).toBe(SCHOOL_WRITER);
  });
});

describe('facts', () => {
  test('[ACCESS-1] of the very next round are those after this one', async () => {
    expect(await push(hello())).toMatchObject([{ acceptance: {} }]);
    const ending = acceptor.push('anna', [
      chatMembership('c1', 'anna', { state: 'ended', stamp: stampAt(NOW) }),
    ]);
    const writing = acceptor.push('anna', [hello({ id: stampAt(NOW + 1), stamp: stampAt(NOW + 1) })]);
    expect(await ending).toMatchObject([{ acceptance: {} }]);
    expect(await writing).toMatchObject([refused('notAllowed')]);
  });

  test('[ACCESS-1] that may have changed are told with the documents', async () => {
    const affected: string[] = [];
    acceptor.onAccepted((_documents, affects) => affected.push(...['anna', 'boris'].filter(affects)));
    await push(hello());
    await push(chatMembership('c1', 'anna', { state: 'ended', stamp: stampAt(NOW) }));
    expect(affected).toEqual(['anna']);
  });
});
