import { describe, expect, test } from 'vitest';
import type { AuthorPart } from '../../schema/envelope.ts';
import { erasureId } from '../../schema/erasure.ts';
import { ROLES } from '../../schema/person.ts';
import { slipEndId } from '../../schema/slip.ts';
import {
  accept,
  classMembership,
  kinshipPart,
  part,
  personCard,
  stampAt,
} from '../../testing/make-documents.ts';
import { schoolSource } from '../../testing/school-source.ts';
import { ACCOUNT_STATES, accountStates } from './account-states.ts';
import { overviewQuery } from './overview-query.ts';
import { PERSON_FLAGS, peopleTableQuery } from './people-table-query.ts';
import { personCardQuery } from './person-card-query.ts';

const NOW = 1_700_000_000_000;
const DAY_MS = 24 * 3600_000;

function classroom(id: string, title: string, of: { readonly isArchived?: boolean } = {}): AuthorPart {
  const { isArchived = false } = of;
  const body = { title, type: 'homeroom' as const, grade: 7, subject: '', sourcedId: '', isArchived };
  return part({ kind: 'classroom', id, scope: 'school', body });
}

function slip(
  id: string,
  person: string,
  of: { readonly expiresAt?: number; readonly annulledAt?: number } = {},
) {
  const { expiresAt = NOW + 10 * DAY_MS, annulledAt = 0 } = of;
  const body = {
    purpose: 'person' as const,
    person,
    role: 'pupil' as const,
    classroom: '',
    child: '',
    secretHash: 'a'.repeat(64),
    expiresAt,
    mostUses: 1,
    annulledAt,
  };
  return part({ kind: 'slip', id, scope: 'slip:admin', by: 'admin', body });
}

function used(of: string, person: string): AuthorPart {
  const body = { slip: of, person, request: '', device: '', at: NOW };
  return part({ kind: 'slipuse', id: `${of}.u`, scope: 'slip:admin', parent: of, body });
}

const S1 = stampAt(NOW - 3 * DAY_MS);
const S2 = stampAt(NOW - 2 * DAY_MS);

const SCHOOL: readonly AuthorPart[] = [
  personCard('admin', ['administrator'], { familyName: 'Орлов', isVerified: true }),
  personCard('head', ['head'], { familyName: 'Лапина', isVerified: true }),
  personCard('newcomer', ['teacher'], { familyName: 'Яшин' }),
  personCard('darya', ['pupil'], { familyName: 'Ковалёва', givenName: 'Дарья' }),
  personCard('ilya', ['pupil'], { familyName: 'Елин', givenName: 'Илья' }),
  personCard('mother', ['parent'], { familyName: 'Ковалёва', givenName: 'Ольга' }),
  personCard('gone', ['pupil'], { familyName: 'Абрамов', leftAt: NOW - DAY_MS }),
  classroom('k7b', '7Б'),
  classroom('old', '6Б', { isArchived: true }),
  classMembership('k7b', 'darya'),
  classMembership('old', 'darya'),
  kinshipPart('darya', 'mother'),
  part({
    kind: 'contact',
    id: 'contact-darya',
    scope: 'admin',
    parent: 'darya',
    body: { person: 'darya', sourcedId: 'x-1', email: 'darya@example.org', phone: '+7 900', isEnabled: true },
  }),
  slip(S1, 'darya'),
  used(S1, 'darya'),
  slip(S2, 'mother', { expiresAt: NOW + DAY_MS }),
  slip('s3', 'ilya', { expiresAt: NOW - DAY_MS }),
];

const table = await peopleTableQuery.answer(schoolSource('admin', SCHOOL), {});
const overview = await overviewQuery.answer(schoolSource('admin', SCHOOL), {});

/** What somebody without a place in the console is answered. */
const OUTSIDERS = ['newcomer', 'darya', 'mother', 'nobody'];

describe('F-096 the console answers those who may open it, and nobody else', () => {
  test.each(OUTSIDERS)('refuses when not allowed: %s', async (person) => {
    const source = schoolSource(person, SCHOOL);
    expect(await peopleTableQuery.answer(source, {})).toBeUndefined();
    expect(await overviewQuery.answer(source, {})).toBeUndefined();
    expect(await personCardQuery.answer(source, { person: 'darya' })).toBeUndefined();
  });

  test('contacts are in no answer to the head, even if they were in the replica', async () => {
    const source = schoolSource('head', SCHOOL);
    const answers = [
      await peopleTableQuery.answer(source, {}),
      await overviewQuery.answer(source, {}),
      await personCardQuery.answer(source, { person: 'darya' }),
    ];
    expect(answers.every(Boolean)).toBe(true);
    expect(JSON.stringify(answers)).not.toContain('example.org');
    expect(JSON.stringify(answers)).not.toContain('+7 900');
  });

  test('administrators see them on the card, never in the table', async () => {
    const source = schoolSource('admin', SCHOOL);
    expect(await personCardQuery.answer(source, { person: 'darya' })).toMatchObject({
      contact: { email: 'darya@example.org', phone: '+7 900' },
    });
    expect(JSON.stringify(await peopleTableQuery.answer(source, {}))).not.toContain('example.org');
  });
});

describe('the table of people', () => {
  const at = (id: string) => table?.ids.indexOf(id) ?? -1;

  test('has everyone once, by list name, ё beside е', () => {
    expect(table?.names).toEqual([
      'Абрамов',
      'Елин Илья',
      'Ковалёва Дарья',
      'Ковалёва Ольга',
      'Лапина',
      'Орлов',
      'Яшин',
    ]);
  });

  test('names the class of a pupil and of the own children, not one that is over', () => {
    expect(table?.classrooms.map(({ title }) => title)).toEqual(['7Б']);
    expect(table?.classes[at('darya')]).toEqual([0]);
    expect(table?.classes[at('mother')]).toEqual([0]);
    expect(table?.classes[at('ilya')]).toEqual([]);
  });

  test('says who has come in, who was invited, and whose slip is over', () => {
    const stateOf = (id: string) => ACCOUNT_STATES[table?.accounts[at(id)] ?? -1];
    expect([stateOf('darya'), stateOf('mother'), stateOf('ilya'), stateOf('newcomer')]).toEqual([
      'entered',
      'invited',
      'lapsed',
      'none',
    ]);
    expect(table?.slipsMadeAt[at('darya')]).toBe(NOW - 3 * DAY_MS);
  });

  test('marks those who have left, and those of whom something waits', async () => {
    const act = {
      ...part({ kind: 'act', id: 'a1', scope: 'act:admin', by: 'admin', body: WAITING }),
      body: WAITING,
    };
    const source = schoolSource('admin', SCHOOL, {
      waitingActs: [{ ...accept(act, 1), queue: 'written', body: WAITING } as never],
    });
    const flags = (await peopleTableQuery.answer(source, {}))?.flags ?? [];
    expect(flags[at('gone')]! & PERSON_FLAGS.left).toBeTruthy();
    expect(flags[at('darya')]! & PERSON_FLAGS.waiting).toBeTruthy();
    expect(flags[at('ilya')]).toBe(0);
  });

  test('lets the head look on without editing', async () => {
    expect(await peopleTableQuery.answer(schoolSource('head', SCHOOL), {})).toMatchObject({
      canEdit: false,
      knowsSlips: false,
    });
    expect(table).toMatchObject({ canEdit: true, knowsSlips: true });
  });

  test('keeps three thousand people small', async () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      personCard(`p${index}`, ['pupil'], {
        familyName: 'Константинопольский',
        givenName: `Всеволод ${index}`,
      }),
    );
    const answer = await peopleTableQuery.answer(schoolSource('admin', [...SCHOOL, ...many]), {});
    expect(answer?.ids).toHaveLength(3007);
    expect(JSON.stringify(answer).length / 3000).toBeLessThan(120);
  });
});

const WAITING = { action: 'people.confirm', data: { people: ['darya'] }, reason: '', clause: '' };

describe('a slip', () => {
  test('that was annulled or ended does not let anyone wait for it', () => {
    const end = part({
      kind: 'slipend',
      id: slipEndId('s5'),
      scope: 'slip:admin',
      body: { slip: 's5', act: '', at: NOW },
    });
    const { directory } = schoolSource('admin', [
      slip('s4', 'darya', { annulledAt: NOW }),
      slip('s5', 'ilya'),
      end,
    ]);
    const states = accountStates(directory, NOW);
    expect([states.get('darya')?.state, states.get('ilya')?.state]).toEqual(['lapsed', 'lapsed']);
  });
});

describe('F-096 the overview', () => {
  test('counts who has not come in, who waits for confirmation, and what is about to lapse', () => {
    expect([...(overview?.noEntry ?? [])].sort()).toEqual(['admin', 'head', 'ilya', 'mother', 'newcomer']);
    expect(overview).toMatchObject({
      people: { pupils: 2, parents: 1, staff: 3 },
      unconfirmed: 1,
      classrooms: 1,
      classesWithoutTeacher: 1,
      administration: { openRequests: 0, slipsSoonOver: 1, slipsOver: 1 },
    });
  });

  test('keeps requests and slips from the head', async () => {
    expect(await overviewQuery.answer(schoolSource('head', SCHOOL), {})).toMatchObject({
      administration: undefined,
      canEdit: false,
    });
  });

  test('F-127 expects the chats of a class as created or missing, and knows nothing of who is in them', async () => {
    const offer = part({
      kind: 'offer',
      id: 'c1.o',
      scope: 'class:k7b',
      body: { chat: 'c1', title: '7Б, ученики', template: 'pupils', classroom: 'k7b', isArchived: false },
    });
    const items = [{ template: 'parents', classroom: 'k7b' }];
    const body = { action: 'chats.make', data: { items }, reason: '', clause: '' };
    const answer = await overviewQuery.answer(
      schoolSource('admin', [...SCHOOL, offer], { waitingActs: [{ body } as never] }),
      {},
    );
    expect(answer?.chats.classes).toEqual([
      {
        id: 'k7b',
        title: '7Б',
        chats: [
          { template: 'pupils', classroom: 'k7b', chat: 'c1', title: '7Б, ученики', isWaiting: false },
          { template: 'parents', classroom: 'k7b', chat: '', title: '', isWaiting: true },
          { template: 'teachers', classroom: 'k7b', chat: '', title: '', isWaiting: false },
        ],
      },
    ]);
  });
});

describe('the card of a person', () => {
  test('names the family on both sides', async () => {
    const source = schoolSource('admin', SCHOOL);
    const child = await personCardQuery.answer(source, { person: 'darya' });
    const mother = await personCardQuery.answer(source, { person: 'mother' });
    expect(child?.family).toMatchObject([{ person: 'mother', side: 'guardian' }]);
    expect(mother?.family).toMatchObject([{ person: 'darya', side: 'child', classrooms: ['7Б'] }]);
  });

  test('lets an administrator do everything but what is against oneself', async () => {
    const source = schoolSource('admin', SCHOOL);
    const own = await personCardQuery.answer(source, { person: 'admin' });
    const other = await personCardQuery.answer(source, { person: 'newcomer' });
    expect(own?.abilities).toMatchObject({ confirm: false, erase: false });
    expect(other?.abilities).toMatchObject({ edit: true, move: true, confirm: true, erase: true });
    const forHead = await personCardQuery.answer(schoolSource('head', SCHOOL), { person: 'newcomer' });
    expect(forHead?.abilities).toMatchObject({ edit: false, move: false, confirm: false, erase: false });
  });

  test('offers nothing more for somebody whose data were erased', async () => {
    const body = { person: 'newcomer', at: NOW, act: 'act' };
    const erasure = part({ kind: 'erasure', id: erasureId('newcomer'), scope: 'school', body });
    const source = schoolSource('admin', [...SCHOOL, erasure]);
    const card = await personCardQuery.answer(source, { person: 'newcomer' });
    expect(new Set(Object.values(card?.abilities ?? {}))).toEqual(new Set([false]));
  });
});

test('every role has a bit of its own', () => {
  expect(new Set(ROLES.map((_, index) => 1 << index)).size).toBe(ROLES.length);
});
