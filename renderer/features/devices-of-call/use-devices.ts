import { useEffect, useState } from 'react';

type Named = Readonly<Record<MediaDeviceKind, readonly string[]>>;

const NONE: Named = { audioinput: [], audiooutput: [], videoinput: [] };

/**
 * The names of the devices that are there now, by kind. They have names only once one of them was open.
 * @param openCount changes when a device was opened
 */
export function useDevices(openCount: number): Named {
  const [devices, setDevices] = useState(NONE);
  useEffect(() => {
    let isOver = false;
    const look = () => {
      void navigator.mediaDevices.enumerateDevices().then((found) => {
        if (!isOver) setDevices(byKind(found));
      });
    };
    look();
    navigator.mediaDevices.addEventListener('devicechange', look);
    return () => {
      isOver = true;
      navigator.mediaDevices.removeEventListener('devicechange', look);
    };
  }, [openCount]);
  return devices;
}

function byKind(devices: readonly MediaDeviceInfo[]): Named {
  const names = (kind: MediaDeviceKind) => [
    // The system lists its own choice once more under a name of its own.
    ...new Set(
      devices
        .filter((one) => one.kind === kind && one.label !== '' && !SYSTEM_IDS.has(one.deviceId))
        .map(({ label }) => label),
    ),
  ];
  return {
    audioinput: names('audioinput'),
    audiooutput: names('audiooutput'),
    videoinput: names('videoinput'),
  };
}

const SYSTEM_IDS: ReadonlySet<string> = new Set(['default', 'communications']);
