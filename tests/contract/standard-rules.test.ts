import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rulesToAccept } from '../../shared/moderation/rules-in-force.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { pairChatId, pairId } from '../../shared/schema/pair.ts';
import { reactionId } from '../../shared/schema/reaction.ts';
import { rulesAckId, STANDARD_EDITION } from '../../shared/schema/rules.ts';
import {
  actPart,
  chatMembership,
  classMembership,
  messagePart,
  part,
  personCard,
  stampAt,
} from '../../shared/testing/make-documents.ts';
import { rulesAckPart, rulesPart } from '../../shared/testing/make-moderation.ts';
import { refusals } from '../fixtures/case-school.ts';
import { cut, LivingSchool, mend } from '../fixtures/living-school.ts';

const CHAT = 'k6a.pupils';
const OWN = stampAt(70);

let school: LivingSchool;
/** A school without rules of its own, in which Kolya and Nina have not read the standard ones. */
beforeEach(async () => {
  school = await LivingSchool.open();
  await school.hub.hub.acceptor.writeAsSchool([
    personCard('kolya', ['pupil'], { familyName: 'Лапин', givenName: 'Николай' }),
    personCard('nina', ['teacher'], { familyName: 'Ильина', givenName: 'Нина', isVerified: true }),
    classMembership('k6a', 'kolya'),
    classMembership('k6a', 'nina', { role: 'teacher' }),
    // He is in from the time in which nobody was asked.
    chatMembership(CHAT, 'kolya'),
  ]);
});
afterEach(() => school.close());

function reads(person: string, of: Partial<AuthorPart> = {}): AuthorPart {
  return { ...rulesAckPart(person, STANDARD_EDITION, { stamp: school.newId() }), ...of };
}

function says(by: string, chat: string, text = 'Здравствуйте'): AuthorPart {
  return messagePart({ by, chat, text, stamp: school.newId() });
}

function joins(person: string, chat: string): AuthorPart {
  return chatMembership(chat, person, { stamp: school.newId() });
}

async function inChat(person: string, chat: string): Promise<boolean> {
  return (await school.directory()).factsOf(person).chats.has(chat);
}

describe('F-101 the rules with which a school begins', () => {
  test('F-101 are accepted before one writes in a chat in which one is already; private chats ask nobody', async () => {
    const anna = await school.client('anna');
    const said = says('anna', CHAT);
    expect(await refusals(anna, said)).toEqual(['']);
    const kolya = await school.client('kolya');
    const sign = part({
      kind: 'reaction',
      id: reactionId(said.id, 'kolya'),
      scope: `chat:${CHAT}`,
      parent: said.id,
      by: 'kolya',
      stamp: school.newId(),
      body: { sign: 'like' },
    });
    expect(await refusals(kolya, says('kolya', CHAT), sign)).toEqual(['rulesFirst', 'rulesFirst']);
    const pair = pairChatId('nina', 'anna');
    const begin = part({
      kind: 'pair',
      id: pairId('nina', 'anna'),
      scope: `chat:${pair}`,
      parent: pair,
      by: 'nina',
      stamp: school.newId(),
      body: { with: 'anna' },
    });
    expect(await refusals(await school.client('nina'), begin, says('nina', pair))).toEqual(['', '']);

    const before = Date.now();
    expect(await refusals(kolya, reads('kolya'), says('kolya', CHAT), sign)).toEqual(['', '', '']);
    const ack = await school.hub.hub.store.get(rulesAckId(STANDARD_EDITION, 'kolya'));
    expect(ack).toMatchObject({ kind: 'rulesack', by: 'kolya', parent: STANDARD_EDITION });
    expect(ack?.at).toBeGreaterThanOrEqual(before - 1000);
  });

  test('F-101 are accepted before one comes in: by class, by invitation, by a link, into a group that one has founded', async () => {
    const [invited, linked, own] = [school.newId(), school.newId(), school.newId()];
    const [link, key] = [school.newId(), 'k'.repeat(26)];
    await school.act('boris', 'chats.open', { id: invited, title: 'Поход', people: ['nina'] });
    await school.act('boris', 'chats.open', { id: linked, title: 'Театр', people: [] });
    expect(await refusals(await school.client('boris'), joins('boris', linked))).toEqual(['']);
    await school.act('boris', 'chats.link', { id: link, chat: linked, key, days: 14, mostUses: 30 });
    const nina = await school.client('nina');
    const enter = actPart('nina', 'chats.enter', { link, key }, { stamp: school.newId() });
    const found = { id: own, title: 'Хор', people: ['older'] };
    const open = actPart('nina', 'chats.open', found, { stamp: school.newId() });
    expect(await refusals(nina, enter, open)).toEqual(['', '']);
    const chats = [CHAT, invited, linked, own];
    const all = () => chats.map((chat) => joins('nina', chat));
    expect(new Set(await refusals(nina, ...all()))).toEqual(new Set(['rulesFirst']));
    for (const chat of chats) expect([chat, await inChat('nina', chat)]).toEqual([chat, false]);
    expect(await refusals(nina, says('nina', own))).not.toEqual(['']);

    expect(await refusals(nina, reads('nina'))).toEqual(['']);
    expect(new Set(await refusals(nina, ...all(), says('nina', own)))).toEqual(new Set(['']));
    for (const chat of chats) expect([chat, await inChat('nina', chat)]).toEqual([chat, true]);
  });

  test('F-101 nobody accepts for another, for an edition that is not there, in another place, or takes it back', async () => {
    const nina = await school.client('nina');
    const ofChat = reads('nina');
    const hostile = [
      { ...reads('kolya'), by: 'nina' },
      rulesAckPart('nina', OWN, { stamp: school.newId() }),
      rulesAckPart('nina', 'standard2', { stamp: school.newId() }),
      reads('nina', { id: rulesAckId(STANDARD_EDITION, 'kolya') }),
      reads('nina', { scope: 'ack:kolya' }),
      reads('nina', { parent: OWN }),
      reads('nina', { gone: true }),
      { ...ofChat, body: { ...ofChat.body, chat: CHAT } },
    ];
    expect(new Set(await refusals(nina, ...hostile))).toEqual(new Set(['notAllowed']));
    expect(await refusals(nina, joins('nina', CHAT))).toEqual(['rulesFirst']);
    expect(await refusals(await school.client('kolya'), says('kolya', CHAT))).toEqual(['rulesFirst']);
    expect(await refusals(nina, reads('nina'), reads('nina', { gone: true }))).toEqual(['', 'notAllowed']);
    expect(await refusals(nina, joins('nina', CHAT))).toEqual(['']);
  });

  test('F-101 the first edition that a school adopts is asked for again, and from then on that one only', async () => {
    const kolya = await school.client('kolya');
    expect(await refusals(kolya, reads('kolya'), says('kolya', CHAT))).toEqual(['', '']);
    await school.hub.hub.acceptor.writeAsSchool([rulesPart(OWN, { from: Date.now() })]);
    expect(await refusals(kolya, says('kolya', CHAT))).toEqual(['rulesFirst']);
    const ofOwn = (person: string) => rulesAckPart(person, OWN, { stamp: school.newId() });
    expect(await refusals(kolya, ofOwn('kolya'), says('kolya', CHAT))).toEqual(['', '']);
    const asked = rulesToAccept(await school.directory(), { chat: CHAT, person: 'nina' }, Date.now());
    expect(asked.map(({ id }) => id)).toEqual([OWN]);
    expect(await refusals(await school.client('nina'), ofOwn('nina'), joins('nina', CHAT))).toEqual(['', '']);
  });

  test('F-101 without a link they are accepted, a chat is joined and words are written, and all of it arrives', async () => {
    const kolya = await school.desktop('kolya');
    const { replica } = kolya.desktop.open;
    await kolya.desktop.until('chat', { chat: CHAT }, (view) => view?.gate === 'rulesFirst');
    await cut(kolya);
    await expect(kolya.desktop.send(CHAT, 'Ещё не читал')).rejects.toThrow('rulesFirst');
    const { editions } = await kolya.desktop.until('rules', { chat: CHAT, message: '' }, () => true);
    expect(editions).toMatchObject([{ id: STANDARD_EDITION, isToAccept: true }]);
    await replica.moderation.do({ do: 'accept', editions: [STANDARD_EDITION] });
    await kolya.desktop.until('chat', { chat: CHAT }, (view) => view?.canWrite === true);
    const { id } = await kolya.desktop.send(CHAT, 'Прочитано без связи');
    expect(await school.hub.hub.store.byKind('message')).toEqual([]);
    mend(kolya);
    await kolya.desktop.until('messages', { chat: CHAT, limit: 10 }, ({ rows }) =>
      rows.some((row) => row.id === id && row.state === 'onHub'),
    );
    await kolya.desktop.until('outbox', {}, (rows) => rows.length === 0);
    const ack = await school.hub.hub.store.get(rulesAckId(STANDARD_EDITION, 'kolya'));
    const message = await school.hub.hub.store.get(id);
    expect(ack?.seq).toBeLessThan(message?.seq ?? 0);
  });

  test('F-101 come before the chats for whoever is in none yet, and not for somebody who is in one', async () => {
    const isNewcomer = async (person: string) => {
      const { desktop } = await school.desktop(person);
      await desktop.until('connection', {}, ({ syncedUpTo }) => syncedUpTo > 0);
      const ask = () => desktop.until('rules', { chat: '', message: '' }, () => true);
      return { desktop, is: (await ask()).isNewcomer, ask };
    };
    expect((await isNewcomer('kolya')).is).toBe(false);
    const nina = await isNewcomer('nina');
    expect(nina.is).toBe(true);
    await nina.desktop.open.replica.moderation.do({ do: 'accept', editions: [STANDARD_EDITION] });
    await nina.desktop.until('rules', { chat: '', message: '' }, (view) => !view.isNewcomer);
  });
});
