import Type from 'typebox';
import { SignalId } from '../signal-id.ts';

/** At what rate voices should be sent to this room, because of whoever has the weakest link in it. */
export const VoiceRate = Type.Object(
  { type: Type.Literal('voice.rate'), roomId: SignalId, isLow: Type.Boolean() },
  { additionalProperties: false },
);
