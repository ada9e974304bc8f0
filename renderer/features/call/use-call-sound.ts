import { useEffect } from 'react';
import { type CallSound, playCallSound } from './ring-sound.ts';

/** Makes a sound while it is given. */
export function useCallSound(sound: CallSound | undefined): void {
  useEffect(() => (sound ? playCallSound(sound) : undefined), [sound]);
}
