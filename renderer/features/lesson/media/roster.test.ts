import { describe, expect, test } from 'vitest';
import type { SignalNotice } from '../../../../shared/signaling/signal-notices.ts';
import { applyNotice, emptyRoster, type Roster, toReceive } from './roster.ts';

const roomId = 'r';
const person = (participantId: string, isConnected = true) => ({
  participantId,
  personId: `person-${participantId}`,
  displayName: participantId,
  role: 'viewer' as const,
  isConnected,
});
const voice = (participantId: string, isPaused = false) => ({
  producerId: `voice-${participantId}`,
  participantId,
  kind: 'audio' as const,
  source: 'microphone' as const,
  isPaused,
});
const after = (...notices: SignalNotice[]): Roster => notices.reduce(applyNotice, emptyRoster);

describe('applyNotice', () => {
  const joined = (id: string): SignalNotice => ({
    type: 'participant.joined',
    roomId,
    participant: person(id),
  });
  const speaks = (id: string): SignalNotice => ({ type: 'producer.available', roomId, producer: voice(id) });

  test('people come, change in place, and leave with their streams', () => {
    const changed = person('a', false);
    const roster = after(joined('a'), joined('b'), speaks('a'), speaks('b'));
    const away = applyNotice(roster, { type: 'participant.changed', roomId, participant: changed });
    expect(away.participants).toEqual([changed, person('b')]);
    const left = applyNotice(away, { type: 'participant.left', roomId, participantId: 'a' });
    expect(left).toEqual({ participants: [person('b')], producers: [voice('b')] });
  });

  test('streams pause, continue and end', () => {
    const about = { roomId, producerId: 'voice-a' };
    const paused = applyNotice(after(speaks('a')), { type: 'producer.paused', ...about });
    expect(paused.producers).toEqual([voice('a', true)]);
    const resumed = applyNotice(paused, { type: 'producer.resumed', ...about });
    expect(resumed.producers).toEqual([voice('a')]);
    expect(applyNotice(resumed, { type: 'producer.closed', ...about }).producers).toEqual([]);
  });

  test('a repeated notice changes nothing, and the whole state replaces all', () => {
    expect(after(joined('a'), joined('a'), speaks('a'), speaks('a'))).toEqual(
      after(joined('a'), speaks('a')),
    );
    const state = { role: 'viewer' as const, participants: [person('z')], producers: [voice('z', true)] };
    const replaced = applyNotice(after(joined('a')), { type: 'room.state', roomId, ...state });
    expect(replaced).toEqual({ participants: state.participants, producers: state.producers });
  });

  test('a notice about something else gives the same roster back', () => {
    const roster = after(joined('a'));
    expect(applyNotice(roster, { type: 'room.rejoin', roomId, cause: 'mediaRestarted' })).toBe(roster);
  });
});

describe('toReceive', () => {
  const camera = (id: string) => ({
    ...voice(id),
    producerId: `camera-${id}`,
    kind: 'video' as const,
    source: 'camera' as const,
  });
  const second = { ...person('second'), personId: 'person-own' };
  const producers = ['own', 'second', 'other'].flatMap((id) => [voice(id), camera(id)]);
  const roster: Roster = { participants: [person('own'), second, person('other')], producers };

  test('one hears others, and sees the own other computer without hearing it', () => {
    expect(toReceive(roster, 'own')).toEqual([camera('second'), voice('other'), camera('other')]);
  });

  test('without a place of its own a window receives all', () => {
    expect(toReceive(roster, null)).toEqual(producers);
  });
});
