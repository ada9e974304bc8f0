import Type from 'typebox';
import { SignalId } from '../signal-id.ts';
import { VideoLayers } from '../video-layers.ts';

/** The hub now sends other layers of a video to this window; null while it sends none. */
export const ConsumerLayersChanged = Type.Object(
  {
    type: Type.Literal('consumer.layersChanged'),
    roomId: SignalId,
    consumerId: SignalId,
    layers: Type.Union([VideoLayers, Type.Null()]),
  },
  { additionalProperties: false },
);
