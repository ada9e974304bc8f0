import { flushSync } from 'react-dom';

/** What a field shall hold, with the chosen part in UTF-16 units. */
export interface Typed {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Puts a changed text into a field and the cursor to its place before the next letter can come. A cursor that
 * moves a frame later would land in the middle of a quick typist's word.
 */
export function retype(
  field: HTMLTextAreaElement,
  { text, start, end }: Typed,
  change: (next: (before: string) => string) => void,
): void {
  flushSync(() => change(() => text));
  field.setSelectionRange(start, end);
}
