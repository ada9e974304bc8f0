import Type from 'typebox';
import { maxProducerList, SignalId } from '../signal-id.ts';

/** Starts or continues the named streams to this window. */
export const consumerResume = {
  data: Type.Object(
    { consumerIds: Type.Array(SignalId, { minItems: 1, maxItems: maxProducerList }) },
    { additionalProperties: false },
  ),
  answer: Type.Object({}, { additionalProperties: false }),
} as const;
