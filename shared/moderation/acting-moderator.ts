export interface Moderating {
  readonly person: string;
  /** Whether the person leads the class that the chat is of. */
  readonly isClassTeacher: boolean;
  /** Whether a moderator who left named this person. */
  readonly isNamed: boolean;
  /** The stamp of the membership, '' for a class teacher who has not joined yet. */
  readonly joined: string;
}

export interface ModeratorSources {
  /** Confirmed teachers who are in the chat, and the confirmed class teachers of its class. */
  readonly teachers: readonly Moderating[];
  readonly deputies: readonly string[];
  readonly administrators: readonly string[];
  /** Whether anybody is in the chat. */
  readonly hasMembers: boolean;
}

/**
 * Who keeps order in a chat, the one who answers for it first (clause E-2.2, decision D-9): the class teacher, then whom
 * the moderator who left last has named, then the chat's other confirmed teachers by seniority in it; where there is none of them a head's deputy, else the
 * administrator. It follows from who is where, and from nothing else: so it is the same on every hub.
 */
export function moderatorsFrom(sources: ModeratorSources): readonly string[] {
  const teachers = [...sources.teachers].sort(
    (a, b) =>
      Number(b.isClassTeacher) - Number(a.isClassTeacher) ||
      Number(b.isNamed) - Number(a.isNamed) ||
      compareText(a.joined || '~', b.joined || '~') ||
      compareText(a.person, b.person),
  );
  if (teachers.length > 0) return [...new Set(teachers.map(({ person }) => person))];
  if (!sources.hasMembers) return [];
  const [acting] = sources.deputies.length > 0 ? sorted(sources.deputies) : sorted(sources.administrators);
  return acting === undefined ? [] : [acting];
}

function sorted(people: readonly string[]): readonly string[] {
  return [...people].sort(compareText);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
