import Type from 'typebox';
import { SignalId } from '../signal-id.ts';
import { VideoLayers } from '../video-layers.ts';

/** Says which size of a video this window can use at most. */
export const consumerSetLayers = {
  data: Type.Object({ consumerId: SignalId, layers: VideoLayers }, { additionalProperties: false }),
  answer: Type.Object({}, { additionalProperties: false }),
} as const;
