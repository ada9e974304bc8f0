import { describe, expect, test } from 'vitest';
import { errorLines, explainFileError, saysDiskFull, SetupError } from './setup-error.ts';

function fileError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('set-up errors', () => {
  test('a full disk, and a folder without rights, become sentences that name the folder and the way out', () => {
    const full = explainFileError(fileError('ENOSPC'), '/home/anna/.cache/zvonok');
    expect(full).toBeInstanceOf(SetupError);
    expect(String(full)).toMatch(/\/home\/anna\/\.cache\/zvonok is full: free about/);
    for (const code of ['EACCES', 'EPERM', 'EROFS']) {
      const unwritable = explainFileError(fileError(code), '/home/anna/.cache/zvonok');
      expect(unwritable).toBeInstanceOf(SetupError);
      expect(String(unwritable)).toContain('set XDG_CACHE_HOME');
    }
  });

  test('any other error stays what it is', () => {
    const error = fileError('EMFILE');
    expect(explainFileError(error, '/tmp')).toBe(error);
  });

  test('programs say in several ways that the disk is full', () => {
    expect(saysDiskFull('a.cpp: fatal error: error writing to x.s: No space left on device')).toBe(true);
    expect(saysDiskFull("E: You don't have enough free space in /var/cache/apt/archives/.")).toBe(true);
    expect(saysDiskFull('error: expected ;')).toBe(false);
  });

  test('people see one line, and a second one in Russian where the terminal is Russian', () => {
    const error = new SetupError({ en: 'Do this.', ru: 'Сделайте это.' });
    expect(errorLines(error, { LANG: 'en_GB.UTF-8' })).toEqual(['Do this.']);
    expect(errorLines(error, { LANG: 'ru_RU.UTF-8' })).toEqual(['Do this.', 'Сделайте это.']);
    expect(errorLines(error, { LANG: 'ru_RU.UTF-8', LC_ALL: 'C' })).toEqual(['Do this.']);
  });
});
