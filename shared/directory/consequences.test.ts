import { beforeEach, describe, expect, test } from 'vitest';
import type { AuthorPart } from '../schema/envelope.ts';
import { chatMembership, classMembership, kinshipPart, part, personCard } from '../testing/make-documents.ts';
import { consequencesOf } from './consequences.ts';
import { Directory } from './directory.ts';

let before: Directory;

function chat(id: string, template: 'pupils' | 'parents' | 'staffroom' | 'group', classroom = '') {
  const body = { title: `Чат ${id}`, template, classroom, isArchived: false };
  return part({ kind: 'chat', id, scope: `chat:${id}`, body });
}

beforeEach(() => {
  before = new Directory();
  const documents = [
    personCard('dasha', ['pupil']),
    personCard('mother', ['parent']),
    personCard('anna', ['teacher'], { isVerified: true }),
    kinshipPart('dasha', 'mother'),
    classMembership('k1', 'dasha'),
    classMembership('k1', 'anna', { role: 'classTeacher' }),
    chat('c1', 'pupils', 'k1'),
    chat('c2', 'pupils', 'k2'),
    chat('p1', 'parents', 'k1'),
    chat('p2', 'parents', 'k2'),
    chat('s1', 'staffroom'),
    chat('g1', 'group'),
    chatMembership('g1', 'dasha'),
  ];
  for (const document of documents) before.take(document);
});

function changes(...documents: readonly AuthorPart[]): readonly string[] {
  const after = before.fork();
  for (const document of documents) after.take(document);
  return consequencesOf(before, after, ['dasha', 'mother', 'anna', 'dasha']).map(
    ({ person, what, ...more }) =>
      [person, what, ...Object.entries(more).flatMap(([name, of]) => (name === 'title' ? [] : [of]))].join(
        ' ',
      ),
  );
}

describe('what an act changes for people', () => {
  test('is nothing where nothing changes', () => {
    expect(changes()).toEqual([]);
    expect(changes(personCard('dasha', ['pupil'], { position: 'староста' }))).toEqual([]);
  });

  test('is told of a transfer for the pupil and the parents, with what stays', () => {
    expect(
      changes(classMembership('k1', 'dasha', { state: 'ended' }), classMembership('k2', 'dasha')),
    ).toEqual([
      'dasha classEnds k1',
      'dasha classBegins k2',
      'dasha chatEnds c1',
      'dasha chatOffered c2',
      'mother familyClassEnds k1',
      'mother familyClassBegins k2',
      'mother chatEnds p1',
      'mother chatOffered p2',
    ]);
  });

  test('is told of somebody who leaves, and of what that ends for the parents', () => {
    expect(changes(personCard('dasha', ['pupil'], { leftAt: 5 }))).toEqual([
      'dasha leaves',
      'dasha roleEnds pupil',
      'dasha classEnds k1',
      'dasha chatEnds c1',
      'mother familyClassEnds k1',
      'mother chatEnds p1',
    ]);
  });

  test('is told of a confirmation that ends: the chats with pupils and parents do, the colleagues stay', () => {
    expect(changes(personCard('anna', ['teacher']))).toEqual([
      'anna unconfirmed',
      'anna chatEnds c1',
      'anna chatEnds p1',
      'anna chatStays s1',
    ]);
  });

  test('is told of roles that begin and end', () => {
    expect(changes(personCard('mother', ['parent', 'teacher']))).toEqual([
      'mother roleBegins teacher',
      'mother chatStays p1',
      'mother chatOffered s1',
    ]);
  });

  test('is told of a new chat, and nobody learns from it who has joined one', () => {
    expect(changes(chat('c9', 'pupils', 'k1'))).toEqual([
      'dasha chatStays c1',
      'dasha chatOffered c9',
      'anna chatStays c1',
      'anna chatStays p1',
      'anna chatStays s1',
      'anna chatOffered c9',
    ]);
    expect(changes(chatMembership('g1', 'dasha', { state: 'ended' }))).toEqual([]);
  });

  test('is the same where the two sides are turned round, the other way', () => {
    const after = before.fork();
    after.take(personCard('anna', ['teacher']));
    expect(consequencesOf(after, before, ['anna']).map(({ what }) => what)).toEqual([
      'confirmed',
      'chatOffered',
      'chatOffered',
      'chatStays',
    ]);
  });
});
