import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

const ASK_AGAIN_MS = 20;

/**
 * The debugging port that Chromium writes into its profile: the first line of a file that is there, and empty, a
 * moment before it is whole.
 * @param isEnded whether there is no Chromium any more; undefined is the answer then
 */
export async function activePort(path: string, isEnded: () => boolean): Promise<number | undefined> {
  while (!isEnded()) {
    const text = await readFile(path, 'utf8').catch(() => '');
    const port = /^(\d+)\n/.exec(text)?.[1];
    if (port !== undefined) return Number(port);
    await pause(ASK_AGAIN_MS);
  }
  return undefined;
}
