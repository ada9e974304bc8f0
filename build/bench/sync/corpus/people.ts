import { feminine, NAME_GROUPS, type NameGroup } from '../../../demo-school/names.ts';
import type { Random } from '../../../demo-school/random.ts';

export type Voice = 'pupil' | 'parent' | 'teacher';

export interface Author {
  readonly name: string;
  readonly voice: Voice;
  /** How much more often than others they write. */
  readonly weight: number;
  /** Chance that a message begins small and ends without a full stop. */
  readonly carelessness: number;
  /** Chance that a letter is missed or doubled somewhere. */
  readonly typos: number;
  /** Chance of a smile at the end. */
  readonly smiles: number;
}

export interface Chat {
  readonly title: string;
  readonly weight: number;
  readonly kind: 'pupils' | 'parents' | 'lesson' | 'staff';
  readonly members: readonly Author[];
}

const CLASSES = ['5А', '5Б', '6А', '6Б', '7А', '7Б', '8А', '8Б', '9А', '9В', '10А', '11А'];
const LESSONS = ['Алгебра', 'Русский язык', 'Физика', 'История', 'Английский язык', 'Биология', 'Химия'];
const STAFF_CHATS = ['Учительская', 'Классные руководители', 'Завучи', 'Естественные науки', 'Словесники'];
const CLUBS = ['Шахматы', 'Хор', 'Робототехника', 'Волейбол', 'Школьная газета'];

/** 120 pupils, 55 parents and 25 teachers with different names and habits of writing. */
export function makeAuthors(random: Random): readonly Author[] {
  const names = new Set<string>();
  const voices: Voice[] = [
    ...Array<Voice>(120).fill('pupil'),
    ...Array<Voice>(55).fill('parent'),
    ...Array<Voice>(25).fill('teacher'),
  ];
  return voices.map((voice) => {
    let name = nameOf(random);
    while (names.has(name)) name = nameOf(random);
    names.add(name);
    const isPupil = voice === 'pupil';
    return {
      name,
      voice,
      weight: 1 / (0.04 + random.next()) ** 1.2,
      carelessness: isPupil ? 0.5 + random.next() / 2 : random.next() / 3,
      typos: random.next() * (isPupil ? 0.06 : 0.018),
      smiles: random.next() * (isPupil ? 0.25 : 0.12),
    };
  });
}

/** 60 chats: pupils and parents of 12 classes, lessons, clubs and staff. */
export function makeChats(random: Random, authors: readonly Author[]): readonly Chat[] {
  const of = (voice: Voice, from: number, count: number) => {
    const group = authors.filter((author) => author.voice === voice);
    return Array.from({ length: count }, (_, i) => group[(from + i) % group.length]).filter(
      (author) => author !== undefined,
    );
  };
  const chat = (title: string, kind: Chat['kind'], members: readonly Author[], size: number): Chat => ({
    title,
    kind,
    members,
    weight: size / (0.08 + random.next()) ** 1.1,
  });
  const ofClasses = CLASSES.flatMap((name, i) => [
    chat(`${name}, ученики`, 'pupils', [...of('pupil', i * 10, 22), ...of('teacher', i * 2, 1)], 6),
    chat(`Родители ${name}`, 'parents', [...of('parent', i * 5, 14), ...of('teacher', i * 2, 2)], 3),
  ]);
  const ofLessons = CLASSES.slice(2).flatMap((name, i) =>
    [0, 1, 2].map((n) => {
      const lesson = LESSONS[(i * 3 + n) % LESSONS.length] ?? '';
      const members = [...of('pupil', (i + 2) * 10, 18), ...of('teacher', i + n * 7, 1)];
      return chat(`${lesson} ${name}`, 'lesson', members, 1.5);
    }),
  );
  const others = [
    ...STAFF_CHATS.map((title, i) => chat(title, 'staff', of('teacher', i * 5, i === 0 ? 25 : 9), 2)),
    ...CLUBS.map((title, i) =>
      chat(title, 'lesson', [...of('pupil', i * 17, 15), ...of('teacher', i, 1)], 1),
    ),
  ];
  return [...ofClasses, ...ofLessons, ...others].slice(0, 60);
}

function nameOf(random: Random): string {
  const group: NameGroup = random.pickWeighted(NAME_GROUPS);
  const isGirl = random.isLucky(0.55);
  const surname = random.pick(group.surnames);
  const given = random.pick(isGirl ? group.girls : group.boys);
  const father = random.pick(group.fathers);
  return [isGirl ? feminine(surname) : surname, given, isGirl ? father.daughter : father.son].join(' ');
}
