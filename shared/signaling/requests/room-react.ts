import Type from 'typebox';
import { RoomSignField } from '../room-signs.ts';

/** Shows a sign to everyone in the room, at most twice a second for each person. */
export const roomReact = {
  data: Type.Object({ sign: RoomSignField }, { additionalProperties: false }),
  answer: Type.Object({}, { additionalProperties: false }),
} as const;
