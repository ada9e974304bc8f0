const MS_PER_LETTER = 70;
const LEAST_MS = 2000;
const MOST_MS = 8000;

/** How long a line stands so that it can be read, in milliseconds. */
export function readingMs(text: string): number {
  return Math.min(MOST_MS, Math.max(LEAST_MS, [...text].length * MS_PER_LETTER));
}
