import { backUp, restore } from '../store/backup.ts';
import type { CliOptions } from './options.ts';

/** Copies the hub's store and key into a folder. The hub must not be running. */
export function runBackup({ subject, config }: CliOptions): Promise<number> {
  backUp(config.data, subject);
  process.stdout.write(`The copy is in ${subject}. Its key lies beside it: keep both from others.\n`);
  return Promise.resolve(0);
}

/** Puts a copy back in place of the store. The hub must not be running. */
export function runRestore({ subject, config }: CliOptions): Promise<number> {
  const { log, seq } = restore(subject, config.data);
  process.stdout.write(
    `The store is that of ${subject}. Its log ${log} ends with ${seq}; what came later comes back from the computers of its authors.\n`,
  );
  return Promise.resolve(0);
}
