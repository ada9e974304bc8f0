import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chatMembership, part, personCard } from '../../shared/testing/make-documents.ts';
import { moderatorsOf } from '../../shared/moderation/moderators-of.ts';
import { cut, LivingSchool, mend } from '../fixtures/living-school.ts';
import type { TestDesktop } from '../fixtures/test-desktop.ts';

let school: LivingSchool;
beforeEach(async () => {
  school = await LivingSchool.open([
    personCard('dora', ['deputy'], { familyName: 'Дорина', givenName: 'Инна', isVerified: true }),
  ]);
});
afterEach(() => school.close());

const GROUP = 'trip';

/** A group chat of one teacher with members who have joined by an own wish. */
async function openGroup(owner: string, ...members: readonly string[]): Promise<void> {
  await school.hub.hub.acceptor.writeAsSchool([
    part({
      kind: 'chat',
      id: GROUP,
      scope: `chat:${GROUP}`,
      body: { title: 'Поход', template: 'group', classroom: '', isArchived: false, owner },
    }),
    chatMembership(GROUP, owner, { role: 'moderator' }),
    ...members.map((one) => chatMembership(GROUP, one)),
  ]);
}

const atHub = async (chat: string) => moderatorsOf(await school.directory(), chat);
const isAsked = async (person: string, chat: string) =>
  (await school.directory()).get('invitation', `${chat}.${person}.i`)?.body.isActive === true;
const inChats = (desktop: TestDesktop, isReached: (ids: readonly string[]) => boolean) =>
  desktop.until('chats', {}, (rows) => isReached(rows.map(({ id }) => id)));

describe('leaving by an own wish', () => {
  test('F-100, D-9 a teacher leaves without a link and without anybody; at contact the chat has somebody who keeps order, who is asked and not put into it', async () => {
    await openGroup('anna', 'older', 'mother');
    const anna = await school.desktop('anna');
    const { desktop: deputy } = await school.desktop('dora');
    await inChats(anna.desktop, (ids) => ids.includes(GROUP));
    expect(await atHub(GROUP)).toEqual(['anna']);

    await cut(anna);
    await anna.desktop.send(GROUP, 'Дальше без меня');
    await anna.desktop.open.replica.joining.leave(GROUP);
    // At once, on the computer itself; nobody else has heard of it yet.
    await inChats(anna.desktop, (ids) => !ids.includes(GROUP));
    expect(await atHub(GROUP)).toEqual(['anna']);
    expect(await deputy.until('offers', {}, () => true)).not.toContainEqual(
      expect.objectContaining({ id: GROUP }),
    );

    mend(anna);
    const offers = await deputy.until('offers', {}, (rows) => rows.some(({ id }) => id === GROUP));
    expect(offers.find(({ id }) => id === GROUP)).toMatchObject({
      title: 'Поход',
      isToModerate: true,
      inviterName: '',
    });
    expect(await atHub(GROUP)).toEqual(['dora']);
    expect((await school.directory()).factsOf('dora').chats.has(GROUP)).toBe(false);
    await deputy.open.replica.joining.join(GROUP);
    await inChats(deputy, (ids) => ids.includes(GROUP));
    const order = await deputy.until('chatOrder', { chat: GROUP }, ({ isModerator }) => isModerator);
    expect(order.moderators.map(({ id }) => id)).toEqual(['dora']);
    // What was written before the leaving stands in the chat; somebody's own leaving is nobody's business.
    await deputy.until('messages', { chat: GROUP, limit: 10 }, ({ rows }) =>
      rows.some(({ text }) => text === 'Дальше без меня'),
    );
    expect(order.leavers).toEqual([]);
  });

  test('F-100 a pupil or a parent needs nobody either, and whoever acted is asked no more once a teacher is there', async () => {
    await openGroup('anna', 'older', 'mother');
    const { desktop: mother } = await school.desktop('mother');
    const { desktop: anna } = await school.desktop('anna');
    await inChats(mother, (ids) => ids.includes(GROUP));
    await mother.open.replica.joining.leave(GROUP);
    await inChats(mother, (ids) => !ids.includes(GROUP));
    await expect.poll(async () => (await school.directory()).factsOf('mother').chats.has(GROUP)).toBe(false);

    await inChats(anna, (ids) => ids.includes(GROUP));
    await anna.open.replica.joining.leave(GROUP);
    await expect.poll(() => isAsked('dora', GROUP)).toBe(true);
    // The owner comes back by an own wish.
    await anna.until('offers', {}, (rows) => rows.some(({ id }) => id === GROUP));
    await anna.open.replica.joining.join(GROUP);
    await expect.poll(() => isAsked('dora', GROUP)).toBe(false);
  });
});

describe('[MOD-11] leaving by a movement', () => {
  test('F-112, D-9, D-10 the dismissal of a teacher who is also a parent takes the staff’s chats and groups at once; moderators are told, others are not', async () => {
    await openGroup('boris', 'anna', 'older', 'mother');
    await school.hub.hub.acceptor.writeAsSchool([
      chatMembership(GROUP, 'anna', { role: 'moderator' }),
      chatMembership(GROUP, 'admin', { role: 'moderator' }),
    ]);
    const boris = await school.client('boris');
    const { desktop: anna } = await school.desktop('anna');
    const { desktop: mother } = await school.desktop('mother');
    await inChats(anna, (ids) => ids.includes(GROUP));
    const act = { person: 'boris', role: 'teacher' };
    await school.act('admin', 'move.leave', act);

    const directory = await school.directory();
    expect([...directory.factsOf('boris').chats]).toEqual(['k4a.parents']);
    expect(directory.get('removal', `${GROUP}.boris.x`)?.body).toMatchObject({ why: 'role' });
    const [verdict] = await school.say(boris, 'boris', GROUP, 'Я ещё здесь');
    expect(verdict).toMatchObject({ refusal: { code: 'notAllowed' } });
    // Nor does the owner come back by an own wish: it takes an invitation.
    const [back] = await boris.push(chatMembership(GROUP, 'boris', { stamp: school.newId() }));
    expect(back).toMatchObject({ refusal: { code: 'notAllowed' } });

    const told = await anna.until('chatOrder', { chat: GROUP }, ({ leavers }) => leavers.length > 0);
    expect(told.leavers).toMatchObject([{ person: { id: 'boris' }, why: 'role', isFresh: true }]);
    const ofMother = await mother.until(
      'chatOrder',
      { chat: GROUP },
      ({ moderators }) => moderators.length === 2,
    );
    expect(ofMother).toMatchObject({ moderators: [{ id: 'admin' }, { id: 'anna' }], leavers: [] });
    // The chat of which Boris was the only teacher asks somebody else; nobody is put into it.
    await expect.poll(() => isAsked('dora', 'algebra6a.subject')).toBe(true);
    expect((await school.directory()).factsOf('dora').chats.size).toBe(0);

    // Invited anew, by name, the parent comes in as a member.
    await school.act('admin', 'chats.invite', { chat: GROUP, people: ['boris'] });
    const again = await school.client('boris');
    const [taken] = await again.push(chatMembership(GROUP, 'boris', { stamp: school.newId() }));
    expect(taken).toHaveProperty('acceptance');
  });

  test('F-113, D-10 one action takes a departing pupil and the parents out of all chats; those who moderate them are told, and a sibling keeps the parent', async () => {
    await openGroup('anna', 'older', 'mother');
    const { desktop: anna } = await school.desktop('anna');
    const { desktop: younger } = await school.desktop('younger');
    await inChats(anna, (ids) => ids.includes(GROUP));
    const data = { person: 'older', role: '' };
    const preview = await school.preview('admin', 'move.leave', data);
    const named = (person: string, what: string) =>
      preview.flatMap((one) =>
        one.person === person && one.what === what && 'title' in one ? [one.title] : [],
      );
    expect(named('older', 'chatEnds').sort()).toEqual(['6А, ученики', 'Алгебра, 6А', 'Шахматы']);
    expect(named('mother', 'chatEnds')).toEqual(['Родители 6А']);
    expect(named('mother', 'chatStays')).toEqual(['Родители 4А']);
    await school.act('admin', 'move.leave', data);

    for (const chat of ['k6a.pupils', GROUP]) {
      const told = await anna.until('chatOrder', { chat }, ({ leavers }) => leavers.length > 0);
      expect(told.leavers).toMatchObject([{ person: { id: 'older' }, why: 'left' }]);
    }
    const ofParents = await anna.until(
      'chatOrder',
      { chat: 'k6a.parents' },
      ({ leavers }) => leavers.length > 0,
    );
    expect(ofParents.leavers).toMatchObject([{ person: { id: 'mother' }, why: 'family' }]);
    const directory = await school.directory();
    expect(directory.factsOf('older').chats.size).toBe(0);
    // A group was offered to the parent by name, and the younger one is still in the school.
    expect([...directory.factsOf('mother').chats].sort()).toEqual(['k4a.parents', GROUP]);
    expect((await younger.until('chatOrder', { chat: 'k4a.pupils' }, () => true)).leavers).toEqual([]);
  });
});
