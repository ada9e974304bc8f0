import type { TableClassroom } from '../../../shared/replica/school/people-table-query.ts';
import { foldForSearch } from '../../ui/person-words.ts';
import type { ActDraft } from '../console/use-preview.ts';
import type { ListedPerson } from './parse-lines.ts';

export const NEW_KINDS = ['pupil', 'parent', 'staff'] as const;
export type NewKind = (typeof NEW_KINDS)[number];
export const STAFF_ROLES = ['teacher', 'staff'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
export const RELATIONS = ['parent', 'guardian', 'relative'] as const;
export type Relation = (typeof RELATIONS)[number];

/** A person as the form has them. */
export interface NewPerson {
  readonly kind: NewKind;
  readonly familyName: string;
  readonly givenName: string;
  readonly middleName: string;
  readonly classroom: string;
  readonly children: readonly string[];
  readonly relation: Relation;
  readonly role: StaffRole;
  readonly position: string;
  readonly email: string;
  readonly phone: string;
}

export const NOBODY: NewPerson = {
  kind: 'pupil',
  familyName: '',
  givenName: '',
  middleName: '',
  classroom: '',
  children: [],
  relation: 'parent',
  role: 'teacher',
  position: '',
  email: '',
  phone: '',
};

/** Whether enough is filled in to say what would happen. */
export function isComplete({ kind, familyName, givenName, classroom, children }: NewPerson): boolean {
  if (familyName.trim() === '' || givenName.trim() === '') return false;
  if (kind === 'pupil') return classroom !== '';
  return kind === 'staff' || children.length > 0;
}

export function addAct(id: string, person: NewPerson): ActDraft {
  const { kind, familyName, givenName, middleName, relation, email, phone } = person;
  return {
    action: 'people.add',
    clause: 'P-2.1(6)',
    data: {
      id,
      familyName: familyName.trim(),
      givenName: givenName.trim(),
      middleName: middleName.trim(),
      role: kind === 'staff' ? person.role : kind,
      position: kind === 'staff' ? person.position.trim() : '',
      classroom: kind === 'pupil' ? person.classroom : '',
      children: kind === 'parent' ? person.children : [],
      relation,
      email: email.trim(),
      phone: phone.trim(),
    },
  };
}

/** The people of a pasted list, and the lines of which the class is not known, from 1. */
export function fromList(
  lines: readonly ListedPerson[],
  of: { readonly kind: NewKind; readonly role: StaffRole; readonly classroom: string },
  classrooms: readonly TableClassroom[],
): { readonly people: readonly NewPerson[]; readonly withoutClass: readonly string[] } {
  const withoutClass: string[] = [];
  const people = lines.flatMap(({ rest, ...names }): NewPerson[] => {
    if (of.kind === 'staff') return [{ ...NOBODY, ...names, kind: 'staff', role: of.role, position: rest }];
    const classroom = rest === '' ? of.classroom : (classroomCalled(rest, classrooms)?.id ?? '');
    if (classroom === '') {
      withoutClass.push(`${names.familyName} ${names.givenName}`);
      return [];
    }
    return [{ ...NOBODY, ...names, classroom }];
  });
  return { people, withoutClass };
}

/** «7 б», «7-Б» and «7Б» are the same class. */
function classroomCalled(title: string, classrooms: readonly TableClassroom[]): TableClassroom | undefined {
  const plain = (text: string) => foldForSearch(text).replaceAll(/[\s"«»-]/gu, '');
  return classrooms.find((classroom) => plain(classroom.title) === plain(title));
}
