/** What is being typed of a name: from the sign on, up to the place of the cursor. */
export interface MentionPlace {
  readonly from: number;
  readonly to: number;
  readonly typed: string;
}

/** As many letters and spaces of a name are looked at behind the sign. */
const MOST_LETTERS = 40;

/** The name that is being typed at a place of a text; undefined where none is. */
export function mentionAt(text: string, cursor: number): MentionPlace | undefined {
  const before = text.slice(Math.max(0, cursor - MOST_LETTERS), cursor);
  const match = /(?:^|[\s(«"])@([\p{L}\p{M}.'-]*(?: [\p{L}\p{M}.'-]*){0,2})$/u.exec(before);
  const typed = match?.[1];
  return typed === undefined ? undefined : { from: cursor - typed.length - 1, to: cursor, typed };
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Those whose name has a word that begins with what was typed, those whose first word does before the others. */
export function matching<P extends Named>(people: readonly P[], typed: string, most: number): readonly P[] {
  const wanted = plain(typed);
  const first = people.filter(({ name }) => plain(name).startsWith(wanted));
  const other = people.filter((one) => !first.includes(one) && ` ${plain(one.name)}`.includes(` ${wanted}`));
  return [...first, ...other].slice(0, most);
}

function plain(text: string): string {
  return text.toLocaleLowerCase('ru').replaceAll('ё', 'е');
}
