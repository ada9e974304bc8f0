import Type from 'typebox';

const layer = Type.Integer({ minimum: 0, maximum: 7 });

/** A choice among a video's layers: 0 is the smallest picture, or the lowest frame rate. */
export const VideoLayers = Type.Object(
  { spatialLayer: layer, temporalLayer: Type.Optional(layer) },
  { additionalProperties: false },
);
export type VideoLayers = Type.Static<typeof VideoLayers>;
