import type { Participant } from './participant.ts';
import type { GroupsOfRoom, Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import { isSignalError } from '../../shared/signaling/signal-error.ts';

type Pair = { of: Participant; subject: Participant };

/**
 * Divides a room into groups, or changes them: streams between people who are apart now are ended, and each window is
 * told of those who have gone from its place and of those who have come. Who may be heard is found out before, so that
 * nobody is heard in a place where they only listen.
 */
export async function divideRoom(rooms: Rooms, roomId: string, groups: GroupsOfRoom): Promise<void> {
  const room = rooms.get(roomId);
  if (isSignalError(room)) return;
  const people = new Set([...room.participants.values()].map(({ session }) => session.peer.personId));
  const roles = new Map(
    await Promise.all(
      [...people].map(async (person) => [person, await rooms.roleOf(room, person, groups)] as const),
    ),
  );
  const pairs = pairsOf(room).map((pair) => ({ ...pair, wasSeen: room.sees(pair.of, pair.subject) }));
  room.groups = groups;
  const changed = pairs.flatMap(({ of, subject, wasSeen }) => {
    const isSeen = room.sees(of, subject);
    return wasSeen === isSeen ? [] : [{ of, subject, isSeen }];
  });
  for (const pair of changed) if (!pair.isSeen) part(room, pair);
  for (const one of room.participants.values()) {
    const role = roles.get(one.session.peer.personId);
    if (role !== undefined && role !== 'refused') rooms.setRole(one, role);
  }
  for (const pair of changed) if (pair.isSeen) bring(room, pair);
  // Whoever came while roles were asked for, or may not be here any more.
  await rooms.recheckAccess(roomId);
}

function pairsOf(room: Room): Pair[] {
  const all = [...room.participants.values()];
  return all.flatMap((of) => all.flatMap((subject) => (of === subject ? [] : [{ of, subject }])));
}

function part({ id: roomId }: Room, { of, subject }: Pair): void {
  const hasReceived = [...subject.producers.keys()].some((one) => of.consumerOf(one) !== undefined);
  of.stopReceiving(subject);
  for (const producerId of subject.producers.keys()) {
    of.session.notify({ type: 'producer.closed', roomId, producerId });
  }
  of.session.notify({ type: 'participant.left', roomId, participantId: subject.id });
  // Who has missed this would keep a stream for open that has ended, should both meet again before the return.
  if (hasReceived && !of.session.isConnected) {
    of.session.notify({ type: 'room.rejoin', roomId, cause: 'mediaRestarted' });
  }
}

function bring({ id: roomId }: Room, { of, subject }: Pair): void {
  of.session.notify({ type: 'participant.joined', roomId, participant: subject.info() });
  for (const own of subject.producers.values()) {
    of.session.notify({ type: 'producer.available', roomId, producer: subject.producerInfo(own) });
  }
}
