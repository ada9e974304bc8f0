import Type from 'typebox';
import { SignalId } from '../signal-id.ts';

/** The live room is over for this window: it ended, or the right to be in it did. */
export const RoomEnded = Type.Object(
  { type: Type.Literal('room.ended'), roomId: SignalId, cause: Type.Enum(['ended', 'accessLost']) },
  { additionalProperties: false },
);
