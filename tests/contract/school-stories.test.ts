import { afterEach, describe, expect, test } from 'vitest';
import { proposeYearTurn } from '../../shared/acts/year-turn.ts';
import { classWithChats, joins } from '../../shared/testing/acting-school.ts';
import { classMembership, kinshipPart, personCard } from '../../shared/testing/make-documents.ts';
import { cut, LivingSchool, mend } from '../fixtures/living-school.ts';
import type { TestDesktop } from '../fixtures/test-desktop.ts';

let school: LivingSchool;
afterEach(() => school.close());

const arrived = (desktop: TestDesktop, chat: string, text: string) =>
  desktop.until('messages', { chat, limit: 50 }, (view) =>
    view.rows.some((row) => row.text === text && ['onHub', 'read'].includes(row.state)),
  );
const keptAside = (desktop: TestDesktop, text: string) =>
  desktop.until('outbox', {}, (rows) => rows.some((row) => row.text === text && row.refusal !== undefined));
const chatIds = async (desktop: TestDesktop, isReached: (ids: readonly string[]) => boolean) => {
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).sort();
  return ids(await desktop.until('chats', {}, (rows) => isReached(ids(rows))));
};
const offerTitles = async (desktop: TestDesktop, isReached: (titles: readonly string[]) => boolean) => {
  const titles = (rows: readonly { readonly title: string }[]) => rows.map(({ title }) => title).sort();
  return titles(await desktop.until('offers', {}, (rows) => isReached(titles(rows))));
};

describe('story 1, the First of September', () => {
  test('F-021, F-015 one act turns the year, and a laptop from May comes back with old words and no old rights', async () => {
    school = await LivingSchool.open([
      ...classWithChats('k1a', { title: '1А', grade: 1 }),
      personCard('tiny', ['pupil'], { familyName: 'Зимина', givenName: 'Ева' }),
      classMembership('k1a', 'tiny'),
      kinshipPart('tiny', 'father'),
      ...joins('father', 'k1a.parents'),
    ]);
    const [teacher, pupil] = [await school.desktop('anna'), await school.desktop('older')];
    for (const one of [teacher, pupil]) await cut(one);
    await teacher.desktop.send('k6a.pupils', 'Хорошего лета, 6А!');
    await pupil.desktop.send('k6a.pupils', 'Спасибо!');

    const steps = proposeYearTurn(await school.directory());
    const preview = await school.preview('admin', 'year.turn', { steps });
    expect(preview.filter(({ what }) => what === 'leaves').map(({ person }) => person)).toEqual(['last']);
    expect(preview.filter(({ person }) => person === 'father')).toContainEqual({
      person: 'father',
      what: 'chatEnds',
      chat: 'k11a.parents',
      title: 'Родители 11А',
    });
    await school.act('admin', 'year.turn', { steps });
    const [newClass, newcomer] = [school.newId(), school.newId()];
    await school.act('admin', 'classrooms.add', {
      items: [{ id: newClass, title: '1А', type: 'homeroom', grade: 1, subject: '', homeroom: '' }],
    });
    const name = { familyName: 'Ёлкина', givenName: 'Яна', middleName: '', position: '' };
    const rest = {
      role: 'pupil',
      classroom: newClass,
      children: [],
      relation: 'parent',
      email: '',
      phone: '',
    };
    await school.act('admin', 'people.add', { id: newcomer, ...name, ...rest });
    await school.act('admin', 'teachers.detach', { classroom: 'k6a', person: 'anna' });
    await school.act('admin', 'teachers.attach', { classroom: 'k6a', person: 'boris', role: 'classTeacher' });
    await school.act('admin', 'teachers.attach', {
      classroom: newClass,
      person: 'anna',
      role: 'classTeacher',
    });

    mend(teacher);
    mend(pupil);
    await arrived(pupil.desktop, 'k6a.pupils', 'Спасибо!');
    const aside = await keptAside(teacher.desktop, 'Хорошего лета, 6А!');
    expect(aside).toMatchObject([{ refusal: { code: 'notAllowed' } }]);
    expect(await offerTitles(teacher.desktop, (titles) => titles.length === 2)).toEqual([
      '1А, ученики',
      'Родители 1А',
    ]);
    expect(await chatIds(teacher.desktop, (ids) => !ids.includes('k6a.pupils'))).not.toContain('k6a.parents');
    await pupil.desktop.until('chats', {}, (rows) => rows.some((row) => row.title === '7А, ученики'));

    const directory = await school.directory();
    expect(directory.get('classroom', 'k1a')?.body.title).toBe('2А');
    expect(directory.factsOf('last').isPresent).toBe(false);
    expect([...directory.factsOf('father').chats]).toEqual(['k1a.parents']);
    expect(directory.factsOf('anna').pupils).toEqual(new Set([newcomer]));
    expect(directory.factsOf(newcomer).chats.size).toBe(0);
  });
});

describe('story 3, a pupil leaves and the sibling stays', () => {
  const leave = () => school.act('admin', 'move.leave', { person: 'older', role: '' });
  /** How it ends, whichever side came first. */
  const END = [
    { person: 'older', isPresent: false, roles: [], chats: [], classrooms: [], children: [] },
    {
      person: 'mother',
      isPresent: true,
      roles: ['parent'],
      chats: ['k4a.parents'],
      classrooms: [],
      children: ['younger'],
    },
    {
      person: 'younger',
      isPresent: true,
      roles: ['pupil'],
      chats: ['k4a.pupils'],
      classrooms: ['k4a'],
      children: [],
    },
    { person: 'last', isPresent: false, roles: [], chats: [], classrooms: [], children: [] },
    { person: 'father', isPresent: false, roles: [], chats: [], classrooms: [], children: [] },
  ];

  test.each(['the movement', 'the family’s computer'])(
    'F-113, G-11, D-10, F-021 %s comes first',
    async (first) => {
      school = await LivingSchool.open();
      const [mother, child] = [await school.desktop('mother'), await school.desktop('older')];
      const [father, friend] = [await school.client('father'), await school.client('younger')];
      for (const one of [mother, child]) await cut(one);
      await mother.desktop.send('k6a.parents', 'про шестой класс');
      await mother.desktop.send('k4a.parents', 'про четвёртый класс');
      await child.desktop.send('k6a.pupils', 'всем пока');

      if (first === 'the movement') {
        await leave();
        for (const one of [mother, child]) mend(one);
        expect(await keptAside(mother.desktop, 'про шестой класс')).toMatchObject([
          { refusal: { code: 'notAllowed' } },
        ]);
      } else {
        for (const one of [mother, child]) mend(one);
        await arrived(mother.desktop, 'k6a.parents', 'про шестой класс');
        await arrived(child.desktop, 'k6a.pupils', 'всем пока');
        await leave();
      }
      await arrived(mother.desktop, 'k4a.parents', 'про четвёртый класс');
      // The conversation of the older one's class stays readable, and is over.
      await mother.desktop.until(
        'chat',
        { chat: 'k6a.parents' },
        (head) => head?.canWrite === false && head.canLeave,
      );
      await child.desktop.until('connection', {}, (view) => view.state.kind === 'needsLogin');
      if (first === 'the movement') {
        // What the one who left had still to say is kept on that computer.
        const kept = await child.desktop.until('outbox', {}, () => true);
        expect(kept.map(({ text }) => text)).toEqual(['всем пока']);
      }

      await school.act('admin', 'move.leave', { person: 'last', role: '' });
      expect((await father.next('bye')).reason).toBe('needsLogin');
      expect(friend.received.some(({ type }) => type === 'bye')).toBe(false);
      const directory = await school.directory();
      const state = END.map(({ person }) => {
        const { isPresent, roles, chats, classrooms, children } = directory.factsOf(person);
        const [inChats, inClasses, ofChildren] = [chats, classrooms, children].map((one) => [...one]);
        return { person, isPresent, roles, chats: inChats, classrooms: inClasses, children: ofChildren };
      });
      expect(state).toEqual(END);
    },
  );
});

describe('story 4, a teacher is dismissed while offline', () => {
  test('F-022, D-10 at contact the staff’s rights end and the parent stays; nothing queued is lost in silence', async () => {
    school = await LivingSchool.open();
    const teacher = await school.desktop('boris');
    await cut(teacher);
    await teacher.desktop.send('algebra6a.subject', 'завтра контрольная');
    await teacher.desktop.send('k4a.parents', 'иду на собрание');
    const club = { id: school.newId(), title: 'Хор', type: 'club', grade: 0, subject: '', homeroom: '' };
    await teacher.desktop.open.replica.school.act({
      action: 'classrooms.add',
      data: { items: [club] },
      reason: '',
      clause: 'P-1.6',
    });
    await school.act('admin', 'move.leave', { person: 'boris', role: 'teacher' });
    const before = await school.directory();
    expect(before.factsOf('boris')).toMatchObject({ isStaff: false, isVerified: false, roles: ['parent'] });

    mend(teacher);
    await arrived(teacher.desktop, 'k4a.parents', 'иду на собрание');
    expect(await keptAside(teacher.desktop, 'завтра контрольная')).toEqual(
      expect.arrayContaining([expect.objectContaining({ refusal: expect.anything() as unknown })]),
    );
    const outbox = await teacher.desktop.until('outbox', {}, (rows) =>
      rows.some((row) => row.action === 'classrooms.add' && row.refusal !== undefined),
    );
    expect(outbox.find((row) => row.action === 'classrooms.add')?.refusal?.code).toBe('notAllowed');
    expect(await chatIds(teacher.desktop, (ids) => !ids.includes('algebra6a.subject'))).toContain(
      'k4a.parents',
    );
    const directory = await school.directory();
    expect(directory.get('classroom', club.id)).toBeUndefined();
    expect([...directory.factsOf('boris').chats]).toEqual(['k4a.parents']);
    expect(directory.get('removal', 'algebra6a.subject.boris.x')?.body).toMatchObject({ person: 'boris' });
  });
});
