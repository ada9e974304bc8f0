import type { Sentence } from './say.mjs';
import { sentenceLines } from './say.mjs';

/** A set-up step that a person must help with. Its sentence says what is wrong and what to do. */
export class SetupError extends Error {
  readonly sentence: Sentence;

  constructor(sentence: Sentence, cause?: unknown) {
    super(sentence.en, cause === undefined ? undefined : { cause });
    this.name = 'SetupError';
    this.sentence = sentence;
  }
}

/** What to print for an error of any kind: the sentence of a SetupError, the whole trace of anything else. */
export function errorLines(error: unknown, env: NodeJS.ProcessEnv = process.env): string[] {
  if (error instanceof SetupError) return sentenceLines(error.sentence, env);
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}

const NO_SPACE = /no space left on device|not enough space|ENOSPC|don't have enough free space/i;

/** Whether a program's output or an error's code says that the disk is full. */
export function saysDiskFull(text: string): boolean {
  return NO_SPACE.test(text);
}

export function diskFullError(folder: string, cause?: unknown): SetupError {
  return new SetupError(
    {
      en: `The disk that holds ${folder} is full: free about 500 MB and run the command again.`,
      ru: `Диск с папкой ${folder} заполнен: освободите около 500 МБ и повторите команду.`,
    },
    cause,
  );
}

const CANNOT_WRITE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']);

/** Turns what a file operation threw into a sentence, where the reason is the disk or the folder's rights. */
export function explainFileError(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFullError(folder, error);
  if (typeof code === 'string' && CANNOT_WRITE.has(code)) {
    return new SetupError(
      {
        en: `The folder ${folder} cannot be written: set XDG_CACHE_HOME to a folder that can, and run the command again.`,
        ru: `В папку ${folder} нельзя писать: укажите в XDG_CACHE_HOME папку, в которую можно, и повторите команду.`,
      },
      error,
    );
  }
  return error;
}
