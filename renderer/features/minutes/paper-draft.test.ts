import { expect, test } from 'vitest';
import type { PaperStart } from '../../../shared/replica/live/paper-views.ts';
import {
  choicesIn,
  choicesText,
  firstFields,
  paperFields,
  paperIn,
  placesIn,
  withoutPoint,
} from './paper-draft.ts';

const HELD = new Date(2026, 8, 3, 18, 0).getTime();
const START: PaperStart = {
  type: 'parents',
  report: '',
  title: 'Начало года',
  place: 'Кабинет 12',
  heldAt: HELD,
  endedAt: 0,
  chair: 'Соколова Анна Сергеевна',
  agenda: ['Экскурсия', 'Питание'],
  number: '1',
  people: [],
  others: 0,
  polls: [],
};
const typed = (fields: Readonly<Record<string, string>>) => (field: string) => fields[field] ?? '';
const bodyOf = (fields: Readonly<Record<string, string>>, report: '' | 'olympiad' = '') => {
  const read = paperIn(typed(fields), { report, present: ['dasha'] });
  if ('fault' in read) throw new Error(read.fault);
  return read.body;
};

test('F-069 minutes begin with the agenda, and what was signed is corrected in the same fields', () => {
  const fields = {
    ...firstFields(START, HELD + 3_600_000),
    'p0.decided': 'Едем в мае',
    'p0.vote': 'За: 20',
    settings: choicesText({ points: 3, polls: ['poll1'], present: undefined }),
  };
  const body = bodyOf(fields);
  expect(body).toMatchObject({ number: '1', heldAt: HELD, endedAt: HELD + 3_600_000, present: ['dasha'] });
  expect(body.points).toEqual([
    { topic: 'Экскурсия', said: '', decided: 'Едем в мае', poll: 'poll1', vote: 'За: 20' },
    { topic: 'Питание', said: '', decided: '', poll: '', vote: '' },
  ]);
  expect(bodyOf(paperFields(body))).toEqual(body);
});

test('F-069 a point that is taken out takes its poll with it and leaves no gap', () => {
  const choices = { points: 3, polls: ['a', 'b', 'c'], present: [] };
  const fields = { 'p0.topic': '1', 'p1.topic': '2', 'p2.topic': '3' };
  const after = withoutPoint(typed(fields), choices, 1);
  expect(after).toMatchObject({ 'p0.topic': '1', 'p1.topic': '3', 'p2.topic': '' });
  expect(choicesIn(after['settings'] ?? '')).toEqual({ points: 2, polls: ['a', 'c'], present: [] });
});

test('F-069, F-076 what is missing is said', () => {
  const fields = firstFields(START, HELD);
  const fault = (change: Readonly<Record<string, string>>, report: '' | 'olympiad' = '') => {
    const read = paperIn(typed({ ...fields, ...change }), { report, present: [] });
    return 'fault' in read ? read.fault : '';
  };
  expect(fault({ title: ' ' })).toBe('needTitle');
  expect(fault({ to: 'вечером' })).toBe('needTime');
  expect(fault({ to: '17:00' })).toBe('endsBefore');
  expect(fault({ others: '-1' })).toBe('wrongOthers');
  expect(fault({ 'p0.topic': '', 'p1.topic': '' })).toBe('needPoint');
  expect(fault({ 'p0.topic': '', 'p0.decided': 'Едем' })).toBe('needTopic');
  expect(fault({}, 'olympiad')).toBe('needResults');
  expect(fault({ results: 'Хорошо', places: 'Иванов' }, 'olympiad')).toBe('wrongPlaces');
});

test('F-076 places are read line by line', () => {
  expect(placesIn('1 место — Иванов Иван, 7Б\n\n2-е место: Попова Яна')).toEqual([
    { place: '1 место', who: 'Иванов Иван, 7Б' },
    { place: '2-е место', who: 'Попова Яна' },
  ]);
  expect(placesIn('Участник - Сафонова-Белых Ия')).toEqual([{ place: 'Участник', who: 'Сафонова-Белых Ия' }]);
  expect(placesIn('Иванов')).toBeUndefined();
});

test('F-069 a meeting that has just begun does not end before that, though the clock of the window lags behind', () => {
  const minute = 60_000;
  const fields = { ...firstFields(START, HELD - minute), 'p0.decided': 'Едем в мае' };
  expect(bodyOf(fields)).toMatchObject({ heldAt: HELD, endedAt: HELD });
});
