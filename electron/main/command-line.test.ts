import { expect, test } from 'vitest';
import { CommandLineError, parseStartOptions } from './command-line.ts';

test('an ordinary start asks for nothing', () => {
  expect(parseStartOptions(['electron', '.', '--no-sandbox', '--lang=ru'])).toEqual({
    isDemo: false,
    as: undefined,
    dataFolder: undefined,
    hubPort: undefined,
    enterSlip: undefined,
  });
});

test('reads every word of its own', () => {
  const options = parseStartOptions([
    'electron',
    '.',
    '--as=demo-teacher',
    '--data=/tmp/some folder',
    '--hub-port=7500',
    '--enter-slip=192.168.1.5:7443#AAAA-BBBB',
  ]);
  expect(options).toEqual({
    isDemo: true,
    as: 'demo-teacher',
    dataFolder: '/tmp/some folder',
    hubPort: 7500,
    enterSlip: { address: '192.168.1.5:7443', code: 'AAAA-BBBB' },
  });
});

test.each(['--hub-port=0', '--hub-port=many', '--hub-port=', '--enter-slip=only-address', '--as='])(
  'refuses %s instead of guessing',
  (word) => {
    expect(() => parseStartOptions([word])).toThrow(CommandLineError);
  },
);
