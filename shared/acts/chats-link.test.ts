import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { chatLinkText, readChatLink } from '../protocol/chat-link-text.ts';
import { chatEntryId } from '../schema/chat-link.ts';
import { invitationId } from '../schema/invitation.ts';
import { ActingSchool, joins } from '../testing/acting-school.ts';
import { part, personCard, stampAt } from '../testing/make-documents.ts';

const KEY = 'k'.repeat(26);
let school: ActingSchool;
let chat: string;
beforeEach(() => {
  school = new ActingSchool();
  chat = school.newId();
  school.act('anna', 'chats.open', { id: chat, title: 'Поездка в музей', people: [] });
  for (const one of joins('anna', chat)) school.directory.take(one);
});

function link(of: Record<string, unknown> = {}, by = 'anna'): string {
  const id = school.newId();
  school.act(by, 'chats.link', { id, chat, key: KEY, days: 14, mostUses: 30, ...of });
  return id;
}

const enter = (who: string, id: string, key = KEY) => school.refusal(who, 'chats.enter', { link: id, key });
const isInvited = (who: string) => school.directory.factsOf(who).invitedTo.has(chat);
const entryOf = (who: string, id: string) => school.directory.get('chatentry', chatEntryId(id, who))?.body;

describe('F-048 who makes and takes back links', () => {
  test('refuses when not allowed: pupils, parents, other staff, those who are not confirmed or have nothing to do with it', () => {
    const of = { id: school.newId(), chat, key: KEY, days: 1, mostUses: 1 };
    for (const who of ['older', 'mother', 'librarian', 'boris', 'head']) {
      expect(school.refusal(who, 'chats.link', of), who).toBe('notAllowed');
    }
    const id = link();
    const recall = { chat, link: id, isRecalled: true };
    for (const who of ['older', 'mother', 'boris', 'head']) {
      expect(school.refusal(who, 'chats.unlink', recall), who).toBe('notAllowed');
    }
    expect(school.refusal('admin2', 'chats.unlink', recall)).toBeUndefined();
  });

  test('only groups have links, and a closed one gets none', () => {
    const data = { id: school.newId(), chat: 'k6a.pupils', key: KEY, days: 1, mostUses: 1 };
    expect(school.refusal('anna', 'chats.link', data)).toBe('badRequest');
    school.act('anna', 'chats.close', { chat, isClosed: true });
    expect(school.refusal('anna', 'chats.link', { ...data, chat })).toBe('actOutdated');
  });

  test('making, taking back and giving back stay with the link, with who and when', () => {
    const id = link();
    school.act('anna', 'chats.unlink', { chat, link: id, isRecalled: true });
    // A computer that has not heard of its own recall yet can take it back all the same; the hub knows.
    expect(school.act('anna', 'chats.unlink', { chat, link: id, isRecalled: true })).toEqual([]);
    school.act('admin', 'chats.unlink', { chat, link: id, isRecalled: false });
    const turns = school.directory.get('chatlink', id)?.body.turns ?? [];
    expect(turns.map(({ what, by }) => `${what} ${by}`)).toEqual([
      'made anna',
      'recalled anna',
      'restored admin',
    ]);
    expect(turns.map(({ at }) => at)).toEqual(turns.map(({ at }) => at).sort((a, b) => a - b));
  });

  test('however often it is given back, it can be taken back once more', () => {
    const id = link();
    let refusal: string | undefined;
    for (let n = 0; n < 60 && !refusal; n++) {
      const isRecalled = n % 2 === 0;
      refusal = school.refusal('anna', 'chats.unlink', { chat, link: id, isRecalled });
      if (refusal) expect(isRecalled).toBe(false);
    }
    expect(refusal).toBe('actOutdated');
    expect(school.directory.get('chatlink', id)?.body.isActive).toBe(false);
  });
});

describe('F-048 who comes in by a link', () => {
  test('is invited by name and is in nothing by that; it is noted who and when', () => {
    const id = link();
    const written = school.act('older', 'chats.enter', { link: id, key: KEY });
    expect(written.map(({ kind }) => kind)).toEqual(['chatentry', 'invitation']);
    expect(isInvited('older')).toBe(true);
    expect(school.directory.factsOf('older').chats.has(chat)).toBe(false);
    expect(entryOf('older', id)).toMatchObject({ person: 'older', state: 'invited', link: id });
    expect(enter('older', id)).toBe('chatLinkTwice');
  });

  test('[OFFER-5] is nobody whom the maker could not invite by name', () => {
    const id = link();
    for (const who of ['last', 'father']) expect(enter(who, id), who).toBe('notInvited');
  });

  test('is refused with another key, after the recall, the end and the last use', () => {
    const [recalled, short, single] = [link(), link({ days: 1 }), link({ mostUses: 1 })];
    expect(enter('older', recalled, 'j'.repeat(26))).toBe('chatLinkUnknown');
    school.act('anna', 'chats.unlink', { chat, link: recalled, isRecalled: true });
    expect(enter('older', recalled)).toBe('chatLinkRecalled');
    const held = school.directory.get('chatlink', short)!;
    school.directory.take(part({ ...held, body: { ...held.body, expiresAt: 1 } }));
    expect(enter('older', short)).toBe('chatLinkExpired');
    expect(enter('boris', single)).toBeUndefined();
    expect(enter('older', single)).toBe('chatLinkUsedUp');
    school.act('anna', 'chats.close', { chat, isClosed: true });
    expect(enter('mother', single)).toBe('actOutdated');
  });
});

describe('F-048, F-115 a link that was passed on to somebody whom it does not concern', () => {
  const forParents = { audience: { roles: ['parent'], classrooms: ['k6a'] } };

  test('becomes a request: nobody is invited by it, and the chat is not named', () => {
    const id = link(forParents);
    expect(enter('older', id)).toBeUndefined();
    expect(isInvited('older')).toBe(false);
    expect(entryOf('older', id)).toMatchObject({ state: 'asks' });
    const told = school.directory.get('invitation', invitationId(chat, 'older'))?.body;
    expect(told).toMatchObject({ isActive: false, asks: 'waiting', title: '—' });
    expect(enter('older', id)).toBe('chatLinkTwice');
    expect(enter('mother', id)).toBeUndefined();
    expect(isInvited('mother')).toBe(true);
  });

  test('is decided once, by those who could invite by name', () => {
    const id = link(forParents);
    enter('older', id);
    const decide = (by: string, isLetIn: boolean) =>
      school.refusal(by, 'chats.decide', { chat, link: id, person: 'older', isLetIn });
    for (const who of ['mother', 'older', 'boris', 'head']) expect(decide(who, true), who).toBe('notAllowed');
    expect(decide('anna', true)).toBeUndefined();
    expect(isInvited('older')).toBe(true);
    expect(entryOf('older', id)).toMatchObject({ state: 'letIn', decidedBy: 'anna' });
    expect(decide('anna', false)).toBe('actTwice');
  });

  test('counts among its uses only when it was accepted', () => {
    const id = link({ ...forParents, mostUses: 1 });
    enter('older', id);
    expect(enter('mother', id)).toBeUndefined();
  });

  test('who was not let in does not come in by another link, only by name', () => {
    const id = link(forParents);
    enter('older', id);
    school.act('anna', 'chats.decide', { chat, link: id, person: 'older', isLetIn: false });
    expect(enter('older', id)).toBe('chatLinkRefused');
    expect(enter('older', link())).toBe('chatLinkRefused');
    school.act('anna', 'chats.invite', { chat, people: ['older'] });
    expect(isInvited('older')).toBe(true);
  });

  test('whose invitation was withdrawn asks instead of coming in again by the same link', () => {
    const id = link();
    enter('older', id);
    school.act('anna', 'chats.uninvite', { chat, people: ['older'] });
    expect(enter('older', id)).toBeUndefined();
    expect(isInvited('older')).toBe(false);
    expect(entryOf('older', id)).toMatchObject({ state: 'asks' });
  });

  test('the maker who has lost the right to invite lets nobody in', () => {
    const id = link();
    school.directory.take(personCard('anna', ['teacher']));
    expect(enter('older', id)).toBe('notInvited');
  });
});

describe('F-048 the text of a link', () => {
  const of = { school: 'school1', link: stampAt(5), key: KEY };

  test('is read wherever it stands, whole only', () => {
    const text = chatLinkText(of);
    for (const given of [text, ` ${text}. `, `Вот: ${text}, вход`, `<${text}>`, text.toUpperCase()]) {
      expect(readChatLink(given), given).toEqual(of);
    }
    for (const given of [text.slice(0, -1), `${text}a`, `x${text}`, text.replace('#', ''), 'zvonok:chat/']) {
      expect(readChatLink(given), given).toBeUndefined();
    }
  });

  test('nothing that is typed makes the reading fail or slow', () => {
    const pieces = fc.constantFrom('zvonok:chat/', 'school1', '/', '#', 'k', stampAt(5), KEY, '.', '-', ' ');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 200 }), (typed) => {
        const found = readChatLink(typed.join(''));
        if (found) expect(readChatLink(chatLinkText(found))).toEqual(found);
      }),
    );
  });
});
