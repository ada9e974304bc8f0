import Type from 'typebox';
import { PointField } from '../room-signs.ts';

/** Points at a place of what is shown, or no longer. Hosts only; more than ten a second are let fall. */
export const pointerMove = {
  data: PointField,
  answer: Type.Object({}, { additionalProperties: false }),
} as const;
