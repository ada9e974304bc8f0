import { thumbOf } from './picture-work.ts';

export interface FilmFacts {
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  readonly thumb: string;
}

const NOTHING: FilmFacts = { width: 0, height: 0, durationMs: 0, thumb: '' };
const PATIENCE_MS = 5_000;
const LOOK_AT_S = 0.5;

/** What a film or a sound is like, as far as this computer can read it, with a small picture of its beginning. */
export async function filmFacts(file: Blob): Promise<FilmFacts> {
  const address = URL.createObjectURL(file);
  const film = document.createElement('video');
  film.muted = true;
  film.preload = 'auto';
  try {
    await heard(film, 'loadeddata', () => (film.src = address));
    const { videoWidth: width, videoHeight: height, duration } = film;
    const durationMs = Number.isFinite(duration) ? Math.round(duration * 1000) : 0;
    if (width === 0) return { ...NOTHING, durationMs };
    if (duration > LOOK_AT_S) await heard(film, 'seeked', () => (film.currentTime = LOOK_AT_S));
    return { width, height, durationMs, thumb: (await thumbOf(film, width, height)) ?? '' };
  } catch {
    return NOTHING;
  } finally {
    film.removeAttribute('src');
    film.load();
    URL.revokeObjectURL(address);
  }
}

function heard(film: HTMLVideoElement, event: 'loadeddata' | 'seeked', begin: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('too slow')), PATIENCE_MS);
    film.addEventListener('error', () => reject(new Error('unreadable')), { once: true });
    film.addEventListener(event, () => resolve(), { once: true });
    film.addEventListener(event, () => clearTimeout(timer), { once: true });
    begin();
  });
}
