import { describe, expect, test } from 'vitest';
import { parseBody } from '../../../shared/schema/kinds.ts';
import { stampTime } from '../../../shared/ids/id.ts';
import { makeCorpus } from './corpus.ts';
import { acceptedBy, newestOf, schoolOf } from './school.ts';

const corpus = makeCorpus(1, 1500);
const school = schoolOf(corpus);

describe('the school of a corpus', () => {
  test('has a document for each message, person and chat, and the reader is in every chat', () => {
    const kinds = (kind: string) => school.documents.filter((part) => part.kind === kind).length;
    expect(school.messages).toHaveLength(1500);
    expect(kinds('person')).toBe(school.authors.length + 1);
    expect(kinds('chat')).toBe(school.chats.length);
    expect(kinds('membership')).toBe(school.chats.length);
    for (const part of [...school.documents, ...school.messages.map((message) => message.part)])
      parseBody(part);
  });

  test('has ids of its own for all documents, made of the time at which each message was begun', () => {
    const all = [...school.documents, ...school.messages.map(({ part }) => part)];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(school.messages.map(({ part }) => stampTime(part.id))).toEqual(corpus.map(({ time }) => time));
  });

  test('is accepted in the order of its log, each message after it was written', () => {
    let last = 0;
    school.messages.forEach(({ acceptedAt }, i) => {
      expect(acceptedAt).toBeGreaterThanOrEqual(Math.max(last, corpus[i]!.time + 50));
      last = acceptedAt;
    });
    const accepted = acceptedBy('stockhub0000', 'epoch000', school);
    expect(accepted.map(({ seq }) => seq)).toEqual(accepted.map((_, i) => i + 1));
    expect(accepted.map(({ order }) => order)).toEqual(accepted.map(({ order }) => order).sort());
  });

  test('is the same again', () => {
    expect(schoolOf(corpus)).toEqual(school);
  });

  test('fills the screen of its open chat with the newest messages', () => {
    const screen = newestOf(school.messages, school.openChat);
    expect(screen).toHaveLength(50);
    const own = school.messages.filter(({ part }) => part.parent === school.openChat);
    expect(screen).toEqual(own.slice(-50).map(({ part }) => part.id));
  });

  test('gives two messages of one author in one millisecond two ids', () => {
    const twice = [corpus[0]!, { ...corpus[0]!, text: 'ещё' }];
    expect(new Set(schoolOf(twice).messages.map(({ part }) => part.id)).size).toBe(2);
  });
});
