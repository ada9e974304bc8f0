import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Verdict } from '../../server/sync/acceptor.ts';
import { pairChatId, pairId } from '../../shared/schema/pair.ts';
import { actPart, messagePart, part } from '../../shared/testing/make-documents.ts';
import { LivingSchool } from '../fixtures/living-school.ts';

let school: LivingSchool;
beforeEach(async () => {
  school = await LivingSchool.open();
});
afterEach(() => school.close());

const codeOf = (verdict: Verdict | undefined) =>
  verdict && 'refusal' in verdict ? verdict.refusal.code : 'accepted';

/** One begins a private chat with the other; what the hub says. */
async function begin(by: string, other: string): Promise<string> {
  const client = await school.client(by);
  const chat = pairChatId(by, other);
  const [verdict] = await client.push(
    part({
      kind: 'pair',
      id: pairId(by, other),
      by,
      stamp: school.newId(),
      scope: `chat:${chat}`,
      parent: chat,
      body: { with: other },
    }),
  );
  client.close();
  return codeOf(verdict);
}

async function say(by: string, other: string): Promise<string> {
  const client = await school.client(by);
  const [verdict] = await client.push(
    messagePart({ by, chat: pairChatId(by, other), stamp: school.newId() }),
  );
  client.close();
  return codeOf(verdict);
}

test.each([
  ['mother', 'older', 'a parent and the own child'],
  ['older', 'mother', 'a child and the own parent'],
  ['older', 'anna', 'a pupil and the class teacher'],
  ['older', 'boris', 'a pupil and a teacher'],
  ['anna', 'mother', 'a class teacher and a parent of the class'],
  ['mother', 'head', 'a parent and the head'],
  ['anna', 'librarian', 'colleagues'],
])('F-049 %s writes to %s: %s', async (by, other) => {
  expect(await begin(by, other)).toBe('accepted');
  expect(await say(by, other)).toBe('accepted');
  expect(await say(other, by)).toBe('accepted');
});

test.each([
  ['father', 'older', 'a parent and somebody else’s child'],
  ['older', 'father', 'a pupil and an adult who is no parent of theirs'],
  ['anna', 'last', 'a teacher and a pupil whom she does not teach'],
  ['librarian', 'older', 'other staff and a pupil'],
  ['older', 'older', 'nobody writes to themselves'],
])('F-049 refuses when not allowed: %s to %s (%s)', async (by, other) => {
  expect(await begin(by, other)).toBe('notAllowed');
  expect(await say(by, other)).toBe('notAllowed');
});

test('D-7, F-049 what the school sets holds at once, in both directions', async () => {
  const set = async (name: string, value: boolean) => {
    const admin = await school.client('admin');
    const data = { name, chat: '', value, isSet: true };
    expect(
      codeOf((await admin.push(actPart('admin', 'policy.set', data, { stamp: school.newId() })))[0]),
    ).toBe('accepted');
  };
  expect(await begin('older', 'anna')).toBe('accepted');
  await set('staffWriteToPupils', false);
  expect(await say('anna', 'older')).toBe('switchedOff');
  expect(await say('older', 'anna')).toBe('switchedOff');
  expect(await begin('older', 'younger')).toBe('switchedOff');
  await set('pupilsWriteToPupils', true);
  expect(await begin('older', 'younger')).toBe('accepted');
});

test('F-049 a private chat begun without a link reaches the other one, and nobody else', async () => {
  const { desktop: anna, wire } = await school.desktop('anna');
  const { desktop: mother } = await school.desktop('mother');
  wire.cut();
  await anna.until('connection', {}, ({ state }) => state.kind !== 'live');
  const { chat } = await anna.open.replica.joining.begin('mother');
  await anna.send(chat, 'Здравствуйте, Ольга');
  wire.mend();
  const rows = await mother.until('chats', {}, (all) =>
    all.some(({ id, last }) => id === chat && last !== undefined),
  );
  expect(rows.find(({ id }) => id === chat)).toMatchObject({ template: 'private', unreadCount: 1 });
  expect(rows.find(({ id }) => id === chat)?.title).toMatch(/^Соколова/);
  await mother.send(chat, 'Здравствуйте');
  await anna.until('chats', {}, (all) => all.some(({ id, unreadCount }) => id === chat && unreadCount === 1));
  const head = await school.client('head');
  const seen = head.received.flatMap((one) => (one.type === 'changes' ? one.documents : []));
  expect(seen.filter(({ scope }) => scope === `chat:${chat}`)).toEqual([]);
});
