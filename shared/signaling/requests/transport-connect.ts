import Type from 'typebox';
import { SignalId } from '../signal-id.ts';
import { DtlsParameters } from '../transport-parameters.ts';

/** Gives the hub the window's certificate fingerprints, so that the DTLS handshake can start. */
export const transportConnect = {
  data: Type.Object(
    { transportId: SignalId, dtlsParameters: DtlsParameters },
    { additionalProperties: false },
  ),
  answer: Type.Object({}, { additionalProperties: false }),
} as const;
