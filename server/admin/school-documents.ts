import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { chatDrafts, classChatTitle, templatesOf } from '../../shared/directory/class-chats.ts';
import type { ChatBody, ChatTemplate } from '../../shared/schema/chat.ts';
import type { ClassroomType } from '../../shared/schema/classroom.ts';
import { membershipId } from '../../shared/schema/membership.ts';
import { rulesAckId, STANDARD_EDITION } from '../../shared/schema/rules.ts';
import type { SchoolType } from '../../shared/schema/school.ts';
import { scopeOf } from '../../shared/schema/scope.ts';
import { type Documents, rosterId } from '../documents.ts';
import type { Roster, RosterClassroom } from '../roster/roster.ts';
import { positionsOf } from './positions.ts';

export interface SchoolSetting {
  readonly title: string;
  readonly locality: string;
  readonly type: SchoolType;
  readonly isDemo: boolean;
}

/** Makes the documents of a school; the same roster gives the same ids at every import. */
export class SchoolDocuments {
  readonly school: string;
  readonly #documents: Documents;

  constructor(school: string, documents: Documents) {
    this.school = school;
    this.#documents = documents;
  }

  schoolCard(setting: SchoolSetting): AuthorPart {
    return this.#documents.make('school', { id: this.school, scope: 'school', body: setting });
  }

  /** A chat or channel, and what it says of itself to those whom it is for. */
  chat(name: string, template: ChatTemplate, title: string, classroom = ''): AuthorPart[] {
    const body: ChatBody = { title, template, classroom, isArchived: false };
    return chatDrafts(this.#id('chat', name), body).map((draft) => this.#documents.make(draft.kind, draft));
  }

  /** The channels and chats that every school has from its first day. */
  systemChats(): AuthorPart[] {
    return [
      ...this.chat('school', 'wholeSchool', 'Общешкольный канал'),
      ...this.chat('staff', 'staffNews', 'Сотрудники'),
      ...this.chat('staffroom', 'staffroom', 'Учительская'),
      ...this.chat('management', 'management', 'Директор и заместители'),
    ];
  }

  /** Joins a chat in the person's own name: only ever called with that person's consent. */
  join(chat: string, person: string, role: 'moderator' | 'member'): AuthorPart {
    return this.#documents.make('membership', {
      id: membershipId(chat, person),
      scope: scopeOf.chat(chat),
      parent: chat,
      by: person,
      body: { groupType: 'chat', group: chat, person, role, state: 'active' },
    });
  }

  /** The person has read the rules with which every school begins. @param at when, in milliseconds */
  rulesRead(person: string, at: number): AuthorPart {
    return this.#documents.make('rulesack', {
      id: rulesAckId(STANDARD_EDITION, person),
      scope: scopeOf.ack(person),
      parent: STANDARD_EDITION,
      by: person,
      body: { chat: '', at },
    });
  }

  person(sourcedId: string): string {
    return this.#id('person', sourcedId);
  }

  /** @param confirmsStaff whether the lists are good enough to confirm the pedagogical staff in them */
  fromRoster(roster: Roster, confirmsStaff: boolean): AuthorPart[] {
    return [
      ...this.#people(roster, confirmsStaff),
      ...roster.classrooms.map((classroom) => this.#classroom(classroom)),
      ...this.#enrollments(roster),
      ...roster.families.map((family) => this.#family(family.child, family.guardian, family.relation)),
      ...this.systemChats(),
      ...roster.classrooms.flatMap((classroom) => this.#chatsOf(classroom)),
    ];
  }

  #people(roster: Roster, confirmsStaff: boolean): AuthorPart[] {
    const positions = positionsOf(roster);
    return roster.people.flatMap((person) => {
      const id = this.person(person.sourcedId);
      const { familyName, givenName, middleName, sourcedId, email, isEnabled } = person;
      const isSchoolStaff = person.roles.some((role) => role !== 'pupil' && role !== 'parent');
      return [
        this.#documents.make('person', {
          id,
          scope: 'school',
          body: {
            familyName,
            givenName,
            middleName,
            roles: [...person.roles],
            isVerified:
              confirmsStaff &&
              isSchoolStaff &&
              person.roles.some((role) => role !== 'staff' && role !== 'parent'),
            position: positions.get(sourcedId) ?? '',
            leftAt: 0,
          },
        }),
        this.#documents.make('contact', {
          id: this.#id('contact', sourcedId),
          scope: 'admin',
          parent: id,
          body: { person: id, sourcedId, email, phone: person.phone || person.sms, isEnabled },
        }),
      ];
    });
  }

  #classroom(classroom: RosterClassroom): AuthorPart {
    const { title, grade, sourcedId, subjects } = classroom;
    return this.#documents.make('classroom', {
      id: this.#id('classroom', sourcedId),
      scope: 'school',
      body: {
        title,
        type: typeOf(classroom),
        grade: grade ?? 0,
        subject: (subjects[0] ?? '').slice(0, 80),
        sourcedId,
        isArchived: false,
      },
    });
  }

  #enrollments(roster: Roster): AuthorPart[] {
    const byPair = new Map<string, AuthorPart>();
    for (const enrollment of roster.enrollments) {
      const group = this.#id('classroom', enrollment.classroom);
      const person = this.person(enrollment.person);
      const id = membershipId(group, person);
      const body = { groupType: 'classroom', group, person, role: enrollment.role, state: 'active' } as const;
      // Someone entered twice into one class keeps the weightier role.
      if (byPair.has(id) && enrollment.role !== 'classTeacher') continue;
      byPair.set(
        id,
        this.#documents.make('membership', { id, scope: scopeOf.class(group), parent: group, body }),
      );
    }
    return [...byPair.values()];
  }

  #family(childSourcedId: string, guardianSourcedId: string, relation: 'parent' | 'guardian' | 'relative') {
    const child = this.person(childSourcedId);
    const guardian = this.person(guardianSourcedId);
    return this.#documents.make('kinship', {
      id: `${child}.${guardian}`,
      scope: scopeOf.family(child),
      parent: child,
      body: { child, guardian, relation, isActive: true },
    });
  }

  #chatsOf(classroom: RosterClassroom): AuthorPart[] {
    const { sourcedId, title } = classroom;
    const id = this.#id('classroom', sourcedId);
    return templatesOf(typeOf(classroom)).flatMap((template) =>
      this.chat(`${template} ${sourcedId}`, template, classChatTitle(template, title), id),
    );
  }

  #id(what: string, sourcedId: string): string {
    return rosterId(this.school, what, sourcedId);
  }
}

function typeOf(classroom: RosterClassroom): ClassroomType {
  if (classroom.kind === 'homeroom') return 'homeroom';
  return classroom.grade === null ? 'club' : 'subject';
}
