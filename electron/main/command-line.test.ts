import { expect, test } from 'vitest';
import { CommandLineError, parseStartOptions } from './command-line.ts';

test('an ordinary start asks for nothing', () => {
  expect(parseStartOptions(['electron', '.', '--no-sandbox', '--lang=ru'], true)).toEqual({
    isDemo: false,
    as: undefined,
    dataFolder: undefined,
    hubPort: undefined,
    enterSlip: undefined,
    secret: undefined,
  });
});

test('reads every word of its own', () => {
  const words = [
    'electron',
    '.',
    '--as=demo-teacher',
    '--data=/tmp/some folder',
    '--hub-port=7500',
    '--enter-slip=192.168.1.5:7443#AAAA-BBBB',
    '--pin=2580',
  ];
  const options = parseStartOptions(words, false);
  expect(options).toEqual({
    isDemo: true,
    as: 'demo-teacher',
    dataFolder: '/tmp/some folder',
    hubPort: 7500,
    enterSlip: { address: '192.168.1.5:7443', code: 'AAAA-BBBB' },
    secret: { kind: 'pin', text: '2580' },
  });
});

test.each(['--hub-port=0', '--hub-port=many', '--hub-port=', '--enter-slip=only-address', '--as='])(
  'refuses %s instead of guessing',
  (word) => {
    expect(() => parseStartOptions([word], false)).toThrow(CommandLineError);
  },
);

test('takes a PIN or a phrase from the command line in development builds only', () => {
  expect(parseStartOptions(['--pin=снег идёт в мае'], false).secret?.kind).toBe('phrase');
  expect(() => parseStartOptions(['--pin=2580'], true)).toThrow('development builds only');
});
