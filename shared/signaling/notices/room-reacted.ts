import Type from 'typebox';
import { RoomSignField } from '../room-signs.ts';
import { SignalId } from '../signal-id.ts';

/** Somebody in the room shows a sign; whoever shows it is told, too. */
export const RoomReacted = Type.Object(
  { type: Type.Literal('room.reacted'), roomId: SignalId, participantId: SignalId, sign: RoomSignField },
  { additionalProperties: false },
);
