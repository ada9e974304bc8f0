export interface ListedPerson {
  readonly familyName: string;
  readonly givenName: string;
  readonly middleName: string;
  /** What stands behind the name: a class or a position; '' for nothing. */
  readonly rest: string;
}

export interface ParsedLines {
  readonly people: readonly ListedPerson[];
  /** Numbers of the lines, from 1, that are no family name with a given name. */
  readonly unread: readonly number[];
}

/** As many people as are added in one go. */
export const MOST_LINES = 200;
const LONGEST_PART = 60;

/**
 * Reads a pasted list, one person a line: «Ковалёва Дарья Игоревна; 7Б». Tabs, as a spreadsheet gives them,
 * stand for the semicolon; a number and a full stop in front are passed over.
 */
export function parseLines(text: string): ParsedLines {
  const people: ListedPerson[] = [];
  const unread: number[] = [];
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === '') continue;
    const person = people.length < MOST_LINES ? parseLine(line) : undefined;
    if (person) people.push(person);
    else unread.push(index + 1);
  }
  return { people, unread };
}

function parseLine(line: string): ListedPerson | undefined {
  const cells = line
    .replace(/^\s*\d+[.)]?\s+/u, '')
    .split(/[;\t]/u)
    .map((cell) => cell.replaceAll(/\s+/gu, ' ').trim());
  const isSplit = cells.length > 2 && cells.slice(0, 2).every((cell) => cell !== '' && !cell.includes(' '));
  const words = isSplit ? cells.slice(0, 3) : (cells[0] ?? '').split(' ');
  const rest = (isSplit ? cells[3] : cells[1]) ?? '';
  const [familyName = '', givenName = '', ...middle] = words;
  const middleName = middle.join(' ');
  const parts = [familyName, givenName, middleName];
  if (familyName === '' || givenName === '' || parts.some((part) => part.length > LONGEST_PART))
    return undefined;
  return { familyName, givenName, middleName, rest };
}
