import { describe, expect, test } from 'vitest';
import { CAPACITIES } from '../../../shared/permissions/capacities.ts';
import { en } from '../../i18n/en.ts';
import { ru } from '../../i18n/ru.ts';
import { createTranslate } from '../../i18n/translator.ts';
import { findPages } from './find-pages.ts';
import { blocksOf } from './help-text.ts';
import { HELP_TOPICS, helpPages, isForReader, pageKey, topicsFor } from './help-topics.ts';

const found = (typed: string, language: 'ru' | 'en' = 'ru', own = CAPACITIES) =>
  findPages(helpPages(own), typed, createTranslate(language)).map(pageKey);

describe.each(CAPACITIES)('F-090 the help for a %s', (capacity) => {
  test('F-090 begins with the own role, and holds a page of every role and topic once', () => {
    const pages = helpPages([capacity]);
    expect(pages[0]).toEqual({ is: 'role', capacity });
    expect(new Set(pages.map(pageKey)).size).toBe(pages.length);
    expect(pages).toHaveLength(CAPACITIES.length + 1 + HELP_TOPICS.length);
    const own = pages.map((page) => isForReader(page, [capacity]));
    expect(own).toEqual([...own].sort((a, b) => Number(b) - Number(a)));
  });

  test('F-090 names topics of the role before those for everyone', () => {
    const topics = topicsFor(capacity);
    expect(topics).toContain('offline');
    expect(topics).toContain('whoReads');
    expect(new Set(topics).size).toBe(topics.length);
  });
});

test('F-090 every page has words in both languages, and says what they rest on', () => {
  for (const { id, clause } of HELP_TOPICS) {
    for (const texts of [ru, en]) {
      expect(texts[`help.${id}.title`]).not.toBe('');
      expect(blocksOf(texts[`help.${id}.text`]).length).toBeGreaterThan(0);
    }
    expect(clause).toMatch(/^[OPEM]/);
  }
});

test('F-090 pages are found by any form of a word in them, by what roles may do, and in English', () => {
  expect(found('забыла пин-код')).toContain('topic.forgotten');
  expect(found('шифрования')).toContain('topic.whoReads');
  expect(found('оффлайн без связи')).not.toContain('topic.whoReads');
  expect(found('журнал действий')).toContain('role.administrator');
  expect(found('журнал действий')).not.toContain('role.pupil');
  expect(found('encrypted', 'en')).toContain('topic.whoReads');
  expect(found('')).toHaveLength(helpPages(CAPACITIES).length);
  expect(found('жзщ')).toEqual([]);
});

test('D-1 the help says who can read, in both languages', () => {
  expect(ru['help.whoReads.text']).toMatch(/школьный сервер может прочитать/u);
  expect(ru['help.whoReads.text']).toMatch(/сквозного шифрования здесь нет/u);
  expect(en['help.whoReads.text']).toMatch(/hub can read/);
  expect(en['help.whoReads.text']).toMatch(/no end-to-end encryption/);
});
