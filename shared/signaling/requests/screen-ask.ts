import Type from 'typebox';
import { SignalId } from '../signal-id.ts';

/** Asks whether the asker may show a screen in the room that it is in; an error says why not. */
export const screenAsk = {
  data: Type.Object({ roomId: SignalId }, { additionalProperties: false }),
  answer: Type.Object({}, { additionalProperties: false }),
} as const;
