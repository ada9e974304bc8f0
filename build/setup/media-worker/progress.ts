import { readFileSync, writeFileSync } from 'node:fs';
import type { Sentence } from '../say.mjs';

/** What the set-up of the media worker is doing; `percent` is a whole number from 0 to 100. */
export type MediaWorkerProgress =
  | { step: 'downloading' }
  | { step: 'preparing' }
  | { step: 'compiling'; percent: number }
  | { step: 'waiting' };

export function progressSentence(progress: MediaWorkerProgress): Sentence {
  switch (progress.step) {
    case 'downloading':
      return { en: 'Media server: trying to download it.', ru: 'Медиасервер: пробуем скачать.' };
    case 'preparing':
      return {
        en: 'Media server: preparing to build it (once, about seven minutes on two cores).',
        ru: 'Медиасервер: готовим сборку (один раз, около семи минут на двух ядрах).',
      };
    case 'compiling':
      return {
        en: `Media server: building, ${progress.percent} %.`,
        ru: `Медиасервер: собираем, ${progress.percent} %.`,
      };
    case 'waiting':
      return {
        en: 'Media server: another command is building it, waiting.',
        ru: 'Медиасервер: его собирает другая команда, ждём.',
      };
  }
}

/** Leaves the builder's progress where a waiting process finds it. A full disk must not stop the step here. */
export function writeProgress(path: string, progress: MediaWorkerProgress): void {
  try {
    writeFileSync(path, JSON.stringify(progress));
  } catch {
    // The waiting process then sees no progress; the build itself meets the same disk and says so.
  }
}

/** @returns "waiting" while the builder has said nothing yet or is just writing */
export function readProgress(path: string): MediaWorkerProgress {
  try {
    const progress: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof progress !== 'object' || progress === null || !('step' in progress))
      return { step: 'waiting' };
    if (progress.step === 'downloading' || progress.step === 'preparing') return { step: progress.step };
    if (progress.step === 'compiling' && 'percent' in progress && typeof progress.percent === 'number') {
      return { step: 'compiling', percent: progress.percent };
    }
  } catch {
    // Missing or half written: the next look will find it.
  }
  return { step: 'waiting' };
}

/** Passes on what is new: a listener hears each step once and each whole percent once. */
export function onlyNews(listener: (progress: MediaWorkerProgress) => void): typeof listener {
  let last = '';
  return (progress) => {
    const state = JSON.stringify(progress);
    if (state === last) return;
    last = state;
    listener(progress);
  };
}
