import { expect, test } from 'vitest';
import { ActingSchool } from '../../shared/testing/acting-school.ts';
import { rosterNow } from './roster-now.ts';
import { SourcedIds } from './sourced-ids.ts';

test('F-079, F-124 an association of teachers is in no roster, so that none ends it', () => {
  const school = new ActingSchool();
  const now = () => rosterNow(school.directory, new SourcedIds(school.directory));
  const before = now();
  const id = school.newId();
  const item = { id, title: 'Объединение', type: 'association', grade: 0, subject: '', homeroom: '' };
  school.act('head', 'classrooms.add', { items: [item] });
  school.act('head', 'teachers.attach', { classroom: id, person: 'anna', role: 'teacher' });
  expect(now()).toEqual(before);
});
