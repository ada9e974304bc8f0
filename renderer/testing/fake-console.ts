import { previewAct } from '../../shared/acts/try-act.ts';
import type { Consequence } from '../../shared/directory/consequence.ts';
import { AppError, type AppErrorData } from '../../shared/errors/app-error.ts';
import { makeStamp } from '../../shared/ids/id.ts';
import { alikeQuery } from '../../shared/replica/school/alike-query.ts';
import { classCardQuery } from '../../shared/replica/school/class-card-query.ts';
import { classesQuery } from '../../shared/replica/school/classes-query.ts';
import { classesStaffQuery } from '../../shared/replica/school/classes-staff-query.ts';
import { classesYearQuery } from '../../shared/replica/school/classes-year-query.ts';
import { clubsQuery } from '../../shared/replica/school/clubs-query.ts';
import { invitationsClassesQuery } from '../../shared/replica/school/invitations-classes-query.ts';
import { invitationsQuery } from '../../shared/replica/school/invitations-query.ts';
import { namesQuery } from '../../shared/replica/school/names-query.ts';
import { overviewQuery } from '../../shared/replica/school/overview-query.ts';
import { peopleTableQuery } from '../../shared/replica/school/people-table-query.ts';
import { personCardQuery } from '../../shared/replica/school/person-card-query.ts';
import { requestsQuery } from '../../shared/replica/school/requests-query.ts';
import type { SchoolSource } from '../../shared/replica/school/school-query.ts';
import type { SchoolResults } from '../../shared/replica/school/school-queries.ts';
import type { ActBody } from '../../shared/schema/act.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { classMembership, kinshipPart, part, personCard } from '../../shared/testing/make-documents.ts';
import { schoolSource } from '../../shared/testing/school-source.ts';
import { ANNA, CLASSROOMS, nth } from './fake-people.ts';
import { structureParts } from './fake-structure.ts';

const DAY_MS = 86_400_000;
const PUPILS = 480;
const FAMILIES = 'Ахметов Воронов Гордеев Дёмин Ершов Жуков Зайцев Климов Лапин Мельников Орлов'.split(' ');
const GIVEN = 'Тимур Семён Артём Егор Матвей Лев Савва Глеб Фёдор Роман Илья'.split(' ');
const SUBJECTS = ['алгебры', 'физики', 'русского языка', 'биологии', 'истории', 'географии'];

/** An invented school of a thousand people, of which the console's own questions are really asked. */
export class FakeConsole {
  readonly #now: number;
  readonly #source: SchoolSource;

  constructor(now: number) {
    this.#now = now;
    this.#source = schoolSource(ANNA.id, documents(now), { now });
  }

  people(): SchoolResults['school.people'] {
    return settled(peopleTableQuery.answer(this.#source, {}));
  }

  overview(): SchoolResults['school.overview'] {
    return settled(overviewQuery.answer(this.#source, {}));
  }

  person(person: string): SchoolResults['school.person'] {
    return settled(personCardQuery.answer(this.#source, { person }));
  }

  names(params: { readonly people: string[]; readonly classrooms: string[] }): SchoolResults['school.names'] {
    return settled(namesQuery.answer(this.#source, params));
  }

  alike(name: Parameters<typeof alikeQuery.answer>[1]): SchoolResults['school.alike'] {
    return settled(alikeQuery.answer(this.#source, name));
  }

  classes(): SchoolResults['school.classes'] {
    return settled(classesQuery.answer(this.#source, {}));
  }

  classCard(classroom: string): SchoolResults['school.class'] {
    return settled(classCardQuery.answer(this.#source, { classroom }));
  }

  clubs(): SchoolResults['school.clubs'] {
    return settled(clubsQuery.answer(this.#source, {}));
  }

  staff(): SchoolResults['school.staff'] {
    return settled(classesStaffQuery.answer(this.#source, {}));
  }

  year(): SchoolResults['school.year'] {
    return settled(classesYearQuery.answer(this.#source, {}));
  }

  invitations(): SchoolResults['school.invitations'] {
    return settled(invitationsQuery.answer(this.#source, {}));
  }

  inviting(): SchoolResults['school.inviting'] {
    return settled(invitationsClassesQuery.answer(this.#source, {}));
  }

  requests(): SchoolResults['school.requests'] {
    return settled(requestsQuery.answer(this.#source, {}));
  }

  /** What an act would change, or why it cannot be done. */
  preview(
    act: ActBody,
  ): { readonly consequences: readonly Consequence[] } | { readonly error: AppErrorData } {
    const { directory, facts } = this.#source;
    const id = makeStamp({ ms: this.#now, counter: 0, device: '0'.repeat(12) });
    try {
      return { consequences: previewAct({ actor: facts, directory, act: id, at: this.#now }, act) };
    } catch (error) {
      if (error instanceof AppError) return { error: error.data };
      throw error;
    }
  }

  /** How many are in each chat, as the hub would say. */
  counts(): readonly { readonly chat: string; readonly members: number }[] {
    return this.#source.directory
      .all('offer')
      .map(({ body }, index) => ({ chat: body.chat, members: (index * 7) % 31 }));
  }
}

/** These questions are answered at once. */
function settled<V>(answer: V | Promise<V>): V {
  if (answer instanceof Promise) throw new Error('the answer is not there yet');
  return answer;
}

function documents(now: number): readonly AuthorPart[] {
  return [
    part({
      kind: 'school',
      id: 'school',
      scope: 'school',
      body: { title: 'Горенская средняя школа', type: 'general', locality: 'село Горенка', isDemo: true },
    }),
    personCard(ANNA.id, ['administrator', 'teacher'], {
      familyName: 'Соколова',
      givenName: 'Анна',
      middleName: 'Сергеевна',
      position: 'учитель математики',
      isVerified: true,
    }),
    ...CLASSROOMS.flatMap(({ id, title, grade }) => classroom(id, title, grade)),
    ...Array.from({ length: PUPILS }, (_, index) => family(index, now)).flat(),
    ...Array.from({ length: 42 }, (_, index) => teacher(index)).flat(),
    ...structureParts(now, {
      homeroom: nth(CLASSROOMS, 13).id,
      title: nth(CLASSROOMS, 13).title,
      maker: ANNA.id,
    }),
  ];
}

function classroom(id: string, title: string, grade: number): readonly AuthorPart[] {
  const body = { title, type: 'homeroom' as const, grade, subject: '', sourcedId: '', isArchived: false };
  const offer = (template: 'pupils' | 'parents', name: string) =>
    part({
      kind: 'offer',
      id: `${id}.${template}.o`,
      scope: `class:${id}`,
      body: { chat: `${id}.${template}`, title: name, template, classroom: id, isArchived: false },
    });
  return [
    part({ kind: 'classroom', id, scope: 'school', body }),
    offer('pupils', `${title}, ученики`),
    ...(grade === 11 ? [] : [offer('parents', `Родители ${title}`)]),
  ];
}

function family(index: number, now: number): readonly AuthorPart[] {
  const isLong = index === 3;
  const familyName = isLong ? 'Константинопольский' : nth(FAMILIES, index * 7);
  const givenName = isLong ? 'Всеволод' : nth(GIVEN, index * 3 + Math.floor(index / 11));
  const pupil = `pupil.${index}`;
  const parent = `parent.${index}`;
  const { id } = nth(CLASSROOMS, index);
  return [
    personCard(pupil, ['pupil'], { familyName, givenName, middleName: isLong ? 'Вячеславович' : '' }),
    personCard(parent, ['parent'], { familyName, givenName: 'Ольга', middleName: 'Владимировна' }),
    classMembership(id, pupil),
    kinshipPart(pupil, parent),
    part({
      kind: 'contact',
      id: `${parent}.c`,
      scope: 'admin',
      parent,
      body: {
        person: parent,
        sourcedId: '',
        email: `olga${index}@example.org`,
        phone: '+7 900 000-00-00',
        isEnabled: true,
      },
    }),
    ...(index % 3 === 0 ? [] : slip(pupil, index, now)),
  ];
}

/** Every second pupil with a slip has used it; of the others some are over. */
function slip(person: string, index: number, now: number): readonly AuthorPart[] {
  const madeAt = now - (index % 20) * DAY_MS;
  const id =
    makeStamp({ ms: madeAt, counter: 0, device: '0'.repeat(12) }).slice(0, 20) + String(1000 + index);
  const scope = `slip:${ANNA.id}`;
  const body = {
    purpose: 'person' as const,
    person,
    role: 'pupil' as const,
    classroom: '',
    child: '',
    secretHash: 'a'.repeat(64),
    expiresAt: madeAt + 14 * DAY_MS,
    mostUses: 1,
    annulledAt: 0,
  };
  const made = part({ kind: 'slip', id, scope, by: ANNA.id, body });
  if (index % 2 === 0) return [made];
  const use = { slip: id, person, request: '', device: '', at: madeAt + DAY_MS };
  return [made, part({ kind: 'slipuse', id: `${id}.u`, scope, parent: id, body: use })];
}

function teacher(index: number): readonly AuthorPart[] {
  const id = `teacher.${index}`;
  const card = personCard(id, index === 5 ? ['teacher', 'parent'] : ['teacher'], {
    familyName: `${nth(FAMILIES, index * 5)}а`,
    givenName: 'Галина',
    middleName: 'Петровна',
    position: `учитель ${nth(SUBJECTS, index)}`,
    isVerified: index % 8 !== 0,
  });
  const led = CLASSROOMS[index];
  return led ? [card, classMembership(led.id, id, { role: 'classTeacher' })] : [card];
}
