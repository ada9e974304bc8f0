import { describe, expect, test } from 'vitest';
import { ActingSchool, classWithChats, SCHOOL_OF_CLASSES } from '../testing/acting-school.ts';
import { classMembership } from '../testing/make-documents.ts';
import { peopleAffected } from './affected.ts';
import { chatTitleAfter, classChatId, classChatTitle } from './class-chats.ts';
import { chatsByClassroom, endsWithTitle, homerooms, spacesByHomeroom, spaceTitleAfter } from './classes.ts';

describe('F-008 the spaces of a class', () => {
  test.each([
    ['Алгебра, 1А', '1А', true],
    ['Алгебра 1А', '1А', true],
    ['Алгебра (1А', '1А', true],
    ['Алгебра, 11А', '1А', false],
    ['1А', '1А', false],
    ['Алгебра', '', false],
    ['Алгебра, 1Б', '1А', false],
  ])('F-008 «%s» ends with «%s»: %s', (title, classTitle, isSo) => {
    expect(endsWithTitle(title, classTitle)).toBe(isSo);
    expect(spaceTitleAfter(title, classTitle, '2А')).toBe(
      isSo ? `${title.slice(0, -classTitle.length)}2А` : title,
    );
  });

  test('F-008 a space is found by what it says, or by its title; archived ones are left out', () => {
    const { directory } = new ActingSchool([
      ...SCHOOL_OF_CLASSES,
      ...classWithChats('music', { title: 'Музыка, 6А', type: 'subject', isArchived: true }),
      ...classWithChats('nowhere', { title: 'Музыка', type: 'subject' }),
    ]);
    const found = [...spacesByHomeroom(directory)].map(([id, spaces]) => [id, spaces.map((one) => one.id)]);
    expect(found).toEqual([
      ['k6a', ['algebra6a']],
      ['k6b', ['algebra6b']],
    ]);
    expect(homerooms(directory).map(({ id }) => id)).toEqual(['k4a', 'k6a', 'k6b', 'k11a']);
  });
});

describe('the chats of a class', () => {
  test('have ids that follow from the class and are no stamps', () => {
    expect(classChatId('k1', 'parents')).toBe('k1.parents');
    const { directory } = new ActingSchool();
    expect(
      chatsByClassroom(directory)
        .get('k6a')
        ?.map(([id]) => id),
    ).toEqual(['k6a.pupils', 'k6a.parents']);
  });

  test('are called after it, also when it is called otherwise', () => {
    const chat = { template: 'parents', classroom: 'k1', isArchived: false } as const;
    expect(classChatTitle('parents', '6А')).toBe('Родители 6А');
    expect(chatTitleAfter({ ...chat, title: 'Родители 6А' }, '6А', '7А')).toBe('Родители 7А');
    expect(chatTitleAfter({ ...chat, title: 'Поход 16А' }, '6А', '7А')).toBe('Поход 16А');
  });
});

test('F-030 a pupil who comes or goes concerns the parents and the class teachers', () => {
  const { directory } = new ActingSchool();
  expect(peopleAffected(directory, classMembership('k6a', 'older'))).toEqual(['older', 'mother', 'anna']);
  expect(peopleAffected(directory, classMembership('k6a', 'vera', { role: 'teacher' }))).toEqual(['vera']);
  expect(peopleAffected(directory, classMembership('algebra6a', 'older'))).toEqual(['older', 'mother']);
});
