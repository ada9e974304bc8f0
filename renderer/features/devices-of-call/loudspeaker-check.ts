import { playOn } from '../lesson/media/device-wish.ts';

const NOTES_HZ = [523, 659, 784];
const NOTE_S = 0.3;

/** Plays three notes out of a loudspeaker, by its name. Resolves when they have sounded. */
export async function playTestSound(speaker: string): Promise<void> {
  const context = new AudioContext();
  const way = context.createMediaStreamDestination();
  const element = new Audio();
  element.srcObject = way.stream;
  await playOn(element, speaker);
  await element.play().catch(() => undefined);
  const start = context.currentTime + 0.05;
  const last = NOTES_HZ.map((note, index) => {
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    gain.gain.value = 0.2;
    oscillator.frequency.value = note;
    oscillator.connect(gain).connect(way);
    oscillator.start(start + index * NOTE_S);
    oscillator.stop(start + (index + 1) * NOTE_S);
    return oscillator;
  }).at(-1);
  await new Promise((resolve) => last?.addEventListener('ended', resolve));
  element.srcObject = null;
  await context.close();
}
