import { type DeviceWish, wished } from './device-wish.ts';

/** How the camera is used. Sizes are wishes: a camera that has less gives less. */
export type CameraOptions = { widthPx?: number; heightPx?: number; framesPerSecond?: number };

/**
 * How the voice is sent. Packets are long (`ptimeMs`), because with 20 ms the headers cost more than the
 * voice, and the length cannot change without a new stream; the bit rate can.
 */
export type MicrophoneOptions = {
  ptimeMs?: 20 | 40 | 60 | 120;
  isDtxOn?: boolean;
  isFecOn?: boolean;
  maxBitrateBps?: number;
};

export const defaultCamera = { widthPx: 960, heightPx: 540, framesPerSecond: 20 } as const;
export const defaultMicrophone = {
  ptimeMs: 60,
  isDtxOn: true,
  isFecOn: true,
  maxBitrateBps: 24_000,
} as const;

/** Bits per second of a voice where somebody's link in the room is very weak: still well understood. */
export const LOW_VOICE_BPS = 14_000;

/** Opens the camera. Throws what `getUserMedia` throws. */
export async function captureCamera(
  options: CameraOptions,
  { camera }: Pick<DeviceWish, 'camera'>,
): Promise<MediaStreamTrack> {
  const { widthPx, heightPx, framesPerSecond } = { ...defaultCamera, ...options };
  return capture({
    video: {
      ...(await wished('videoinput', camera)),
      width: { ideal: widthPx },
      height: { ideal: heightPx },
      frameRate: { ideal: framesPerSecond, max: framesPerSecond },
    },
  });
}

/** Opens the microphone. Throws what `getUserMedia` throws. */
export async function captureMicrophone({
  microphone,
  isVoiceCleaned,
}: DeviceWish): Promise<MediaStreamTrack> {
  return capture({
    audio: {
      ...(await wished('audioinput', microphone)),
      channelCount: 1,
      echoCancellation: isVoiceCleaned,
      noiseSuppression: isVoiceCleaned,
      autoGainControl: isVoiceCleaned,
    },
  });
}

/** A screen is read, not watched: few pictures a second, and sharp ones. */
export const screenWish = {
  framesPerSecond: 5,
  widthPx: 1920,
  heightPx: 1080,
  maxBitrateBps: 600_000,
} as const;

/** Captures what its person has just chosen. Throws what `getDisplayMedia` throws. */
export async function captureScreen(): Promise<MediaStreamTrack> {
  const { framesPerSecond, widthPx, heightPx } = screenWish;
  const video = {
    frameRate: { ideal: framesPerSecond, max: framesPerSecond },
    width: { max: widthPx },
    height: { max: heightPx },
  };
  const [track] = (await navigator.mediaDevices.getDisplayMedia({ video, audio: false })).getVideoTracks();
  if (track === undefined) throw new DOMException('The system gave no picture.', 'NotFoundError');
  track.contentHint = 'detail';
  return track;
}

async function capture(constraints: MediaStreamConstraints): Promise<MediaStreamTrack> {
  const [track] = (await navigator.mediaDevices.getUserMedia(constraints)).getTracks();
  if (track === undefined) throw new DOMException('The device gave no track.', 'NotFoundError');
  return track;
}
