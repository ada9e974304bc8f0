import type { ParticipantInfo } from '../../../../shared/signaling/participant-info.ts';
import type { ProducerInfo } from '../../../../shared/signaling/producer-info.ts';
import type { SignalNotice } from '../../../../shared/signaling/signal-notices.ts';

/** Who is in the room, and what they send. */
export type Roster = {
  readonly participants: readonly ParticipantInfo[];
  readonly producers: readonly ProducerInfo[];
};

export const emptyRoster: Roster = { participants: [], producers: [] };

/**
 * The roster after a notice. Notices may repeat what is known already; notices that say nothing about
 * the roster give it back as it is.
 */
export function applyNotice(roster: Roster, notice: SignalNotice): Roster {
  const { participants, producers } = roster;
  switch (notice.type) {
    case 'participant.joined':
    case 'participant.changed':
      return { participants: withParticipant(participants, notice.participant), producers };
    case 'participant.left':
      return {
        participants: participants.filter((one) => one.participantId !== notice.participantId),
        producers: producers.filter((one) => one.participantId !== notice.participantId),
      };
    case 'producer.available':
      return {
        participants,
        producers: [
          ...producers.filter((one) => one.producerId !== notice.producer.producerId),
          notice.producer,
        ],
      };
    case 'producer.closed':
      return { participants, producers: producers.filter((one) => one.producerId !== notice.producerId) };
    case 'producer.paused':
    case 'producer.resumed':
      return {
        participants,
        producers: producers.map((one) =>
          one.producerId === notice.producerId
            ? { ...one, isPaused: notice.type === 'producer.paused' }
            : one,
        ),
      };
    case 'room.state':
      return { participants: notice.participants, producers: notice.producers };
    case 'consumer.layersChanged':
    case 'microphone.muted':
    case 'room.ended':
    case 'room.rejoin':
    case 'link.lossy':
    case 'voice.rate':
    case 'room.reacted':
    case 'pointer.moved':
      return roster;
  }
}

/**
 * What a window has to receive. A voice of the same person from another computer is left out: it would come back
 * out of the loudspeaker beside the very microphone that it was spoken into.
 */
export function toReceive(
  { participants, producers }: Roster,
  ownParticipantId: string | null,
): readonly ProducerInfo[] {
  const own = participants.find((one) => one.participantId === ownParticipantId);
  const ofSamePerson = new Set(
    participants.filter((one) => one.personId === own?.personId).map((one) => one.participantId),
  );
  return producers.filter(
    ({ participantId, source }) =>
      participantId !== ownParticipantId && !(source === 'microphone' && ofSamePerson.has(participantId)),
  );
}

// Somebody known keeps the place in the list, so that the list does not jump.
function withParticipant(
  participants: readonly ParticipantInfo[],
  changed: ParticipantInfo,
): readonly ParticipantInfo[] {
  const isKnown = participants.some((one) => one.participantId === changed.participantId);
  if (!isKnown) return [...participants, changed];
  return participants.map((one) => (one.participantId === changed.participantId ? changed : one));
}
