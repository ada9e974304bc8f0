import Type from 'typebox';
import { SignalId } from '../signal-id.ts';
import { IceParameters } from '../transport-parameters.ts';

/** Asks for new ICE credentials, to find a way to the hub again after the network changed. */
export const transportRestartIce = {
  data: Type.Object({ transportId: SignalId }, { additionalProperties: false }),
  answer: Type.Object({ iceParameters: IceParameters }, { additionalProperties: false }),
} as const;
