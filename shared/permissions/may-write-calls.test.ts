import { describe, expect, test } from 'vitest';
import { Directory } from '../directory/directory.ts';
import { callAnswerId, ringId } from '../schema/call.ts';
import type { SessionType } from '../schema/lesson.ts';
import { pairChatId, pairId } from '../schema/pair.ts';
import { policyId, type PolicyName } from '../schema/policy.ts';
import {
  accept,
  chatMembership,
  classMembership,
  part,
  personCard,
  stampAt,
} from '../testing/make-documents.ts';
import { withRules } from '../testing/make-moderation.ts';
import { refusalToWrite } from './may-write.ts';
import { callRefusal, roleInRoom } from './may-write-calls.ts';
import { NO_SURROUNDINGS, type Surroundings } from './surroundings.ts';

const PAIR = pairChatId('dasha', 'anna');
const CALL = stampAt(1);

function school(...settings: readonly { readonly name: PolicyName; readonly value: boolean }[]): Directory {
  const directory = new Directory();
  const pair = { kind: 'pair', by: 'dasha', scope: `chat:${PAIR}`, parent: PAIR } as const;
  const group = { title: '7Б', template: 'pupils', classroom: 'k1', isArchived: false } as const;
  const documents = [
    part({
      kind: 'classroom',
      id: 'k1',
      scope: 'school',
      body: { title: '7Б', type: 'homeroom', grade: 7, subject: '', sourcedId: '', isArchived: false },
    }),
    personCard('anna', ['teacher'], { isVerified: true }),
    personCard('dasha', ['pupil']),
    personCard('boris', ['pupil']),
    ...withRules('anna', 'dasha', 'boris'),
    classMembership('k1', 'anna', { role: 'classTeacher' }),
    classMembership('k1', 'dasha'),
    part({ ...pair, id: pairId('dasha', 'anna'), body: { with: 'anna' } }),
    part({ kind: 'chat', id: 'g1', scope: 'chat:g1', body: group }),
    ...['anna', 'dasha'].map((person) => chatMembership('g1', person)),
    ...settings.map(({ name, value }) =>
      part({
        kind: 'policy',
        id: policyId(name),
        scope: 'school',
        body: { name, chat: '', value, isSet: true },
      }),
    ),
  ];
  for (const one of documents) directory.take(one);
  return directory;
}

const call = (by: string, chat: string, type: SessionType = 'call') =>
  part({
    kind: 'lesson',
    id: CALL,
    by,
    scope: `chat:${chat}`,
    parent: chat,
    body: { title: 'call', type, plan: '', startedAt: 1, endedAt: 0 },
  });
const judge = (
  directory: Directory,
  written: ReturnType<typeof part>,
  around: Surroundings = NO_SURROUNDINGS,
) => refusalToWrite(directory.factsOf(written.by), written as never, directory, around);
const held = (by: string, chat: string): Surroundings => ({
  look: (id) => (id === CALL ? accept(call(by, chat), 1) : undefined),
  at: 5,
});

describe('F-063 who calls whom', () => {
  const standard = school();

  test('is refused to whoever is not in the chat', () => {
    expect(judge(standard, call('boris', PAIR))).toBe('notAllowed');
    expect(judge(standard, call('boris', 'g1'))).toBe('notAllowed');
  });

  test('of two: whoever may write to each other; nothing but a call is held there', () => {
    expect(judge(standard, call('dasha', PAIR))).toBeUndefined();
    expect(judge(standard, call('anna', PAIR))).toBeUndefined();
    expect(judge(standard, call('anna', PAIR, 'lesson'))).toBe('notAllowed');
  });

  test('F-025 follows what the school sets: families do not call, or those who may not write do not', () => {
    const quiet = school({ name: 'familiesCall', value: false });
    expect(judge(quiet, call('dasha', PAIR))).toBe('switchedOff');
    expect(judge(quiet, call('anna', PAIR))).toBeUndefined();
    const strict = school({ name: 'staffWriteToPupils', value: false });
    expect(judge(strict, call('anna', PAIR))).toBe('switchedOff');
  });

  test('F-064 of many: staff, and everyone where the school lets them', () => {
    expect(judge(standard, call('anna', 'g1'))).toBeUndefined();
    expect(callRefusal(standard.factsOf('dasha'), 'g1', standard)).toBe('notAllowed');
    const open = school({ name: 'membersBeginCalls', value: true });
    expect(judge(open, call('dasha', 'g1'))).toBeUndefined();
  });

  test('all speak in a call; in a lesson those who could begin one', () => {
    const roles = (type: SessionType) =>
      ['anna', 'dasha', 'boris'].map((person) =>
        roleInRoom(standard.factsOf(person), type, { chat: 'g1', about: standard.chat('g1') }),
      );
    expect(roles('call')).toEqual(['speaker', 'speaker', 'refused']);
    expect(roles('lesson')).toEqual(['speaker', 'viewer', 'refused']);
    expect(roles('broadcast')).toEqual(['viewer', 'viewer', 'refused']);
  });
});

describe('F-063 what is said of a call', () => {
  const directory = school();
  const place = { scope: `chat:${PAIR}` };
  const ring = (by: string) =>
    part({ kind: 'ring', id: ringId(CALL), by, ...place, parent: PAIR, body: { lesson: CALL } });
  const answer = (by: string, of: object = {}) =>
    part({
      kind: 'callanswer',
      id: callAnswerId(CALL, by),
      by,
      ...place,
      parent: CALL,
      body: { state: 'declined', at: 3 },
      ...of,
    });

  test('only whoever calls puts it into the chat', () => {
    expect(judge(directory, ring('dasha'), held('dasha', PAIR))).toBeUndefined();
    expect(judge(directory, ring('anna'), held('dasha', PAIR))).toBe('notAllowed');
    expect(judge(directory, { ...ring('dasha'), id: stampAt(4) }, held('dasha', PAIR))).toBe('notAllowed');
    expect(judge(directory, { ...ring('dasha'), gone: true }, held('dasha', PAIR))).toBe('notAllowed');
  });

  test('everyone who was called answers, for themselves alone, and whoever calls does not', () => {
    expect(judge(directory, answer('anna'), held('dasha', PAIR))).toBeUndefined();
    expect(judge(directory, answer('dasha'), held('dasha', PAIR))).toBe('notAllowed');
    expect(judge(directory, answer('anna', { id: callAnswerId(CALL, 'dasha') }))).toBe('notAllowed');
    expect(judge(directory, answer('boris'))).toBe('notAllowed');
    expect(judge(directory, answer('anna', { scope: 'chat:g1' }), held('dasha', PAIR))).toBe('notAllowed');
  });

  test('a lesson is not answered, nor put into the chat as a call', () => {
    const around: Surroundings = {
      look: () => accept(call('dasha', PAIR, 'lesson'), 1),
      at: 5,
    };
    expect(judge(directory, answer('anna'), around)).toBe('notAllowed');
    expect(judge(directory, ring('dasha'), around)).toBe('notAllowed');
  });
});
