import type { KeyboardEvent } from 'react';
import { retype, type Typed } from './retype.ts';

const MARKS: Readonly<Record<string, string>> = { KeyB: '**', KeyI: '__', KeyE: '`' };

/** Puts a mark around the chosen part of a text, or takes it away where it stands there already. */
export function marked({ text, start, end }: Typed, mark: string): Typed {
  const { length } = mark;
  const isMarked = text.slice(start - length, start) === mark && text.slice(end, end + length) === mark;
  if (isMarked && start >= length) {
    return {
      text: text.slice(0, start - length) + text.slice(start, end) + text.slice(end + length),
      start: start - length,
      end: end - length,
    };
  }
  // Behind the last marked word one goes on without the mark.
  if (start === end && text.startsWith(mark, end)) {
    return { text, start: end + length, end: end + length };
  }
  return {
    text: text.slice(0, start) + mark + text.slice(start, end) + mark + text.slice(end),
    start: start + length,
    end: end + length,
  };
}

/** Ctrl+B, Ctrl+I and Ctrl+E mark the chosen words. True where the key was one of them. */
export function onFormatKey(
  event: KeyboardEvent<HTMLTextAreaElement>,
  change: (next: (before: string) => string) => void,
): boolean {
  const mark = MARKS[event.code];
  if (mark === undefined || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return false;
  event.preventDefault();
  const field = event.currentTarget;
  const next = marked({ text: field.value, start: field.selectionStart, end: field.selectionEnd }, mark);
  retype(field, next, change);
  return true;
}

/** Makes the lines of the chosen part of a text a list. */
export function listed({ text, start, end }: Typed): Typed {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lines = text.slice(from, end).split('\n');
  const items = lines.map((line) => (line.startsWith('- ') ? line : `- ${line}`)).join('\n');
  const next = text.slice(0, from) + items + text.slice(end);
  return { text: next, start: from + items.length, end: from + items.length };
}
