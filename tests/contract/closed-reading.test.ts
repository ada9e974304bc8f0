import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readableDocuments } from '../../server/files/readable.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { part } from '../../shared/testing/make-documents.ts';
import { apologyPart } from '../../shared/testing/make-moderation.ts';
import {
  accepted,
  blocked,
  OLDERS,
  openTrip,
  refusals,
  RUDE,
  saying,
  stepOf,
  TRIP,
} from '../fixtures/case-school.ts';
import { cut, LivingSchool, mend } from '../fixtures/living-school.ts';
import type { RawClient } from '../fixtures/raw-client.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2027-01-18T09:00:00Z');

let school: LivingSchool;
let anna: RawClient;
let older: RawClient;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(START);
  school = await LivingSchool.open();
  await openTrip(school, ['anna', 'boris', 'older', 'mother', 'last']);
  [older, anna] = [await school.client('older'), await school.client('anna')];
});
afterEach(async () => {
  await school.close();
  vi.useRealTimers();
});

const setReading = (value: boolean) =>
  school.act('admin', 'policy.set', { name: 'blockedReads', chat: '', value, isSet: !value });
const says = (text: string) => accepted(anna, saying(school, text, 'anna'));

/** Anna begins a lesson in the chat. */
async function begins(): Promise<string> {
  const id = school.newId();
  const body = {
    title: 'Как собрать рюкзак',
    type: 'lesson' as const,
    plan: '',
    startedAt: Date.now(),
    endedAt: 0,
  };
  const place = { scope: `chat:${TRIP}`, parent: TRIP, by: 'anna' };
  await accepted(anna, part({ kind: 'lesson', id, stamp: id, ...place, body }));
  return id;
}

const documents = (client: RawClient): readonly AcceptedDocument[] =>
  client.received.flatMap((message) => (message.type === 'changes' ? message.documents : []));
const isSaid = ({ kind, scope }: AcceptedDocument) => kind === 'message' && scope === `chat:${TRIP}`;
const textsOf = (client: RawClient) =>
  documents(client)
    .filter(isSaid)
    .map(({ body }) => body['text']);

/** What the hub has said in the case about reading, the first word first. */
async function words(): Promise<readonly unknown[]> {
  const steps = await school.hub.hub.store.byKind('casestep');
  return steps.flatMap(({ body }) => (body['step'] === 'reading' ? [body['isOpen']] : []));
}
/** Waits until the hub has said so many words about reading. */
async function told(count: number): Promise<readonly unknown[]> {
  for (;;) {
    const all = await words();
    if (all.length >= count) return all;
    await new Promise<void>((resolve) => {
      const end = school.hub.hub.acceptor.onAccepted(() => {
        end();
        resolve();
      });
    });
  }
}
async function arrived(client: RawClient, text: string): Promise<void> {
  while (!textsOf(client).includes(text)) await client.caughtUp();
}

test('[MOD-13] where the school has set nothing else, whoever is blocked reads on', async () => {
  await blocked(school, { older, anna });
  await says('Собираемся в девять');
  await arrived(older, 'Собираемся в девять');
  expect(await words()).toEqual([]);
});

describe('[MOD-13] where the school has set that whoever is blocked does not read', () => {
  beforeEach(() => setReading(false));

  test('[MOD-13] what is said waits, what a lesson is made of comes, and the end of the term brings all of it', async () => {
    await blocked(school, { older, anna }, 7);
    expect(await told(1)).toEqual([false]);
    await says('Пока без тебя');
    const lesson = await begins();
    while (!documents(older).some(({ id }) => id === lesson)) await older.caughtUp();
    expect(textsOf(older)).toEqual(RUDE);
    const second = await school.client('older');
    expect([...textsOf(second)].sort()).toEqual([...RUDE].sort());

    vi.setSystemTime(START + 7 * DAY_MS + 60_000);
    await says('С возвращением');
    expect(await told(2)).toEqual([false, true]);
    for (const client of [older, second]) {
      await arrived(client, 'С возвращением');
      await arrived(client, 'Пока без тебя');
    }
    expect(await refusals(older, saying(school, 'Спасибо'))).toEqual(['']);
  });

  test('[MOD-13] [TYPING-3] is not told who writes either, while others are', async () => {
    await blocked(school, { older, anna });
    await told(1);
    const mother = await school.client('mother');
    for (const client of [older, mother])
      expect((await client.call('typing.hear', { chat: TRIP })).ok).toBe(true);
    expect((await anna.call('typing.tell', { chat: TRIP })).ok).toBe(true);
    const notice = { type: 'typing', chat: TRIP, person: 'anna' };
    expect((await mother.next('notice')).data).toEqual(notice);
    // What was asked for is answered after what was told.
    await older.call('typing.hear', { chat: '' });
    expect(older.received.filter(({ type }) => type === 'notice')).toEqual([]);
  });

  test('[MOD-13] a computer that was away in the moment of the end gets what was kept back before, and after', async () => {
    const home = await school.desktop('older');
    const texts = async (isReached: (texts: readonly string[]) => boolean) => {
      const view = await home.desktop.until('messages', { chat: TRIP, limit: 50 }, ({ rows }) =>
        isReached(rows.map(({ text }) => text)),
      );
      return view.rows.map(({ text }) => text);
    };
    await blocked(school, { older, anna }, 7);
    await told(1);
    await home.desktop.until(
      'chatOrder',
      { chat: TRIP },
      ({ ownBlock }) => ownBlock?.isReadingClosed === true,
    );
    await says('При закрытом чтении');
    // What comes behind it shows that it has been passed over.
    const lesson = await begins();
    await home.desktop.until('chat', { chat: TRIP }, (head) => head?.liveLesson?.id === lesson);
    expect(await texts((all) => all.length >= RUDE.length)).toEqual(RUDE);
    await cut(home);
    vi.setSystemTime(START + 7 * DAY_MS + 60_000);
    await says('После срока');
    await told(2);
    mend(home);
    const all = await texts(
      (found) => found.includes('После срока') && found.includes('При закрытом чтении'),
    );
    expect(all).toEqual([...RUDE, 'При закрытом чтении', 'После срока']);
    const order = await home.desktop.until(
      'chatOrder',
      { chat: TRIP },
      ({ ownBlock }) => ownBlock === undefined,
    );
    expect(order.ownBlock).toBeUndefined();
  });

  test('[MOD-13] an early end opens reading, and so does the setting, and neither closes it again', async () => {
    const block = await blocked(school, { older, anna }, 31);
    await told(1);
    await says('Раз без тебя');
    await accepted(older, apologyPart('older', TRIP, block, school.newId()));
    vi.setSystemTime(START + 4 * DAY_MS);
    await accepted(anna, stepOf(school, 'anna', { step: 'release', block }));
    expect(await told(2)).toEqual([false, true]);
    await arrived(older, 'Раз без тебя');
  });

  test('[MOD-13] the school may think better of it during a block', async () => {
    await blocked(school, { older, anna }, 31);
    await told(1);
    await says('Два без тебя');
    await setReading(true);
    expect(await told(2)).toEqual([false, true]);
    await arrived(older, 'Два без тебя');
    await setReading(false);
    await says('Всё ещё вместе');
    await arrived(older, 'Всё ещё вместе');
    expect(await words()).toEqual([false, true]);
  });

  test('[MOD-13] a picture of what is kept back is not handed out', async () => {
    await blocked(school, { older, anna }, 7);
    await told(1);
    const said = saying(school, 'Фотографии', 'anna');
    await accepted(anna, said);
    const { store, facts } = school.hub.hub;
    const hubs = readableDocuments(store, facts);
    const [theirs, others] = [await hubs.readable('older', said.id), await hubs.readable('boris', said.id)];
    expect([theirs, others?.id]).toEqual([undefined, said.id]);
  });

  test('[MOD-13] nobody but the school opens or closes reading', async () => {
    const block = await blocked(school, { older, anna }, 7);
    await told(1);
    for (const [client, by, isOpen] of [
      [older, 'older', true],
      [anna, 'anna', true],
      [anna, 'anna', false],
    ] as const) {
      const word = stepOf(school, by, { step: 'reading', block, isOpen }, OLDERS);
      expect(await refusals(client, word)).toEqual(['notAllowed']);
    }
  });

  test('[MOD-13] a hub that was switched off at the end of the term opens reading when it begins again', async () => {
    await blocked(school, { older, anna }, 7);
    await told(1);
    await says('Ночью');
    await school.restart(() => vi.setSystemTime(START + 8 * DAY_MS));
    expect(await words()).toEqual([false, true]);
    expect([...textsOf(await school.client('older'))].sort()).toEqual([...RUDE, 'Ночью'].sort());
  });
});
