import Type from 'typebox';
import { PointField } from '../room-signs.ts';
import { SignalId } from '../signal-id.ts';

/** A host points at a place of what is shown, or no longer. */
export const PointerMoved = Type.Object(
  { type: Type.Literal('pointer.moved'), roomId: SignalId, participantId: SignalId, point: PointField },
  { additionalProperties: false },
);
