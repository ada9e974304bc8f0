import type { YearStep } from '../../../shared/acts/year-turn.ts';
import type { ActDraft } from '../console/use-preview.ts';
import type { ParsedClass } from './parse-classes.ts';

const STRUCTURE = 'P-2.1(5)';
const SUBJECTS = 'P-2.4(3)';
/** As many items as one act takes. */
const MOST_ITEMS = 100;

export function addClassesAct(classes: readonly (ParsedClass & { readonly id: string })[]): ActDraft {
  const items = classes.map(({ id, title, grade }) => ({
    id,
    title,
    type: 'homeroom',
    grade,
    subject: '',
    homeroom: '',
  }));
  return { action: 'classrooms.add', data: { items }, clause: STRUCTURE };
}

export function addClubAct(id: string, title: string): ActDraft {
  const item = { id, title, type: 'club', grade: 0, subject: '', homeroom: '' };
  return { action: 'classrooms.add', data: { items: [item] }, clause: 'P-1.6' };
}

export function addAssociationAct(id: string, title: string): ActDraft {
  const item = { id, title, type: 'association', grade: 0, subject: '', homeroom: '' };
  return { action: 'classrooms.add', data: { items: [item] }, clause: 'M-5' };
}

export interface NewSpace {
  readonly id: string;
  readonly homeroom: string;
  readonly subject: string;
}

/** Spaces for subjects, as many acts as are needed for all of them. */
export function addSpacesActs(spaces: readonly NewSpace[]): readonly ActDraft[] {
  const items = spaces.map(({ id, homeroom, subject }) => ({
    id,
    title: '',
    type: 'subject',
    grade: 0,
    subject,
    homeroom,
  }));
  return Array.from({ length: Math.ceil(items.length / MOST_ITEMS) }, (_, part) => ({
    action: 'classrooms.add',
    data: { items: items.slice(part * MOST_ITEMS, (part + 1) * MOST_ITEMS) },
    clause: SUBJECTS,
  }));
}

export function editClassAct(classroom: string, title: string, grade: number): ActDraft {
  return { action: 'classrooms.edit', data: { classroom, title, grade }, clause: STRUCTURE };
}

export function archiveAct(classroom: string): ActDraft {
  return { action: 'classrooms.archive', data: { classroom }, clause: STRUCTURE };
}

export function enrolAct(classroom: string, people: readonly string[]): ActDraft {
  return { action: 'classrooms.enrol', data: { classroom, people }, clause: 'P-1.6' };
}

export function unenrolAct(classroom: string, people: readonly string[]): ActDraft {
  return { action: 'classrooms.unenrol', data: { classroom, people }, clause: 'P-1.6' };
}

export type TeachingRole = 'classTeacher' | 'teacher' | 'aide';

export function attachAct(classroom: string, person: string, role: TeachingRole): ActDraft {
  return { action: 'teachers.attach', data: { classroom, person, role }, clause: 'P-2.1(8)' };
}

export function detachAct(classroom: string, person: string): ActDraft {
  return { action: 'teachers.detach', data: { classroom, person }, clause: 'P-2.1(8)' };
}

export function yearAct(steps: readonly YearStep[]): ActDraft {
  return { action: 'year.turn', data: { steps: [...steps] }, clause: 'P-2.1(5)' };
}
