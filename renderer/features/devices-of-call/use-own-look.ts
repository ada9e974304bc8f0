import { useEffect, useState } from 'react';
import { captureCamera, captureMicrophone } from '../lesson/media/capture.ts';
import { type DeviceProblem, deviceProblem } from '../lesson/media/device-problem.ts';
import type { DeviceWish } from '../lesson/media/device-wish.ts';

/** One's own camera or microphone while one looks at it before others do. */
export type OwnLook =
  | { readonly kind: 'starting' }
  | { readonly kind: 'on'; readonly track: MediaStreamTrack }
  | { readonly kind: 'blocked'; readonly reason: DeviceProblem };

const STARTING: OwnLook = { kind: 'starting' };

export function useOwnVoice({ microphone, isVoiceCleaned }: DeviceWish): OwnLook {
  const [open] = useState(() => captureMicrophone);
  return useTrack(`${microphone} ${String(isVoiceCleaned)}`, () =>
    open({ microphone, camera: '', isVoiceCleaned }),
  );
}

export function useOwnPicture({ camera }: Pick<DeviceWish, 'camera'>): OwnLook {
  return useTrack(camera, () => captureCamera({}, { camera }));
}

/** Opens a device as long as it is looked at, anew for every key. */
function useTrack(key: string, open: () => Promise<MediaStreamTrack>): OwnLook {
  const [look, setLook] = useState<{ readonly key: string; readonly of: OwnLook }>({ key, of: STARTING });
  useEffect(() => {
    let track: MediaStreamTrack | undefined;
    let isOver = false;
    const show = (of: OwnLook) => {
      if (!isOver) setLook({ key, of });
    };
    open().then(
      (opened) => {
        track = opened;
        if (isOver) opened.stop();
        opened.addEventListener('ended', () => show({ kind: 'blocked', reason: 'unplugged' }));
        show({ kind: 'on', track: opened });
      },
      (thrown: unknown) => show({ kind: 'blocked', reason: deviceProblem(thrown) }),
    );
    return () => {
      isOver = true;
      track?.stop();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The key says all that the opening depends on.
  }, [key]);
  return look.key === key ? look.of : STARTING;
}
