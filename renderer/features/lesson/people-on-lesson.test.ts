import { describe, expect, it } from 'vitest';
import type { ParticipantInfo } from '../../../shared/signaling/participant-info.ts';
import type { RemoteTrack } from './media/lesson-snapshot.ts';
import { lessonPeople, onStage } from './people-on-lesson.ts';

const participant = (id: string, role: ParticipantInfo['role'], isConnected = true): ParticipantInfo => ({
  participantId: id,
  personId: `person ${id}`,
  displayName: id,
  role,
  isConnected,
});
const track = (id: string, source: RemoteTrack['source'], isPaused = false) =>
  ({ producerId: `${id} ${source}`, participantId: id, source, isPaused }) as RemoteTrack;

function people(ownId: string, tracks: RemoteTrack[] = [], speaking: string[] = []) {
  const participants = [participant('b', 'speaker'), participant('a', 'speaker'), participant('h', 'host')];
  return lessonPeople(
    {
      participants,
      ownParticipantId: ownId,
      ownDevices: { camera: { kind: 'off' }, microphone: { kind: 'off' }, screen: { kind: 'off' } },
      tracksByParticipant: new Map(
        participants.map(({ participantId }) => [
          participantId,
          tracks.filter((one) => one.participantId === participantId),
        ]),
      ),
    },
    new Set(speaking),
  );
}
const stage = (...args: Parameters<typeof people>) => onStage(people(...args))?.name;

describe('lessonPeople', () => {
  it('puts the host first and oneself second', () => {
    expect(people('a').map(({ name }) => name)).toEqual(['h', 'a', 'b']);
  });

  it('leaves out what is paused, and prefers a shared screen', () => {
    const [host] = people('a', [track('h', 'camera'), track('h', 'screen'), track('h', 'microphone', true)]);
    expect(host?.picture?.source).toBe('screen');
    expect(host?.voice).toBeUndefined();
  });
});

describe('onStage', () => {
  it('is the host for everyone else, also without a picture', () => {
    expect(stage('a', [track('b', 'camera')], ['b'])).toBe('h');
  });

  it('is, for the host, whoever speaks with a picture, then any picture, then a voice', () => {
    expect(stage('h', [track('a', 'camera'), track('b', 'camera')], ['a'])).toBe('a');
    expect(stage('h', [track('b', 'camera')], ['a'])).toBe('b');
    expect(stage('h', [], ['b'])).toBe('b');
    expect(stage('h')).toBe('h');
  });

  it('is whoever is shown to everyone, also oneself and without a picture', () => {
    expect(onStage(people('a', [track('b', 'camera')]), 'person b')?.name).toBe('b');
    expect(onStage(people('a'), 'person a')?.name).toBe('a');
    expect(onStage(people('a'), 'somebody who has left')?.name).toBe('h');
  });

  it('is nobody before anyone is there', () => {
    expect(onStage([])).toBeUndefined();
  });
});
