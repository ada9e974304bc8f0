import type { AuthorPart } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';
import type { AttendedBody, RollState } from '../schema/lesson-part.ts';

/** What is known of who was in a lesson. */
export interface Presence {
  /** The newest mark of the roll, by person. */
  readonly marks: ReadonlyMap<string, RollState>;
  /** When computers were there, by person. */
  readonly attended: ReadonlyMap<string, AttendedBody>;
}

/** @param about what lies under a lesson and counts, in any order */
export function presenceIn(about: Iterable<AuthorPart>): Presence {
  const marks = new Map<string, { readonly stamp: string; readonly state: RollState }>();
  const attended = new Map<string, AttendedBody>();
  for (const one of about) {
    if (isOfKind(one, 'attended')) attended.set(one.body.person, one.body);
    if (!isOfKind(one, 'roll')) continue;
    const before = marks.get(one.body.person);
    if (!before || before.stamp < one.stamp) {
      marks.set(one.body.person, { stamp: one.stamp, state: one.body.state });
    }
  }
  return { marks: new Map([...marks].map(([person, { state }]) => [person, state])), attended };
}

/** A mark counts before what a computer shows. */
export function wasThere({ marks, attended }: Presence, person: string): boolean {
  const mark = marks.get(person) ?? 'unmarked';
  return mark === 'unmarked' ? attended.has(person) : mark === 'present';
}

/** Everyone who was there, without the host. */
export function thoseWhoWere(presence: Presence, host: string): ReadonlySet<string> {
  const named = new Set([...presence.marks.keys(), ...presence.attended.keys()]);
  return new Set([...named].filter((person) => person !== host && wasThere(presence, person)));
}
