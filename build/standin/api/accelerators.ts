import type { AcceleratorKey } from '../wire/page-messages.ts';

const keyNames: Record<string, string> = {
  plus: '+',
  space: ' ',
  return: 'enter',
  esc: 'escape',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
};

/** The key press that Electron's accelerator names; throws where it names none. */
export function readAccelerator(accelerator: string): Omit<AcceleratorKey, 'commandId'> {
  const parts = accelerator.toLowerCase().split('+');
  // A plus sign as the key itself leaves an empty part at the end.
  const key = parts.pop() || '+';
  const isMac = process.platform === 'darwin';
  const isHeld = (...names: string[]): boolean => names.some((name) => parts.includes(name));
  const isCommandOrControl = isHeld('commandorcontrol', 'cmdorctrl');
  const known = [
    'commandorcontrol',
    'cmdorctrl',
    'control',
    'ctrl',
    'command',
    'cmd',
    'meta',
    'super',
    'alt',
    'option',
    'shift',
  ];
  const strange = parts.find((part) => part !== '' && !known.includes(part));
  if (strange) throw new Error(`the stand-in does not know the accelerator ${accelerator}`);
  return {
    key: keyNames[key] ?? key,
    ctrl: isHeld('control', 'ctrl') || (isCommandOrControl && !isMac),
    meta: isHeld('command', 'cmd', 'meta', 'super') || (isCommandOrControl && isMac),
    alt: isHeld('alt', 'option'),
    shift: isHeld('shift'),
  };
}
