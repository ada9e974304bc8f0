import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { defaultPreferences, groundColor, hasLanguage, PreferencesStore } from './preferences.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-preferences-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test.each([
  [['ru-RU', 'en-US'], 'ru'],
  [['en-US', 'ru'], 'ru'],
  [['en-GB', 'de'], 'en'],
  [['en_US'], 'en'],
  [['tt-RU'], 'ru'],
  [['kk', 'en'], 'ru'],
  [[], 'ru'],
])('a system that prefers %j starts in %s', (systemLanguages, language) => {
  expect(defaultPreferences(systemLanguages).language).toBe(language);
});

test('a change is told at once and is there after the next start', async () => {
  const path = join(folder, 'preferences.json');
  const store = new PreferencesStore({ path, systemLanguages: ['ru'] });
  const seen: string[] = [];
  store.onChange((preferences) => seen.push(preferences.theme));
  await store.set({ language: 'en', theme: 'dark', textScale: 125 });
  expect(seen).toEqual(['dark']);
  const again = new PreferencesStore({ path, systemLanguages: ['ru'] });
  expect(again.current).toEqual({ language: 'en', theme: 'dark', textScale: 125 });
});

test('the ground before the first paint is one of the grounds of the page', () => {
  const tokens = readFileSync(join(import.meta.dirname, '../../renderer/styles/tokens.css'), 'utf8');
  const grounds = [...tokens.matchAll(/--ground: (#[0-9a-f]{6})/g)].map((match) => match[1]);
  expect(grounds).toContain(groundColor('light', true));
  expect(grounds).toContain(groundColor('dark', false));
  expect(grounds).toContain(groundColor('contrast', false));
  expect(groundColor('system', true)).toBe(groundColor('dark', false));
});

describe('a session without a language', () => {
  it('is no wish for English', () => {
    expect(hasLanguage({ LANG: 'C.UTF-8' }, 'linux')).toBe(false);
    expect(hasLanguage({}, 'linux')).toBe(false);
    expect(hasLanguage({ LANG: 'en_US.UTF-8' }, 'linux')).toBe(true);
    expect(hasLanguage({ LANG: 'en_US.UTF-8', LC_ALL: 'POSIX' }, 'linux')).toBe(false);
    expect(hasLanguage({}, 'win32')).toBe(true);
  });
});
