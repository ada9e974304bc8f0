import { appendFileSync, writeFileSync } from 'node:fs';

/** The log of a long step: whole in a file, its end in memory, where a failed step says why. */
export interface StepLog {
  readonly path: string;
  /** Never throws, because it is called while a program runs: a full disk is noted in the end. */
  add(text: string): void;
  end(): string;
}

const END_CHARACTERS = 8_000;

/** Starts the log anew. Throws what the file system throws. */
export function openStepLog(path: string): StepLog {
  let end = '';
  writeFileSync(path, `${new Date().toISOString()}\n`);
  const remember = (text: string) => {
    end = (end + text).slice(-END_CHARACTERS);
  };
  return {
    path,
    add: (text) => {
      remember(text);
      try {
        appendFileSync(path, text);
      } catch (error) {
        remember(`\n${String(error)}\n`);
      }
    },
    end: () => end,
  };
}
