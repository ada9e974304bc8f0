import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCorpus } from './corpus.ts';
import { figuresOf } from './corpus-figures.ts';
import { readMessagesFile } from './messages-file.ts';

describe('the corpus of the sync benchmark', () => {
  test.each([undefined, 7])('has the promised lengths and entropy with seed %s', (seed) => {
    const figures = figuresOf(makeCorpus(seed));
    expect(figures).toMatchObject({ messages: 10_000, chats: 60, authors: 200 });
    expect(figures.meanLetters).toBeGreaterThan(63);
    expect(figures.meanLetters).toBeLessThan(67);
    expect(figures.letters90th).toBeGreaterThanOrEqual(135);
    expect(figures.letters90th).toBeLessThanOrEqual(145);
    expect(figures.textZstdBytes / figures.messages).toBeGreaterThanOrEqual(24);
    expect(figures.textZstdBytes / figures.messages).toBeLessThanOrEqual(26);
  });

  test('is the same for the same seed, another for another, and in the order of time', () => {
    const corpus = makeCorpus(3, 500);
    expect(makeCorpus(3, 500)).toEqual(corpus);
    expect(makeCorpus(4, 500)).not.toEqual(corpus);
    expect(corpus.every(({ time }, i) => i === 0 || time >= (corpus[i - 1]?.time ?? 0))).toBe(true);
  });

  test('has chats and authors that write far more than others', () => {
    const perChat = new Map<string, number>();
    for (const { chat } of makeCorpus()) perChat.set(chat, (perChat.get(chat) ?? 0) + 1);
    const counts = [...perChat.values()].sort((a, b) => b - a);
    expect(counts[0]).toBeGreaterThan(10 * (counts.at(-1) ?? 0));
  });
});

describe('a file of messages', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zvonok-messages-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function fileOf(...lines: unknown[]): string {
    const path = join(folder, 'messages.jsonl');
    writeFileSync(path, lines.map((line) => JSON.stringify(line)).join('\n'));
    return path;
  }

  test('is read into the order of time, with times in both forms and names of both types', () => {
    const path = fileOf(
      { id: 'b', chat: 2, author: 'u7', time: '2025-09-02T08:00:00Z', text: 'второе' },
      { id: 'a', chat: 'c1', author: 7, time: Date.UTC(2025, 8, 1), text: 'первое' },
    );
    expect(readMessagesFile(path)).toEqual([
      { chat: 'c1', author: '7', time: Date.UTC(2025, 8, 1), text: 'первое' },
      { chat: '2', author: 'u7', time: Date.UTC(2025, 8, 2, 8), text: 'второе' },
    ]);
  });

  test.each([
    ['without a text', { id: 'a', chat: 'c', author: 'u', time: 1 }],
    ['with an empty text', { id: 'a', chat: 'c', author: 'u', time: 1, text: '' }],
    ['with no time', { id: 'a', chat: 'c', author: 'u', time: 'soon', text: 'x' }],
  ])('%s names the line', (_, line) => {
    expect(() => readMessagesFile(fileOf({ chat: 'c', author: 'u', time: 1, text: 'x' }, line))).toThrow(
      'messages.jsonl:2',
    );
  });
});
