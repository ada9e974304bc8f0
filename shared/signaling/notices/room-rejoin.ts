import Type from 'typebox';
import { SignalId } from '../signal-id.ts';

/** This window has to join again: its media worker was replaced, or it was away for too long. */
export const RoomRejoin = Type.Object(
  {
    type: Type.Literal('room.rejoin'),
    roomId: SignalId,
    cause: Type.Enum(['mediaRestarted', 'awayTooLong']),
  },
  { additionalProperties: false },
);
