/** How many bars a voice message is drawn with. One byte each goes ahead of it in place of a small picture. */
export const PEAKS = 64;
/** Enough to tell how loud something is. */
const SAMPLES_PER_SECOND = 8_000;

/** How loud a recording is from beginning to end, in base64; '' where it cannot be read. */
export async function peaksOf(recording: Blob): Promise<string> {
  try {
    const context = new OfflineAudioContext(1, 1, SAMPLES_PER_SECOND);
    const sound = await context.decodeAudioData(await recording.arrayBuffer());
    return encodedPeaks(peaksIn(sound.getChannelData(0)));
  } catch {
    return '';
  }
}

/** The loudest of each of so many equal parts, from 0 to 255 for the loudest of all. */
export function peaksIn(samples: Float32Array): Uint8Array {
  const peaks = new Float32Array(PEAKS);
  const perPart = samples.length / PEAKS;
  for (const [index, sample] of samples.entries()) {
    const part = Math.min(PEAKS - 1, Math.floor(index / perPart));
    peaks[part] = Math.max(peaks[part] ?? 0, Math.abs(sample));
  }
  const loudest = Math.max(...peaks);
  return Uint8Array.from(peaks, (peak) => (loudest > 0 ? Math.round((peak / loudest) * 255) : 0));
}

export function encodedPeaks(peaks: Uint8Array): string {
  return btoa(String.fromCharCode(...peaks));
}

/** What was sent ahead of a voice message; undefined where it is no such thing, as with those of others' making. */
export function peaksFrom(thumb: string): readonly number[] | undefined {
  try {
    const bytes = atob(thumb);
    return bytes.length === PEAKS ? [...bytes].map((byte) => byte.charCodeAt(0)) : undefined;
  } catch {
    return undefined;
  }
}
