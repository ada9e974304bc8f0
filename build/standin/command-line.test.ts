import { describe, expect, test } from 'vitest';
import { chromiumSwitches, preferredLanguages, readCommand, readSwitches } from './command-line.ts';

describe("the stand-in's own command line", () => {
  test("ends at the application's path", () => {
    const args = ['--headless', '--debug-port-file=/tmp/x=y', '.', '--headed', 'school.slip'];
    expect(readCommand(args, {})).toEqual({
      isHeaded: false,
      debugPortFile: '/tmp/x=y',
      appPath: '.',
      appArguments: ['--headed', 'school.slip'],
    });
  });

  test('shows a window where there is a display', () => {
    expect(readCommand(['.'], { DISPLAY: ':0' }).isHeaded).toBe(true);
    expect(readCommand(['.'], {}).isHeaded).toBe(false);
    expect(readCommand(['--headless', '.'], { DISPLAY: ':0' }).isHeaded).toBe(false);
  });

  test('says what it does not understand', () => {
    expect(() => readCommand([], {})).toThrow('usage');
    expect(() => readCommand(['--heedless', '.'], {})).toThrow('--heedless');
  });
});

describe("the application's switches", () => {
  test('are names with or without a value, until a bare double dash', () => {
    const switches = readSwitches(['--User-Data-Dir=/a=b', '--demo', 'file', '--', '--not']);
    expect([...switches]).toEqual([
      ['user-data-dir', '/a=b'],
      ['demo', ''],
    ]);
  });

  test('name the language before the system does', () => {
    const russian = { LANG: 'ru_RU.UTF-8' };
    expect(preferredLanguages(new Map(), russian)).toEqual(['ru-RU']);
    expect(preferredLanguages(new Map([['lang', 'tt']]), russian)).toEqual(['tt']);
    expect(preferredLanguages(new Map(), { LANG: 'C' })).toEqual(['en-US']);
  });

  test('reach Chromium where it must know them from its start', () => {
    const switches = new Map([
      ['force-device-scale-factor', '2'],
      ['demo', ''],
    ]);
    expect(chromiumSwitches(switches, ['ru-RU'])).toEqual([
      '--force-device-scale-factor=2',
      '--lang=ru-RU',
      '--accept-lang=ru-RU',
    ]);
  });
});
