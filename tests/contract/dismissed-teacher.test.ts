import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { joins } from '../../shared/testing/acting-school.ts';
import { chatMembership, classMembership, part, personCard } from '../../shared/testing/make-documents.ts';
import { CITED, reportPart } from '../../shared/testing/make-moderation.ts';
import { cut, LivingSchool, mend } from '../fixtures/living-school.ts';
import type { TestDesktop } from '../fixtures/test-desktop.ts';

const CHAT = 'algebra6a.subject';
const GROUP = 'trip';
const HOUR_MS = 3_600_000;

let school: LivingSchool;
beforeEach(async () => {
  school = await LivingSchool.open([
    personCard('dora', ['deputy'], { familyName: 'Дорина', givenName: 'Инна', isVerified: true }),
    classMembership('algebra6a', 'younger'),
    ...joins('younger', CHAT),
    part({
      kind: 'chat',
      id: GROUP,
      scope: `chat:${GROUP}`,
      body: { title: 'Поход', template: 'group', classroom: '', isArchived: false, owner: 'boris' },
    }),
    chatMembership(GROUP, 'boris', { role: 'moderator' }),
    chatMembership(GROUP, 'older'),
  ]);
});
afterEach(() => school.close());

const onHub = (desktop: TestDesktop, chat: string, text: string) =>
  desktop.until('messages', { chat, limit: 50 }, ({ rows }) =>
    rows.some((row) => row.text === text && (row.state === 'onHub' || row.state === 'read')),
  );
const lessons = (desktop: TestDesktop, isReached: (planners: readonly string[]) => boolean) =>
  desktop.until('sessions', { chat: CHAT, from: 0, to: Date.now() + 72 * HOUR_MS }, (rows) =>
    isReached(rows.map(({ planner }) => planner.id)),
  );

/** What Boris has begun with a link: a lesson of tomorrow, and a case of four violations. */
async function begin(boris: TestDesktop): Promise<void> {
  const startsAt = Date.now() + 24 * HOUR_MS;
  await boris.open.replica.lessons.plan.do({
    do: 'plan',
    chat: CHAT,
    type: 'lesson',
    eventType: '',
    title: 'Дроби',
    place: '',
    about: '',
    agenda: [],
    startsAt,
    endsAt: startsAt + 45 * 60_000,
    zone: 'Europe/Chisinau',
    weekdays: [],
    until: '',
    slotMinutes: 0,
    tell: '',
  });
  const pupil = await school.client('older');
  const ids: string[] = [];
  for (const text of ['Раз', 'Два', 'Три', 'Четыре']) {
    const [verdict] = await school.say(pupil, 'older', CHAT, text);
    ids.push(verdict?.id ?? '');
  }
  await onHub(boris, CHAT, 'Четыре');
  for (const message of ids) await boris.open.replica.moderation.do({ do: 'violation', message, ...CITED });
  const reporter = await school.client('younger');
  const report = { chat: CHAT, message: ids[0] ?? '', author: 'older', stamp: school.newId() };
  await reporter.push(reportPart('younger', report));
  await boris.until('desk', { chat: CHAT }, (rows) => rows.length === 1);
  await boris.until('connection', {}, ({ waitingCount }) => waitingCount === 0);
}

describe('story 4, a teacher is dismissed while offline', () => {
  test('F-112, F-022, D-9, D-10 the only moderator of two chats, with a case, a report, tomorrow’s lesson and words that wait: everything has a new owner, and nothing vanishes', async () => {
    const teacher = await school.desktop('boris');
    const { desktop: boris } = teacher;
    const { desktop: dora } = await school.desktop('dora');
    await begin(boris);
    await cut(teacher);
    await boris.send(CHAT, 'Завтра контрольная');
    await boris.send(GROUP, 'Сбор в восемь');
    await boris.send('k4a.parents', 'Иду на собрание');
    await school.act('admin', 'move.leave', { person: 'boris', role: '' });
    mend(teacher);

    // The staff's rights have ended, the parent's have not, and what cannot go out is kept with its text.
    await onHub(boris, 'k4a.parents', 'Иду на собрание');
    const kept = await boris.until(
      'outbox',
      {},
      (rows) => rows.filter(({ refusal }) => refusal !== undefined).length === 2,
    );
    expect(kept.map(({ text, refusal }) => [text, refusal?.code]).sort()).toEqual([
      ['Завтра контрольная', 'notAllowed'],
      ['Сбор в восемь', 'notAllowed'],
    ]);
    await boris.until('chats', {}, (rows) => rows.every(({ id }) => id !== CHAT && id !== GROUP));
    const facts = (await school.directory()).factsOf('boris');
    expect({ ...facts, chats: [...facts.chats] }).toMatchObject({
      roles: ['parent'],
      isStaff: false,
      chats: ['k4a.parents'],
    });

    // Whoever is to act is asked, comes in by an own wish, and finds everything.
    const offered = await dora.until(
      'offers',
      {},
      (rows) => rows.filter(({ isToModerate }) => isToModerate).length === 2,
    );
    expect(offered.map(({ id }) => id).sort()).toEqual([CHAT, GROUP]);
    for (const { id } of offered) await dora.open.replica.joining.join(id);
    await dora.until('chatOrder', { chat: GROUP }, ({ isModerator }) => isModerator);
    const { leavers, openReports } = await dora.until(
      'chatOrder',
      { chat: CHAT },
      (view) => view.isModerator && view.openReports === 1 && view.leavers.length === 1,
    );
    expect([leavers[0]?.person.id, openReports]).toEqual(['boris', 1]);
    const { moderation } = dora.open.replica;
    const of = { chat: CHAT, person: 'older' };
    const open = await dora.until(
      'case',
      of,
      ({ violations, canModerate }) => violations === 4 && canModerate,
    );
    expect(open.blockRefusal).toBeUndefined();
    await moderation.do({ do: 'block', ...of, days: 3, ...CITED });
    const [report] = await dora.until('desk', { chat: CHAT }, (rows) => rows.length === 1);
    await moderation.do({ do: 'answerReport', report: report?.id ?? '', result: 'acted', words: '' });
    expect((await dora.until('case', of, ({ block }) => block !== undefined)).block?.end).toBe('term');

    // Tomorrow's lesson is the deputy's to call off, by a document of her own.
    const [lesson] = await lessons(dora, (planners) => planners.length === 1 && planners[0] === 'dora');
    expect(lesson).toMatchObject({ isOwn: true, canStart: true, isCancelled: false });
    const wish = { do: 'cancel', session: lesson?.id ?? '', isCancelled: true, tell: '' } as const;
    await dora.open.replica.lessons.plan.do(wish);
    const after = await dora.until(
      'sessions',
      { chat: CHAT, from: 0, to: Date.now() + 72 * HOUR_MS },
      (rows) => rows.some(({ isCancelled }) => isCancelled),
    );
    expect(after).toHaveLength(1);
    await dora.until('connection', {}, ({ waitingCount }) => waitingCount === 0);
    const held = (await school.hub.hub.store.byKind('session')).flatMap((one) =>
      isOfKind(one, 'session') ? [[one.by, one.body.instead ?? '', one.body.isCancelled]] : [],
    );
    expect(held.sort()).toEqual([
      ['boris', '', false],
      ['dora', lesson?.id, true],
    ]);
    expect(await dora.until('outbox', {}, () => true)).toEqual([]);
  });

  test('[PLAN-4] F-112 nobody takes over what somebody planned who may still change it, nor what is another’s to take over', async () => {
    const { desktop: boris } = await school.desktop('boris');
    await begin(boris);
    const [planned] = (await school.hub.hub.store.byKind('session')).filter((one) =>
      isOfKind(one, 'session'),
    );
    if (!planned) throw new Error('nothing is planned');
    const takenOver = (by: string) => {
      const id = school.newId();
      return { ...planned, id, stamp: id, by, body: { ...planned.body, instead: planned.id } };
    };
    const pushedBy = async (by: string) => {
      const { hub: _hub, epoch: _epoch, seq: _seq, at: _at, order: _order, ...written } = takenOver(by);
      const [verdict] = await (await school.client(by)).push(written);
      return verdict && 'refusal' in verdict ? verdict.refusal.code : 'taken';
    };
    expect(await pushedBy('dora')).toBe('notAllowed');
    await school.act('admin', 'move.leave', { person: 'boris', role: '' });
    const joined = await school.client('dora');
    for (const chat of [CHAT]) {
      await joined.push(chatMembership(chat, 'dora', { role: 'moderator', stamp: school.newId() }));
    }
    expect(await pushedBy('older')).toBe('notAllowed');
    expect(await pushedBy('anna')).toBe('notAllowed');
    expect(await pushedBy('dora')).toBe('taken');
  });
});
