/** Which devices are wished for, by the names under which the system lists them; '' for its own choice. */
export interface DeviceWish {
  readonly microphone: string;
  readonly camera: string;
  /** Whether noise and echo are taken out of the voice and its volume is evened out. */
  readonly isVoiceCleaned: boolean;
}

export const SYSTEM_DEVICES: DeviceWish = { microphone: '', camera: '', isVoiceCleaned: true };

/**
 * The constraint for a device of this name; none where there is no such device now, so that another one is used.
 * Ids would not do: they are other ones after each start.
 */
export async function wished(kind: MediaDeviceKind, name: string): Promise<MediaTrackConstraints> {
  const id = await idOf(kind, name);
  return id === '' ? {} : { deviceId: { ideal: id } };
}

/** Lets a sound out of the loudspeaker of this name, or of the system's own where there is none. */
export async function playOn(element: HTMLMediaElement, name: string): Promise<void> {
  const id = await idOf('audiooutput', name);
  // A loudspeaker that has just gone leaves the sound where it is.
  if (id !== element.sinkId) await element.setSinkId(id).catch(() => undefined);
}

async function idOf(kind: MediaDeviceKind, name: string): Promise<string> {
  if (name === '') return '';
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.find((one) => one.kind === kind && one.label === name)?.deviceId ?? '';
}
