import { describe, expect, test } from 'vitest';
import { Directory } from '../directory/directory.ts';
import type { AppErrorCode } from '../errors/app-error.ts';
import type { ChatBody, ChatTemplate } from '../schema/chat.ts';
import type { AuthorPart, StoredDocument } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';
import type { MessageBody } from '../schema/message.ts';
import { orderOf } from '../schema/order.ts';
import { pinId } from '../schema/pin.ts';
import { preferenceId } from '../schema/preference.ts';
import { reactionId } from '../schema/reaction.ts';
import { takedownId } from '../schema/takedown.ts';
import { NO_THUMB } from '../schema/thumb.ts';
import type { Role } from '../schema/person.ts';
import { messagePart, part, personCard, stampAt } from '../testing/make-documents.ts';
import { withRules } from '../testing/make-moderation.ts';
import { NO_FACTS, type PersonFacts } from './facts.ts';
import { forwardRefusal, shownSource } from './forwarding.ts';
import { mayPin, mayReact, takedownRefusal } from './may-write-talk.ts';
import { refusalToWrite, type Written } from './may-write.ts';

const MESSAGE = stampAt(5);

function school(template: ChatTemplate): Directory {
  const directory = new Directory();
  const body: ChatBody = { title: 'Чат', template, classroom: 'k1', isArchived: false };
  const isChannel = template === 'wholeSchool';
  directory.take(part({ kind: 'chat', id: 'c1', scope: isChannel ? 'channel:c1' : 'chat:c1', body }));
  for (const [id, role] of [
    ['dasha', 'pupil'],
    ['mama', 'parent'],
    ['boris', 'teacher'],
    ['head', 'head'],
    ['guard', 'staff'],
  ] as const) {
    directory.take(personCard(id, [role], { isVerified: true }));
  }
  for (const one of withRules('anna')) directory.take(one);
  return directory;
}

function who(role: Role, of: Partial<PersonFacts> = {}): PersonFacts {
  const isStaff = role !== 'pupil' && role !== 'parent';
  return {
    ...NO_FACTS,
    person: 'anna',
    isPresent: true,
    isStaff,
    isPedagogical: isStaff && role !== 'staff',
    isVerified: true,
    isAdministrator: role === 'administrator',
    isHead: role === 'head' || role === 'deputy',
    roles: [role],
    chats: new Set(['c1']),
    channels: new Set(['c1']),
    ...of,
  };
}

function about(kind: 'reaction' | 'takedown', of: Partial<Omit<AuthorPart, 'kind'>> = {}): Written {
  const id = kind === 'reaction' ? reactionId(MESSAGE, 'anna') : takedownId(MESSAGE, 'anna');
  const body =
    kind === 'reaction'
      ? { sign: 'like' }
      : { author: 'dasha', reason: 'Грубо', edition: 'standard', rule: 1 };
  const stamp = stampAt(9);
  return { id, kind, scope: 'chat:c1', parent: MESSAGE, by: 'anna', stamp, gone: false, body, ...of };
}

function pin(scope = 'chat:c1'): Written {
  const body = { message: MESSAGE, isPinned: true };
  const id = pinId(MESSAGE, 'anna');
  return { id, kind: 'pin', scope, parent: 'c1', by: 'anna', stamp: stampAt(9), gone: false, body };
}

function preference(of: Partial<Omit<AuthorPart, 'kind'>> = {}): Written {
  const body = { chat: 'c1', mutedUntil: 5, isPinned: false };
  const place = { scope: 'person:anna', parent: 'c1', by: 'anna' };
  const id = preferenceId('c1', 'anna');
  return { id, kind: 'preference', ...place, stamp: stampAt(9), gone: false, body, ...of };
}

const verdict = (facts: PersonFacts, document: Written, template: ChatTemplate = 'pupils') =>
  refusalToWrite(facts, document, school(template));

describe('F-050 a reaction', () => {
  test('refuses when not allowed: outside the chat, in another’s name, under another’s id, taken back for ever', () => {
    const pupil = who('pupil');
    expect(verdict({ ...pupil, chats: new Set() }, about('reaction'))).toBe('notAllowed');
    expect(verdict(pupil, about('reaction', { by: 'boris' }))).toBe('notAllowed');
    expect(verdict(pupil, about('reaction', { id: reactionId(MESSAGE, 'boris') }))).toBe('notAllowed');
    expect(verdict(pupil, about('reaction', { parent: stampAt(6) }))).toBe('notAllowed');
    expect(verdict(pupil, about('reaction', { scope: 'chat:c2' }))).toBe('notAllowed');
    expect(verdict(pupil, about('reaction', { scope: 'school' }))).toBe('notAllowed');
    expect(verdict(pupil, about('reaction', { gone: true }))).toBe('notAllowed');
    expect(verdict({ ...pupil, archivedChats: new Set(['c1']) }, about('reaction'))).toBe('notAllowed');
    expect(verdict(pupil, about('reaction', { scope: 'channel:c1' }), 'wholeSchool')).toBe('notAllowed');
  });

  test('F-051 is taken from everyone in the chat, parents too, also to take the sign away', () => {
    for (const role of ['pupil', 'parent', 'staff', 'teacher'] as const) {
      expect(verdict(who(role), about('reaction')), role).toBeUndefined();
      expect(verdict(who(role), about('reaction', { body: { sign: '' } })), role).toBeUndefined();
    }
    expect(mayReact(who('pupil'), 'c1', school('pupils'))).toBe(true);
    expect(mayReact(who('pupil'), 'c1', school('wholeSchool'))).toBe(false);
  });
});

describe('F-052 words are taken out of a chat', () => {
  test.each<[Role, ChatTemplate, string, AppErrorCode | undefined]>([
    ['pupil', 'pupils', 'mama', 'notAllowed'],
    ['parent', 'parents', 'mama', 'notAllowed'],
    ['staff', 'group', 'dasha', 'notAllowed'],
    ['teacher', 'pupils', 'dasha', undefined],
    ['teacher', 'parents', 'mama', undefined],
    ['teacher', 'pupils', 'boris', 'notAllowed'],
    ['teacher', 'pupils', 'guard', 'notAllowed'],
    ['deputy', 'staffroom', 'head', 'notAllowed'],
    ['head', 'staffroom', 'boris', undefined],
    ['administrator', 'group', 'head', undefined],
    ['head', 'management', 'boris', 'notAllowed'],
    ['administrator', 'management', 'head', 'notAllowed'],
    ['teacher', 'private', 'dasha', 'notAllowed'],
    ['administrator', 'group', 'anna', 'notAllowed'],
  ])('by a %s of a %s chat, of %s: %s', (role, template, author, expected) => {
    const document = about('takedown', { body: { author, reason: 'Грубо', edition: 'standard', rule: 1 } });
    expect(verdict(who(role), document, template)).toBe(expected);
    expect(takedownRefusal(who(role), { chat: 'c1', author }, school(template))).toBe(expected);
  });

  test('refuses when not allowed: unconfirmed, outside, taken back, in another’s name', () => {
    const teacher = who('teacher');
    expect(verdict({ ...teacher, isVerified: false }, about('takedown'))).toBe('needsConfirmation');
    expect(verdict({ ...teacher, chats: new Set() }, about('takedown'))).toBe('notAllowed');
    expect(verdict(teacher, about('takedown', { gone: true }))).toBe('notAllowed');
    expect(verdict(teacher, about('takedown', { by: 'boris' }))).toBe('notAllowed');
    expect(verdict(teacher, about('takedown', { id: takedownId(MESSAGE, 'boris') }))).toBe('notAllowed');
  });
});

describe('F-052 a pin', () => {
  test('refuses when not allowed: a pupil, a parent, somebody unconfirmed, another place', () => {
    expect(verdict(who('pupil'), pin())).toBe('notAllowed');
    expect(verdict(who('parent'), pin(), 'parents')).toBe('notAllowed');
    expect(verdict(who('teacher', { isVerified: false }), pin())).toBe('needsConfirmation');
    expect(verdict(who('teacher'), pin('channel:c1'))).toBe('notAllowed');
    expect(verdict(who('teacher', { chats: new Set() }), pin())).toBe('notAllowed');
    expect(verdict(who('teacher', { chats: new Set() }), pin('channel:c1'), 'wholeSchool')).toBe(
      'notAllowed',
    );
  });

  test('is set by confirmed staff of the chat, by both in a private chat, by the heads of a channel', () => {
    expect(verdict(who('teacher'), pin())).toBeUndefined();
    expect(verdict(who('pupil'), pin(), 'private')).toBeUndefined();
    expect(verdict(who('head', { chats: new Set() }), pin('channel:c1'), 'wholeSchool')).toBeUndefined();
    expect([
      mayPin(who('teacher'), 'c1', school('pupils')),
      mayPin(who('pupil'), 'c1', school('pupils')),
    ]).toEqual([true, false]);
  });
});

describe('how somebody wants a chat', () => {
  test('refuses when not allowed: another’s place, a chat that is not theirs', () => {
    expect(verdict(who('pupil'), preference({ scope: 'person:boris' }))).toBe('notAllowed');
    expect(verdict(who('pupil'), preference({ scope: 'chat:c1' }))).toBe('notAllowed');
    expect(verdict(who('pupil'), preference({ parent: 'c2' }))).toBe('notAllowed');
    expect(verdict(who('pupil', { chats: new Set(), channels: new Set() }), preference())).toBe('notAllowed');
    expect(verdict(who('pupil'), preference())).toBeUndefined();
  });
});

describe('F-050 a message taken back', () => {
  const gone = (of: Partial<Omit<AuthorPart, 'kind'>> = {}): Written => ({
    ...messagePart({ by: 'anna', chat: 'c1', id: MESSAGE, stamp: stampAt(9), text: '' }),
    kind: 'message',
    gone: true,
    ...of,
  });

  test('refuses when not allowed: outside the chat, in another’s name, elsewhere', () => {
    expect(verdict(who('pupil', { chats: new Set() }), gone())).toBe('notAllowed');
    expect(verdict(who('pupil'), gone({ by: 'boris' }))).toBe('notAllowed');
    expect(verdict(who('pupil'), gone({ scope: 'school' }))).toBe('notAllowed');
    const reader = who('pupil', { chats: new Set() });
    expect(verdict(reader, gone({ scope: 'channel:c1' }), 'wholeSchool')).toBe('notAllowed');
  });

  test('is taken also where the school has put an end to writing, and holds nothing', () => {
    const directory = school('pupils');
    const body = { name: 'pupilsWriteInChats' as const, chat: '', value: false, isSet: true };
    directory.take(part({ kind: 'policy', id: 'policy.pupilswriteinchats', scope: 'school', body }));
    expect(refusalToWrite(who('pupil'), gone(), directory)).toBeUndefined();
    expect(
      refusalToWrite(who('pupil'), { ...gone(), gone: false, body: { text: 'да', replyTo: '' } }, directory),
    ).toBe('notAllowed');
    expect(verdict(who('pupil'), gone({ body: { text: 'Ещё здесь', replyTo: '' } }))).toBe('badRequest');
  });
});

describe('F-054 a small picture taken back', () => {
  const thumb = (of: Partial<Omit<AuthorPart, 'kind'>> = {}): Written => ({
    ...part({ kind: 'thumb', id: stampAt(8), scope: 'chat:c1', parent: MESSAGE, by: 'anna', body: NO_THUMB }),
    kind: 'thumb',
    gone: true,
    ...of,
  });

  test('refuses when not allowed: outside the chat, elsewhere, or where something of it would stay', () => {
    expect(verdict(who('pupil', { chats: new Set() }), thumb())).toBe('notAllowed');
    expect(verdict(who('pupil'), thumb({ scope: 'school' }))).toBe('notAllowed');
    const full = { ...NO_THUMB, picture: 'AAAABBBB' };
    expect(verdict(who('pupil'), thumb({ body: full }))).toBe('badRequest');
    expect(verdict(who('pupil'), thumb())).toBeUndefined();
  });
});

describe('[PUSH-11] what is passed on', () => {
  const order = orderOf({ at: 7000, hub: 'h'.repeat(12), seq: 3 });
  const source = (of: Partial<StoredDocument> = {}): StoredDocument => ({
    ...messagePart({ by: 'dasha', chat: 'c2', id: MESSAGE, text: 'Завтра в парк' }),
    hub: 'h'.repeat(12),
    epoch: 'e'.repeat(8),
    seq: 3,
    at: 7000,
    order,
    ...of,
  });
  const onward = (of: Partial<NonNullable<MessageBody['forwarded']>> = {}, text = 'Завтра в парк') => {
    const forwarded = { message: MESSAGE, by: 'dasha', at: 7000, from: '', ...of };
    const made = messagePart({ by: 'anna', chat: 'c1', body: { text, replyTo: '', forwarded } });
    if (!isOfKind(made, 'message')) throw new Error('no message');
    return made;
  };
  function world(template: ChatTemplate = 'pupils', target: ChatTemplate = 'pupils'): Directory {
    const directory = school(target);
    const body: ChatBody = { title: 'Откуда', template, classroom: 'k1', isArchived: false };
    directory.take(part({ kind: 'chat', id: 'c2', scope: 'chat:c2', body }));
    return directory;
  }
  const reader = who('pupil', { chats: new Set(['c1', 'c2']) });

  test('refuses when not allowed: what is not there, not read, or said to be somebody else’s', () => {
    expect(forwardRefusal(reader, onward(), undefined, world())).toBe('notAllowed');
    expect(forwardRefusal(who('pupil'), onward(), source(), world())).toBe('notAllowed');
    expect(forwardRefusal(reader, onward({ by: 'head' }), source(), world())).toBe('notAllowed');
    expect(forwardRefusal(reader, onward({ from: 'Откуда' }), source(), world())).toBe('notAllowed');
    expect(forwardRefusal(reader, onward({}, 'Уроков не будет'), source(), world())).toBe('sourceChanged');
    expect(forwardRefusal(reader, onward(), source({ gone: true }), world())).toBe('sourceChanged');
  });

  test.each<ChatTemplate>(['private', 'management'])('others’ words never leave a %s chat', (template) => {
    expect(forwardRefusal(reader, onward(), source(), world(template))).toBe('notAllowed');
    expect(
      forwardRefusal(reader, onward({ by: 'anna' }), source({ by: 'anna' }), world(template)),
    ).toBeUndefined();
  });

  test('keeps its first author, however often it goes on', () => {
    const forwarded = { message: stampAt(2), by: 'mama', at: 5, from: '' };
    const again = source({ body: { text: 'Завтра в парк', replyTo: '', forwarded } });
    expect(forwardRefusal(reader, onward(), again, world())).toBe('notAllowed');
    expect(forwardRefusal(reader, onward({ by: 'mama' }), again, world())).toBeUndefined();
    expect(forwardRefusal(reader, onward(), source(), world())).toBeUndefined();
  });

  test.each<[ChatTemplate, ChatTemplate, string]>([
    ['wholeSchool', 'pupils', 'Откуда'],
    ['staffroom', 'teachers', 'Откуда'],
    ['staffroom', 'parents', ''],
    ['staffNews', 'staffroom', 'Откуда'],
    ['management', 'staffroom', ''],
    ['private', 'private', ''],
    ['parents', 'pupils', ''],
    ['group', 'group', ''],
  ])('out of a %s into a %s chat names its source as «%s»', (from, to, expected) => {
    const directory = world(from, to);
    expect(shownSource(directory.chat('c2'), directory.chat('c1'))).toBe(expected);
  });
});
