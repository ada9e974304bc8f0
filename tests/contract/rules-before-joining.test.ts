import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rulesToAccept } from '../../shared/moderation/rules-in-force.ts';
import { isOffered } from '../../shared/permissions/offers.ts';
import { actPart, chatMembership, stampAt } from '../../shared/testing/make-documents.ts';
import { rulesAckPart, rulesPart } from '../../shared/testing/make-moderation.ts';
import { refusals } from '../fixtures/case-school.ts';
import { LivingSchool } from '../fixtures/living-school.ts';

const FIRST = stampAt(70);
const SECOND = stampAt(71);

let school: LivingSchool;
beforeEach(async () => {
  school = await LivingSchool.open([rulesPart(FIRST)]);
});
afterEach(() => school.close());

/** Every chat that is offered to somebody: of a class, of a subject, for parents, of the staff, by invitation. */
async function offeredTo(person: string): Promise<readonly string[]> {
  const directory = await school.directory();
  const facts = directory.factsOf(person);
  return directory
    .all('chat')
    .filter(
      ({ id, body }) =>
        isOffered(body, facts, id) && rulesToAccept(directory, { chat: id, person }, 1).length > 0,
    )
    .map(({ id }) => id);
}

function joins(person: string, chats: readonly string[]) {
  return chats.map((chat) => chatMembership(chat, person, { stamp: school.newId() }));
}

const EVERYBODY = ['older', 'mother', 'anna', 'librarian', 'head', 'admin'] as const;

describe('F-101 rules are read before one is in a chat', () => {
  test.each(EVERYBODY)(
    'F-101 without having accepted them %s comes into no chat in any way, and afterwards into all',
    async (person) => {
      // By invitation and by a link, too.
      const invited = school.newId();
      await school.act('boris', 'chats.open', { id: invited, title: 'Поход', people: [person] });
      const client = await school.client(person);
      const chats = await offeredTo(person);
      expect(chats).toContain(invited);
      const all = joins(person, chats);
      expect(new Set(await refusals(client, ...all))).toEqual(new Set(['rulesFirst']));
      // Nobody accepts for somebody else, and no acceptance of an edition that is not there helps.
      const other = person === 'mother' ? 'older' : 'mother';
      const ofAnother = { ...rulesAckPart(other, FIRST, { stamp: school.newId() }), by: person };
      const ofNone = rulesAckPart(person, SECOND, { stamp: school.newId() });
      expect(await refusals(client, ofAnother, ofNone)).toEqual(['notAllowed', 'notAllowed']);
      expect(await refusals(client, ...joins(person, [invited]))).toEqual(['rulesFirst']);

      const before = Date.now();
      expect(await refusals(client, rulesAckPart(person, FIRST, { stamp: school.newId() }))).toEqual(['']);
      expect(new Set(await refusals(client, ...joins(person, chats)))).toEqual(new Set(['']));
      const acks = await school.hub.hub.store.byKind('rulesack');
      const ack = acks.find(({ parent }) => parent === FIRST);
      expect(ack).toMatchObject({ by: person, parent: FIRST });
      expect(ack?.at).toBeGreaterThanOrEqual(before - 1000);
    },
  );

  test('F-101 an edition that was accepted says nothing of the next one: who leaves reads that before coming back', async () => {
    const chat = school.newId();
    await school.act('boris', 'chats.open', { id: chat, title: 'Поход', people: ['older'] });
    const older = await school.client('older');
    await refusals(older, rulesAckPart('older', FIRST, { stamp: school.newId() }), ...joins('older', [chat]));
    await school.hub.hub.acceptor.writeAsSchool([rulesPart(SECOND, { version: 2, from: Date.now() })]);
    const leave = { ...chatMembership(chat, 'older', { stamp: school.newId() }) };
    expect(await refusals(older, { ...leave, body: { ...leave.body, state: 'ended' } })).toEqual(['']);
    expect(await refusals(older, ...joins('older', [chat]))).toEqual(['rulesFirst']);
    await refusals(older, rulesAckPart('older', SECOND, { stamp: school.newId() }));
    expect(await refusals(older, ...joins('older', [chat]))).toEqual(['']);
  });

  test('F-101 what a chat adds is read, too, and a link lets nobody pass it by', async () => {
    const chat = school.newId();
    const link = school.newId();
    const key = 'k'.repeat(26);
    await school.act('boris', 'chats.open', { id: chat, title: 'Поход', people: [] });
    const boris = await school.client('boris');
    await refusals(boris, rulesAckPart('boris', FIRST, { stamp: school.newId() }), ...joins('boris', [chat]));
    await school.act('boris', 'rules.adopt', {
      id: SECOND, chat, title: 'Правила похода', intro: '', rules: ['Мы не отстаём.'], from: 0, council: '', councilDate: '', parents: '',
    }); // prettier-ignore
    await school.act('boris', 'chats.link', { id: link, chat, key, days: 14, mostUses: 30 });
    const mother = await school.client('mother');
    const enter = actPart('mother', 'chats.enter', { link, key }, { stamp: school.newId() });
    expect(await refusals(mother, enter)).toEqual(['']);
    expect(await refusals(mother, ...joins('mother', [chat]))).toEqual(['rulesFirst']);
    await refusals(mother, rulesAckPart('mother', FIRST, { stamp: school.newId() }));
    expect(await refusals(mother, ...joins('mother', [chat]))).toEqual(['rulesFirst']);
    const ofChat = rulesAckPart('mother', SECOND, { chat, stamp: school.newId() });
    expect(await refusals(mother, ofChat, ...joins('mother', [chat]))).toEqual(['', '']);
  });
});
