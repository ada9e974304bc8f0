import Type from 'typebox';
import { maxProducerList, SignalId } from '../signal-id.ts';

/** Stops the named streams to this window, for instance of tiles that are out of sight. */
export const consumerPause = {
  data: Type.Object(
    { consumerIds: Type.Array(SignalId, { minItems: 1, maxItems: maxProducerList }) },
    { additionalProperties: false },
  ),
  answer: Type.Object({}, { additionalProperties: false }),
} as const;
