import { describe, expect, test } from 'vitest';
import type { LessonPerson } from '../lesson/people-on-lesson.ts';
import { gridPage } from './grid-layout.ts';

function person(index: number, of: Partial<LessonPerson> = {}): LessonPerson {
  return {
    participantId: `p${index}`,
    personId: `p${index}`,
    name: `Участник ${index}`,
    isHost: false,
    isListener: false,
    isOwn: false,
    isConnected: true,
    isSpeaking: false,
    hasVoice: true,
    hasPicture: false,
    voice: undefined,
    picture: undefined,
    face: undefined,
    screen: undefined,
    hasScreen: false,
    ...of,
  };
}
const many = (count: number, of: (index: number) => Partial<LessonPerson> = () => ({})) =>
  Array.from({ length: count }, (_, index) => person(index, of(index)));
const ids = (people: readonly LessonPerson[]) => people.map(({ participantId }) => participantId);

describe('F-064 the faces of a call', () => {
  test.each([
    [1, 1, 1],
    [2, 2, 1],
    [4, 2, 1],
    [5, 3, 1],
    [9, 3, 1],
    [10, 3, 2],
    [30, 3, 4],
  ])('of %i stand in %i columns on %i pages, and nobody is left out', (count, columns, pageCount) => {
    const people = many(count);
    const pages = Array.from({ length: pageCount }, (_, page) => gridPage(people, page));
    expect(pages[0]).toMatchObject({ columns, pageCount, page: 0 });
    expect(pages.flatMap((page) => ids(page.people)).toSorted()).toEqual(ids(people).toSorted());
  });

  test('bring whoever speaks to the first page, and leave the others where they are', () => {
    const people = many(12, (index) => ({ isSpeaking: index === 11, isOwn: index === 0 }));
    const first = gridPage(people, 0);
    expect(ids(first.people)).toEqual(['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'p11']);
    expect(ids(gridPage(people, 1).people)).toEqual(['p10', 'p9', 'p0']);
  });

  test('shown on a page that is not there any more are those of the last one', () => {
    expect(gridPage(many(9), 3)).toMatchObject({ page: 0, pageCount: 1 });
  });
});
