import { expect, test } from 'vitest';
import { readAccelerator } from './accelerators.ts';

const isMac = process.platform === 'darwin';
const none = { ctrl: false, alt: false, shift: false, meta: false };

test.each([
  ['F11', { ...none, key: 'f11' }],
  ['Alt+Left', { ...none, alt: true, key: 'arrowleft' }],
  ['Shift+CommandOrControl+Z', { ...none, shift: true, ctrl: !isMac, meta: isMac, key: 'z' }],
  ['CmdOrCtrl+Plus', { ...none, ctrl: !isMac, meta: isMac, key: '+' }],
  ['Ctrl++', { ...none, ctrl: true, key: '+' }],
  ['Control+,', { ...none, ctrl: true, key: ',' }],
])('%s', (accelerator, press) => {
  expect(readAccelerator(accelerator)).toEqual(press);
});

test('a modifier that does not exist is refused', () => {
  expect(() => readAccelerator('Hyper+A')).toThrow('Hyper+A');
});
