import { expect, test } from 'vitest';
import { DeviceName } from '../../shared/schema/device.ts';
import { guardOf } from '../../shared/std/parse.ts';
import { thisComputer } from './this-computer.ts';

test.each([
  [{ name: 'KAB-12', type: 'Windows_NT', version: 'Windows 11 Pro' }, 'KAB-12, Windows 11 Pro'],
  [{ name: 'учительская', type: 'Linux', version: '#1 SMP' }, 'учительская, Linux'],
  [{ name: 'mac', type: 'Darwin', version: 'Darwin Kernel' }, 'mac, macOS'],
  [{ name: '', type: 'Linux', version: '' }, 'Linux'],
])('F-119 a computer says what it is: %j', (of, said) => {
  expect(thisComputer(of)).toBe(said);
});

test('a name of any letters is fit for a document', () => {
  const isName = guardOf(DeviceName);
  const of = { name: `a\u0000\u202e\ud800\n${'😀'.repeat(200)}`, type: 'Linux', version: '' };
  expect(isName(thisComputer(of))).toBe(true);
  expect(isName(thisComputer())).toBe(true);
});
