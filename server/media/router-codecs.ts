import type { types } from 'mediasoup';
import { isHeaderExtensionUri, type RtpCapabilities } from '../../shared/signaling/rtp-parameters.ts';

/**
 * The codecs of every room. Voice is Opus only; VP8 is what every window can encode in layers; H264
 * (constrained baseline) serves machines that have it in hardware.
 */
export const routerCodecs: types.RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48000,
    channels: 2,
    parameters: { usedtx: 1, useinbandfec: 1 },
  },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90000 },
  { kind: 'video', mimeType: 'video/VP9', clockRate: 90000, parameters: { 'profile-id': 0 } },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90000,
    parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
  },
];

/** A router's capabilities as they are told to windows, without extensions that only one side knows. */
export function wireCapabilities(capabilities: types.RtpCapabilities): RtpCapabilities {
  const headerExtensions = (capabilities.headerExtensions ?? []).flatMap((extension) =>
    isHeaderExtensionUri(extension.uri) ? [{ ...extension, uri: extension.uri }] : [],
  );
  return { codecs: capabilities.codecs ?? [], headerExtensions };
}

/** A consumer's parameters as they are told to its window. */
export function wireParameters(parameters: types.RtpParameters) {
  const headerExtensions = (parameters.headerExtensions ?? []).flatMap((extension) =>
    isHeaderExtensionUri(extension.uri) ? [{ ...extension, uri: extension.uri }] : [],
  );
  return { ...parameters, headerExtensions };
}
