import Type from 'typebox';
import { SignalId } from '../signal-id.ts';

/** A host paused this participant's own microphone. */
export const MicrophoneMuted = Type.Object(
  {
    type: Type.Literal('microphone.muted'),
    roomId: SignalId,
    producerId: SignalId,
    byParticipantId: SignalId,
  },
  { additionalProperties: false },
);
