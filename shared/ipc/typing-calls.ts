import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';

/** Which chat one wants to hear of, '' for none. */
export const TypingHearData = Type.Object({ chat: OptionalId }, { additionalProperties: false });
export const TypingTellData = Type.Object({ chat: Id }, { additionalProperties: false });
