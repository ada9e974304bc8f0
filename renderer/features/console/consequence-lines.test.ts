import { describe, expect, it } from 'vitest';
import type { Consequence } from '../../../shared/directory/consequence.ts';
import { createTranslate } from '../../i18n/translator.ts';
import { consequenceLines } from './consequence-lines.ts';
import { groupConsequences } from './group-consequences.ts';

const t = createTranslate('ru');
const CLASSROOMS = {
  k6a: { title: '6А', type: 'homeroom' },
  k6b: { title: '6Б', type: 'homeroom' },
  chess: { title: 'Шахматы', type: 'club' },
  a1: { title: 'Алгебра, 6А', type: 'subject' },
  a2: { title: 'Физика, 6А', type: 'subject' },
  a3: { title: 'История, 6А', type: 'subject' },
  a4: { title: 'Музыка, 6А', type: 'subject' },
} as const;

function said(consequences: readonly Consequence[]): readonly string[] {
  const [one] = groupConsequences(consequences);
  return one ? consequenceLines(one, CLASSROOMS, t).map(({ tone, text }) => `${tone}: ${text}`) : [];
}

const person = 'petr';
const ends = (classroom: string): Consequence => ({ person, what: 'classEnds', classroom });
const chatEnds = (title: string): Consequence => ({ person, what: 'chatEnds', chat: title, title });

describe('what an act changes, in words', () => {
  it('says a transfer in a few lines, however many subjects the class has', () => {
    expect(
      said([
        ...['k6a', 'a1', 'a2', 'a3', 'a4'].map(ends),
        { person, what: 'classBegins', classroom: 'k6b' },
        { person, what: 'chatStays', chat: 'c', title: 'Шахматы' },
      ]),
    ).toEqual(['loss: уйдёт из: 6А, 4\u00a0предмета', 'gain: придёт в: 6Б', 'same: останется чат «Шахматы»']);
  });

  it('names a few subjects, clubs and chats', () => {
    expect(said(['chess', 'a1'].map(ends))).toEqual(['loss: уйдёт из: Шахматы, «Алгебра, 6А»']);
    expect(said(['6А', 'Алгебра', 'Физика', 'История', 'Музыка'].map(chatEnds))).toEqual([
      'loss: закончатся чаты «6А», «Алгебра», «Физика» и ещё\u00a02',
    ]);
  });

  it('says roles, coming and going', () => {
    expect(
      said([
        { person, what: 'roleEnds', role: 'teacher' },
        { person, what: 'unconfirmed' },
      ]),
    ).toEqual(['loss: потеряет роль: учитель', 'loss: потеряет отметку о подтверждении и права по роли']);
  });
});
