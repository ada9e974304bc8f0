import Type from 'typebox';
import { LINK_RUNGS } from '../../lessons/link-ladder.ts';

/**
 * Says what this window's link carries. The hub sends it no more than that, and asks those who speak for
 * a lower rate as long as somebody needs it. `isChosen`: the person wants exactly this, whatever the hub sees.
 */
export const linkTell = {
  data: Type.Object(
    { rung: Type.Enum([...LINK_RUNGS]), isChosen: Type.Boolean() },
    { additionalProperties: false },
  ),
  answer: Type.Object({}, { additionalProperties: false }),
} as const;
