import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ParticipantRole } from '../../shared/signaling/participant-info.ts';
import type { SignalNotice } from '../../shared/signaling/signal-notices.ts';
import type { Branch } from './branches.ts';
import { divideRoom } from './divide-room.ts';
import type { HandlerCall } from './handler-call.ts';
import { consume } from './handlers/consume.ts';
import type { Participant } from './participant.ts';
import { Rooms } from './rooms.ts';
import { Session } from './session.ts';
import type { WorkerPool } from './worker-pool.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const router = { closed: false, canConsume: () => true };
// One place for all, on no worker: nothing is asked of it but whether a stream can be received.
const branch = { seats: 99, isLost: false, routing: { router } } as unknown as Branch;
const ROLES: Record<string, ParticipantRole> = {
  anna: 'host',
  boris: 'viewer',
  dasha: 'viewer',
  vera: 'viewer',
};
let rooms: Rooms;
let told: Map<string, SignalNotice[]>;
let silenced: boolean;

beforeEach(() => {
  silenced = false;
  told = new Map();
  rooms = new Rooms({ pool: {} as unknown as WorkerPool, branchSeats: 100, log: quiet });
  rooms.open({
    roomId: 'room',
    hostPersonId: 'anna',
    canJoin: (person) => Promise.resolve(ROLES[person] ?? 'refused'),
    isSilenced: () => Promise.resolve(silenced),
  });
});

const room = () => {
  const found = rooms.get('room');
  if ('kind' in found) throw new Error(found.reason);
  return found;
};
/** Something of the media library that can be closed. */
function ending(of: object) {
  const observer = new EventEmitter();
  const one = {
    ...{ closed: false, observer, on: () => undefined },
    close: () => {
      if (one.closed) return;
      one.closed = true;
      observer.emit('close');
    },
    ...of,
  };
  return one;
}
async function enter(name: string): Promise<Participant> {
  const notices: SignalNotice[] = [];
  told.set(name, notices);
  const notify = (notice: SignalNotice) => notices.push(notice);
  const session = new Session({ sessionId: name, personId: name, displayName: name, notify });
  const role = await rooms.roleOf(room(), name);
  if (role === 'refused') throw new Error('refused');
  const participant = rooms.seat(room(), session, { role, branch });
  const transport = {
    consume: ({ producerId }: { producerId: string }) =>
      Promise.resolve(
        ending({ id: `${name}-${producerId}`, producerId, kind: 'audio', rtpParameters: { codecs: [] } }),
      ),
  };
  participant.receiveCapabilities = {};
  participant.transports.set('in', { transport, direction: 'recv', isConnected: true } as never);
  return participant;
}
/** As `produce` leaves it. */
function speak(one: Participant): string {
  const id = `voice-${one.session.peer.personId}`;
  const producer = ending({ id, kind: 'audio', paused: false });
  one.producers.set(id, { producer, source: 'microphone' } as never);
  return id;
}
/** Gives what is offered of some streams. */
async function received(one: Participant, ...producerIds: string[]): Promise<readonly string[]> {
  const call = { session: one.session, rooms, limits: { maxConsumers: 9 }, log: quiet };
  const answer = await consume(call as unknown as HandlerCall, { transportId: 'in', producerIds });
  if (!('offers' in answer)) throw new Error(answer.reason);
  return answer.offers.map(({ producerId }) => producerId);
}
const divide = (groups: Record<string, number>) => divideRoom(rooms, 'room', new Map(Object.entries(groups)));
const types = (name: string) => told.get(name)?.map(({ type }) => type);
const forget = () => {
  for (const notices of told.values()) notices.length = 0;
};
const names = (of: Participant) =>
  room()
    .roster(of)
    .participants.map(({ personId }) => personId)
    .sort();

describe('[LIVE-17] a divided room', () => {
  test('F-065 refuses each stream of another place, also by its id', async () => {
    const [anna, boris, dasha] = [await enter('anna'), await enter('boris'), await enter('dasha')];
    await divide({ boris: 1, dasha: 2 });
    const all = [anna, boris, dasha].map(speak);
    for (const one of [anna, boris, dasha]) expect(await received(one, ...all)).toEqual([]);
    expect([anna, boris, dasha].map(names)).toEqual([['anna'], ['boris'], ['dasha']]);
    await divide({ boris: 1, dasha: 2, anna: 2 });
    expect(await received(dasha, ...all)).toEqual(['voice-anna']);
    expect(await received(boris, ...all)).toEqual([]);
  });

  test('F-065 ends what is received by those who part, and tells each side of its own place alone', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris'), await enter('dasha')];
    const voice = speak(anna);
    await received(boris, voice);
    const consumer = boris.consumerOf(voice);
    forget();
    await divide({ boris: 1, dasha: 1 });
    expect(consumer?.closed).toBe(true);
    expect(boris.consumers.size).toBe(0);
    expect(types('boris')).toEqual([
      'producer.closed',
      'participant.left',
      'participant.changed',
      'participant.changed',
    ]);
    expect(types('anna')).toEqual(['participant.left', 'participant.left']);
    forget();
    await divide({});
    expect(types('boris')).toContain('producer.available');
    expect(types('anna')?.filter((type) => type === 'participant.joined')).toHaveLength(2);
    // Where nothing changes nobody is told anything.
    forget();
    await divide({});
    expect([...told.values()].flat()).toEqual([]);
  });

  test('F-065 lets those who listen speak in a group, and tells nobody outside of their streams on return', async () => {
    const [, boris, dasha] = [await enter('anna'), await enter('boris'), await enter('dasha')];
    expect(boris.role).toBe('viewer');
    await divide({ boris: 1, dasha: 1 });
    expect(boris.role).toBe('speaker');
    const voice = speak(boris);
    expect(await received(dasha, voice)).toEqual([voice]);
    forget();
    await divide({});
    expect([boris.role, dasha.role]).toEqual(['viewer', 'viewer']);
    expect(boris.producers.size).toBe(0);
    expect(dasha.consumers.size).toBe(0);
    for (const name of ['anna', 'dasha']) expect(types(name)).not.toContain('producer.available');
  });

  test('F-065 leaves pupils silent in groups, too, while nobody leads', async () => {
    const boris = await enter('boris');
    silenced = true;
    await divide({ boris: 1 });
    expect(boris.role).toBe('viewer');
  });

  test('F-065 has whoever comes late in the own group, and tells that group alone', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris')];
    await divide({ boris: 1, vera: 1, dasha: 2 });
    forget();
    const vera = await enter('vera');
    expect([vera.role, names(vera)]).toEqual(['speaker', ['boris', 'vera']]);
    expect(types('boris')).toEqual(['participant.joined']);
    expect(types('anna')).toEqual([]);
    expect([names(anna), names(boris)]).toEqual([['anna'], ['boris', 'vera']]);
  });

  test('F-065 has whoever missed the end of a stream join again', async () => {
    const [anna, boris] = [await enter('anna'), await enter('boris')];
    await received(boris, speak(anna));
    boris.session.isConnected = false;
    await divide({ boris: 1 });
    expect(boris.session.takeMissed()).toMatchObject({ type: 'room.rejoin' });
  });

  test('F-065 is nothing where no room is', async () => {
    await divideRoom(rooms, 'elsewhere', new Map([['boris', 1]]));
    expect(room().groups.size).toBe(0);
  });
});
