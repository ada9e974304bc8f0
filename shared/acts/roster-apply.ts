import Type from 'typebox';
import { refusalOf } from '../permissions/can.ts';
import { act } from './act.ts';

/**
 * Somebody carries out what a roster changes. The act itself writes nothing: it says who, why and which
 * difference, and the movements that the hub carries out for it name it in the log (clause P-2.1(11)).
 */
export const rosterApply = act({
  data: Type.Object(
    {
      digest: Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }),
      sorts: Type.Array(Type.String({ pattern: '^[a-zA-Z]{1,40}$', maxLength: 40 }), { maxItems: 40 }),
    },
    { additionalProperties: false },
  ),
  refusal: ({ actor, directory }) => refusalOf(actor, 'roster.import', {}, directory.isOn),
  needsReason: false,
  plan: () => [],
  targets: () => [],
});
