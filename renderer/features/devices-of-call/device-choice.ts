import { useCallback } from 'react';
import type { DeviceChoice } from '../../../shared/ipc/values.ts';
import { useKeptPreferences } from '../../bridge/Preferences.tsx';

const SYSTEM_CHOICE: DeviceChoice = {
  microphone: '',
  camera: '',
  speaker: '',
  isVoiceCleaned: true,
  isPushToTalk: false,
  skipsCheck: false,
};

/** The devices that this computer uses for calls and lessons, and how to choose others. */
export function useDeviceChoice(): {
  readonly choice: DeviceChoice;
  readonly change: (part: Partial<DeviceChoice>) => void;
} {
  const { preferences, change: keep } = useKeptPreferences();
  const choice = preferences.devices ?? SYSTEM_CHOICE;
  const change = useCallback(
    (part: Partial<DeviceChoice>) => keep({ devices: { ...choice, ...part } }),
    [keep, choice],
  );
  return { choice, change };
}
