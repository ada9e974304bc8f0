import type { ParticipantInfo } from '../../../shared/signaling/participant-info.ts';
import type { LessonSnapshot, RemoteTrack } from './media/lesson-snapshot.ts';

export interface LessonPerson {
  readonly participantId: string;
  readonly personId: string;
  readonly name: string;
  readonly isHost: boolean;
  /** Whether this person may only listen. */
  readonly isListener: boolean;
  readonly isOwn: boolean;
  readonly isConnected: boolean;
  readonly isSpeaking: boolean;
  /** Whether the microphone is on, one's own included. */
  readonly hasVoice: boolean;
  readonly hasPicture: boolean;
  readonly voice: RemoteTrack | undefined;
  /** The camera, or the shared screen instead of it; only while it shows something. */
  readonly picture: RemoteTrack | undefined;
  /** The camera, while it shows something. */
  readonly face: RemoteTrack | undefined;
  /** The shown screen, also while the link does not carry it. */
  readonly screen: RemoteTrack | undefined;
  /** Whether this window or that of the other shows a screen. */
  readonly hasScreen: boolean;
}

/**
 * Everyone on the lesson: whoever leads it now, then others who lead, then oneself, then the others in the order
 * they came.
 * @param host the person who leads it now, '' while that is not known
 */
export function lessonPeople(
  snapshot: Pick<LessonSnapshot, 'participants' | 'tracksByParticipant' | 'ownParticipantId' | 'ownDevices'>,
  speaking: ReadonlySet<string>,
  host = '',
): readonly LessonPerson[] {
  const people = snapshot.participants.map((participant) => {
    const tracks = snapshot.tracksByParticipant.get(participant.participantId) ?? [];
    return describe(participant, tracks, snapshot, speaking);
  });
  return people.toSorted((a, b) => rank(a, host) - rank(b, host));
}

function describe(
  participant: ParticipantInfo,
  tracks: readonly RemoteTrack[],
  { ownParticipantId, ownDevices }: Pick<LessonSnapshot, 'ownParticipantId' | 'ownDevices'>,
  speaking: ReadonlySet<string>,
): LessonPerson {
  const showing = (source: RemoteTrack['source']) =>
    tracks.find((track) => track.source === source && !track.isPaused);
  const isOwn = participant.participantId === ownParticipantId;
  const voice = showing('microphone');
  const face = showing('camera');
  const picture = showing('screen') ?? face;
  const screen = tracks.find(({ source }) => source === 'screen');
  return {
    participantId: participant.participantId,
    personId: participant.personId,
    name: participant.displayName,
    isHost: participant.role === 'host',
    isListener: participant.role === 'viewer',
    isOwn,
    isConnected: participant.isConnected,
    isSpeaking: speaking.has(participant.participantId),
    hasVoice: isOwn ? ownDevices.microphone.kind === 'on' : voice !== undefined,
    hasPicture: isOwn ? ownDevices.camera.kind === 'on' : picture !== undefined,
    voice,
    picture,
    face,
    screen,
    hasScreen: isOwn ? ownDevices.screen.kind === 'on' : screen !== undefined,
  };
}

function rank(person: LessonPerson, host: string): number {
  if (person.isHost) return person.personId === host ? 0 : 1;
  return person.isOwn ? 2 : 3;
}

/**
 * Who is on the stage: whoever is shown to everyone; else the host; for the host, whoever speaks or shows something; otherwise oneself.
 */
export function onStage(people: readonly LessonPerson[], spotlight = ''): LessonPerson | undefined {
  const chosen = people.filter(({ personId }) => personId === spotlight);
  if (chosen.length > 0) return chosen.find(({ picture }) => picture) ?? chosen[0];
  const others = people.filter(({ isOwn }) => !isOwn);
  return (
    others.find(({ isHost, isConnected }) => isHost && isConnected) ??
    others.find(({ isSpeaking, picture }) => isSpeaking && picture) ??
    others.find(({ picture }) => picture) ??
    others.find(({ isSpeaking }) => isSpeaking) ??
    people.find(({ isHost }) => isHost) ??
    people[0]
  );
}
