import type { AuthorPart } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';
import type { RoomBody } from '../schema/room.ts';
import type { AttendedBody, RollState } from '../schema/lesson-part.ts';

/** What is known of who was in a lesson. */
export interface Presence {
  /** The newest mark of the roll, by person. */
  readonly marks: ReadonlyMap<string, RollState>;
  /** When computers were there, by person. */
  readonly attended: ReadonlyMap<string, AttendedBody>;
  /** Computers that stand for a room, by the person at them. */
  readonly rooms: ReadonlyMap<string, RoomBody>;
}

/** @param about what lies under a lesson and counts, in any order */
export function presenceIn(about: Iterable<AuthorPart>): Presence {
  const marks = new Map<string, { readonly stamp: string; readonly state: RollState }>();
  const attended = new Map<string, AttendedBody>();
  const rooms = new Map<string, RoomBody>();
  for (const one of about) {
    if (isOfKind(one, 'attended')) attended.set(one.body.person, one.body);
    if (isOfKind(one, 'room') && one.body.isOn) rooms.set(one.by, one.body);
    if (!isOfKind(one, 'roll')) continue;
    const before = marks.get(one.body.person);
    if (!before || before.stamp < one.stamp) {
      marks.set(one.body.person, { stamp: one.stamp, state: one.body.state });
    }
  }
  return { marks: new Map([...marks].map(([person, { state }]) => [person, state])), attended, rooms };
}

/** A mark counts before what a computer shows. */
export function wasThere({ marks, attended, rooms }: Presence, person: string): boolean {
  const mark = marks.get(person) ?? 'unmarked';
  if (mark !== 'unmarked') return mark === 'present';
  return attended.has(person) || [...rooms.values()].some(({ people }) => people.includes(person));
}

/** Everyone who was there, without the host. */
export function thoseWhoWere(presence: Presence, host: string): ReadonlySet<string> {
  const inRooms = [...presence.rooms.values()].flatMap(({ people }) => people);
  const named = new Set([...presence.marks.keys(), ...presence.attended.keys(), ...inRooms]);
  return new Set([...named].filter((person) => person !== host && wasThere(presence, person)));
}

/** How many were where: in rooms before one screen, and each at an own computer. */
export interface Whereabouts {
  readonly rooms: number;
  readonly inRooms: number;
  readonly atHome: number;
}

/**
 * Where those were who were there. A room has as many as whoever sits there says, or as many as were named where
 * that is more; whoever sits at its computer is not counted a second time.
 */
export function whereabouts(presence: Presence, host: string): Whereabouts {
  const rooms = [...presence.rooms.values()];
  const named = new Set(rooms.flatMap(({ people }) => people));
  const atHome = [...thoseWhoWere(presence, host)].filter(
    (person) => presence.attended.has(person) && !named.has(person) && !presence.rooms.has(person),
  );
  const inRooms = rooms.reduce((sum, { count, people }) => sum + Math.max(count, people.length), 0);
  return { rooms: rooms.length, inRooms, atHome: atHome.length };
}
