import { partOf, previewAct, tryAct } from '../acts/try-act.ts';
import { chatDrafts, classChatId, classChatTitle, templatesOf } from '../directory/class-chats.ts';
import type { Consequence } from '../directory/consequence.ts';
import { Directory } from '../directory/directory.ts';
import { AppError, type AppErrorCode } from '../errors/app-error.ts';
import { type PersonFacts } from '../permissions/facts.ts';
import { isOffered } from '../permissions/offers.ts';
import type { ClassroomBody } from '../schema/classroom.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { chatMembership, classMembership, kinshipPart, part, personCard, stampAt } from './make-documents.ts';
import { withRulesOfAll } from './make-moderation.ts';

/** A class with the chats that every class has. */
export function classWithChats(id: string, body: Partial<ClassroomBody> & Pick<ClassroomBody, 'title'>) {
  const whole: ClassroomBody = {
    type: 'homeroom',
    grade: 0,
    subject: '',
    sourcedId: '',
    isArchived: false,
    ...body,
  };
  const chats = templatesOf(whole.type).flatMap((template) =>
    chatDrafts(classChatId(id, template), {
      title: classChatTitle(template, whole.title),
      template,
      classroom: id,
      isArchived: false,
    }),
  );
  return [
    part({ kind: 'classroom', id, scope: 'school', body: whole }),
    ...chats.map((one) => partOf(one, stampAt(1))),
  ];
}

/** A person joins a chat of a class by own wish. */
export function joins(person: string, ...chats: readonly string[]): AuthorPart[] {
  return chats.map((chat) => chatMembership(chat, person));
}

const STAFF: readonly AuthorPart[] = [
  personCard('admin', ['administrator', 'teacher'], { familyName: 'Орлов', givenName: 'Пётр' }),
  personCard('admin2', ['administrator'], { familyName: 'Зуева', givenName: 'Нина' }),
  personCard('head', ['head'], { familyName: 'Громов', givenName: 'Лев', isVerified: true }),
  personCard('anna', ['teacher'], { familyName: 'Соколова', givenName: 'Анна', isVerified: true }),
  personCard('boris', ['teacher', 'parent'], { familyName: 'Белов', givenName: 'Борис', isVerified: true }),
  personCard('vera', ['teacher'], { familyName: 'Новикова', givenName: 'Вера' }),
  personCard('librarian', ['staff'], { familyName: 'Лисина', givenName: 'Ирина' }),
];

const FAMILIES: readonly AuthorPart[] = [
  personCard('older', ['pupil'], { familyName: 'Ковалёва', givenName: 'Дарья' }),
  personCard('younger', ['pupil'], { familyName: 'Ковалёв', givenName: 'Илья' }),
  personCard('mother', ['parent'], { familyName: 'Ковалёва', givenName: 'Ольга' }),
  personCard('last', ['pupil'], { familyName: 'Зимин', givenName: 'Олег' }),
  personCard('father', ['parent'], { familyName: 'Зимин', givenName: 'Юрий' }),
  personCard('small', ['pupil'], { familyName: 'Белова', givenName: 'Мила' }),
  kinshipPart('older', 'mother'),
  kinshipPart('younger', 'mother'),
  kinshipPart('last', 'father'),
  kinshipPart('small', 'boris'),
];

/**
 * 4А, 6А, 6Б and 11А with one pupil or two, «Алгебра» in both sixth grades, a chess club. Anna is class
 * teacher of 6А, Boris teaches algebra there and has a child in 4А, Vera is not confirmed.
 */
export const SCHOOL_OF_CLASSES: readonly AuthorPart[] = [
  part({
    kind: 'school',
    id: 'school1',
    scope: 'school',
    body: { title: 'Школа 1', type: 'general', locality: '', isDemo: false },
  }),
  ...STAFF,
  ...FAMILIES,
  ...withRulesOfAll([...STAFF, ...FAMILIES]),
  ...classWithChats('k4a', { title: '4А', grade: 4 }),
  ...classWithChats('k6a', { title: '6А', grade: 6 }),
  ...classWithChats('k6b', { title: '6Б', grade: 6 }),
  ...classWithChats('k11a', { title: '11А', grade: 11 }),
  ...classWithChats('algebra6a', { title: 'Алгебра, 6А', type: 'subject', subject: 'Алгебра', grade: 6 }),
  ...classWithChats('algebra6b', {
    title: 'Алгебра, 6Б',
    type: 'subject',
    subject: 'Алгебра',
    grade: 6,
    homeroom: 'k6b',
  }),
  ...classWithChats('chess', { title: 'Шахматы', type: 'club' }),
  classMembership('k6a', 'older'),
  classMembership('algebra6a', 'older'),
  classMembership('chess', 'older'),
  classMembership('k4a', 'younger'),
  classMembership('k4a', 'small'),
  classMembership('k11a', 'last'),
  classMembership('k6a', 'anna', { role: 'classTeacher' }),
  classMembership('algebra6a', 'boris', { role: 'teacher' }),
  ...joins('older', 'k6a.pupils', 'algebra6a.subject', 'chess.club'),
  ...joins('younger', 'k4a.pupils'),
  ...joins('mother', 'k6a.parents', 'k4a.parents'),
  ...joins('last', 'k11a.pupils'),
  ...joins('father', 'k11a.parents'),
  ...joins('anna', 'k6a.pupils', 'k6a.parents'),
  ...joins('boris', 'algebra6a.subject', 'k4a.parents'),
];

/** The moment of the first act, in milliseconds. */
export const ACTING_FROM = 1_700_000_000_000;

/** A school in memory in which people act, one act after another, as a hub would carry it out. */
export class ActingSchool {
  readonly directory = new Directory();
  #n = 0;

  constructor(parts: readonly AuthorPart[] = SCHOOL_OF_CLASSES) {
    for (const one of parts) this.directory.take(one);
  }

  newId(): string {
    return stampAt(ACTING_FROM + ++this.#n);
  }

  /** Does an act and returns what it has written. Throws what `planAct` throws. */
  act(by: string, action: string, data: Record<string, unknown>, reason = ''): readonly AuthorPart[] {
    const { parts } = tryAct(this.#context(by), { action, data, reason, clause: '' });
    for (const one of parts) this.directory.take(one);
    return parts;
  }

  /** Why an act is refused, undefined where it is done. */
  refusal(by: string, action: string, data: Record<string, unknown>, reason = ''): AppErrorCode | undefined {
    try {
      this.act(by, action, data, reason);
      return undefined;
    } catch (error) {
      if (error instanceof AppError) return error.data.code;
      throw error;
    }
  }

  preview(by: string, action: string, data: Record<string, unknown>, reason = ''): readonly Consequence[] {
    return previewAct(this.#context(by), { action, data, reason, clause: '' });
  }

  facts(person: string): PersonFacts {
    return this.directory.factsOf(person);
  }

  /** The titles of the chats that a person may join or is in. */
  offers(person: string): readonly string[] {
    const facts = this.facts(person);
    return [...this.directory.chats()]
      .flatMap(([id, chat]) => (isOffered(chat, facts, id) ? [chat.title] : []))
      .sort();
  }

  #context(by: string) {
    const act = this.newId();
    const { directory } = this;
    return { actor: directory.factsOf(by), directory, act, at: ACTING_FROM + this.#n };
  }
}
