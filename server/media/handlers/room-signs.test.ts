import { beforeEach, describe, expect, test } from 'vitest';
import type { ParticipantRole } from '../../../shared/signaling/participant-info.ts';
import type { SignalNotice } from '../../../shared/signaling/signal-notices.ts';
import type { Branch } from '../branches.ts';
import type { HandlerCall } from '../handler-call.ts';
import { RateGate } from '../rate-gate.ts';
import { Room, type RoomSpec } from '../room.ts';
import { Rooms } from '../rooms.ts';
import { Session } from '../session.ts';
import type { WorkerPool } from '../worker-pool.ts';
import { movePointer } from './pointer-move.ts';
import { react } from './room-react.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const AT = { isOn: true, x: 10, y: 9_999 };
const SPEC: RoomSpec = { roomId: 'room', hostPersonId: 'anna', canJoin: () => Promise.resolve('viewer') };
// No media flows here, so nothing is asked of the workers.
const branching = { pool: {} as unknown as WorkerPool, branchSeats: 100, log: quiet };
const branch = { seats: 1, isLost: true } as unknown as Branch;
let rooms: Rooms;
let room: Room;
let told: Map<string, SignalNotice[]>;

beforeEach(() => {
  rooms = new Rooms(branching);
  told = new Map();
  room = new Room(SPEC, branching);
});

/** A request of a person who has a place in the room, or none. */
function of(name: string, role?: ParticipantRole): HandlerCall {
  const notices: SignalNotice[] = [];
  told.set(name, notices);
  const session = new Session({
    sessionId: name,
    personId: name,
    displayName: name,
    notify: (notice) => notices.push(notice),
  });
  if (role) rooms.seat(room, session, { role, branch });
  return { session } as unknown as HandlerCall;
}
const heard = (name: string, type: SignalNotice['type']) =>
  told.get(name)?.filter((notice) => notice.type === type).length;

describe('F-065 signs', () => {
  test('are refused to whoever is not in a room', () => {
    expect(react(of('boris'), { sign: 'like' })).toMatchObject({ reason: 'notJoined' });
  });

  test('are shown to all, also to whoever shows them, and no more than two a second', () => {
    const [teacher, pupil] = [of('anna', 'host'), of('dasha', 'viewer')];
    expect(react(pupil, { sign: 'like' })).toEqual({});
    expect(react(pupil, { sign: 'done' })).toEqual({});
    expect(react(pupil, { sign: 'done' })).toMatchObject({ reason: 'tooManyRequests', isRetryable: true });
    expect(react(teacher, { sign: 'laugh' })).toEqual({});
    expect(['anna', 'dasha'].map((name) => heard(name, 'room.reacted'))).toEqual([3, 3]);
  });
});

describe('F-065 signs in a broadcast', () => {
  test('are refused to those who only watch it, who are many', () => {
    room = new Room({ ...SPEC, isBroadcast: true }, branching);
    expect(react(of('dasha', 'viewer'), { sign: 'like' })).toMatchObject({ reason: 'viewersOnlyWatch' });
    expect(react(of('anna', 'host'), { sign: 'like' })).toEqual({});
  });
});

describe('F-065 the pointer', () => {
  test('is refused to whoever does not lead the room', () => {
    expect(movePointer(of('boris'), AT)).toMatchObject({ reason: 'notJoined' });
    expect(movePointer(of('dasha', 'viewer'), AT)).toMatchObject({ reason: 'hostOnly' });
    expect(movePointer(of('vera', 'speaker'), AT)).toMatchObject({ reason: 'hostOnly' });
  });

  test('is shown to the others ten times a second, and its end always', () => {
    const teacher = of('anna', 'host');
    of('dasha', 'viewer');
    for (let n = 0; n < 40; n += 1) expect(movePointer(teacher, AT)).toEqual({});
    expect(movePointer(teacher, { ...AT, isOn: false })).toEqual({});
    expect(['anna', 'dasha'].map((name) => heard(name, 'pointer.moved'))).toEqual([0, 11]);
    expect(told.get('dasha')?.at(-1)).toMatchObject({ point: { isOn: false } });
  });
});

test('F-065 a gate opens again with time, for each person by themselves', () => {
  let now = 0;
  const gate = new RateGate(2, () => now);
  expect([gate.passes('a'), gate.passes('a'), gate.passes('a'), gate.passes('b')]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  now = 999;
  expect(gate.passes('a')).toBe(false);
  now = 1000;
  expect(gate.passes('a')).toBe(true);
});
