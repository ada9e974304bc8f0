import type { types } from 'mediasoup-client';
import type { VideoLayers } from '../../../../shared/signaling/video-layers.ts';

const layerBitratesBps = [80_000, 220_000, 700_000] as const;

/**
 * How a camera picture of this height is sent: in one, two or three sizes, each half of the next. The
 * limits are Chromium's, which would leave out sizes of a smaller picture.
 */
export function cameraEncodings(heightPx: number): types.RtpEncodingParameters[] {
  const count = heightPx >= 540 ? 3 : heightPx >= 270 ? 2 : 1;
  return layerBitratesBps.slice(3 - count).map((maxBitrate, index) => ({
    maxBitrate,
    scaleResolutionDownBy: 2 ** (count - 1 - index),
    scalabilityMode: 'L1T2',
  }));
}

/** The largest layers that a picture shown at this height can use. Fewer layers than named mean the top one. */
export function layersForHeight(heightPx: number): VideoLayers {
  if (heightPx <= 150) return { spatialLayer: 0, temporalLayer: 1 };
  return { spatialLayer: heightPx <= 300 ? 1 : 2, temporalLayer: 1 };
}

/** A screen has one size: whole, or with every other picture left out. */
export function screenLayers(isWhole: boolean): VideoLayers {
  return { spatialLayer: 0, temporalLayer: isWhole ? 1 : 0 };
}
