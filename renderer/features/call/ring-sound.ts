/** What is heard of a call: it rings here, it rings there, or nobody can be reached. */
export type CallSound = 'ring' | 'ringback' | 'busy';

interface Beep {
  /** Hertz; two at once for a softer sound. */
  readonly tones: readonly number[];
  /** Seconds from the beginning of a round, and how long. */
  readonly from: number;
  readonly length: number;
}

interface Pattern {
  readonly beeps: readonly Beep[];
  readonly roundMs: number;
  /** How often it is heard; Infinity until it is stopped. */
  readonly rounds: number;
  /** 0 to 1. */
  readonly volume: number;
}

const chime = (from: number): readonly Beep[] =>
  [659, 784, 988].map((tone, index) => ({ tones: [tone, tone / 2], from: from + index * 0.18, length: 0.5 }));

const PATTERNS: Readonly<Record<CallSound, Pattern>> = {
  ring: { beeps: [...chime(0), ...chime(0.8)], roundMs: 3000, rounds: Infinity, volume: 0.25 },
  // As telephones of the country sound.
  ringback: { beeps: [{ tones: [425], from: 0, length: 1 }], roundMs: 5000, rounds: Infinity, volume: 0.06 },
  busy: { beeps: [{ tones: [425], from: 0, length: 0.35 }], roundMs: 700, rounds: 4, volume: 0.06 },
};

/** Makes a sound until the returned function is called. Without a loudspeaker it is silent, and nothing else. */
export function playCallSound(sound: CallSound): () => void {
  const { beeps, roundMs, rounds, volume } = PATTERNS[sound];
  const context = new AudioContext();
  let round = 0;
  const play = () => {
    if (round >= rounds) return;
    round += 1;
    for (const beep of beeps) playBeep(context, beep, volume);
  };
  play();
  const timer = setInterval(play, roundMs);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

function playBeep(context: AudioContext, { tones, from, length }: Beep, volume: number): void {
  const start = context.currentTime + from;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(volume, start + 0.02);
  gain.gain.setValueAtTime(volume, start + length - 0.08);
  gain.gain.linearRampToValueAtTime(0, start + length);
  gain.connect(context.destination);
  for (const tone of tones) {
    const oscillator = context.createOscillator();
    oscillator.frequency.value = tone;
    oscillator.connect(gain);
    oscillator.start(start);
    oscillator.stop(start + length);
  }
}
