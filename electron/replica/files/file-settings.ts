import { FileSettings } from '../../../shared/ipc/file-requests.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import type { FileTable } from './file-table.ts';

const isSettings = guardOf(FileSettings);
const NAME = 'settings';
const MEGABYTE = 1_000_000;

const STANDARD: FileSettings = { autoBytes: 2 * MEGABYTE, isMetered: false, quotaBytes: 5000 * MEGABYTE };

/** What a person has set about files, kept in the vault. */
export function settingsIn(table: FileTable): FileSettings {
  try {
    const kept: unknown = JSON.parse(table.note(NAME) ?? '');
    return isSettings(kept) ? kept : STANDARD;
  } catch {
    return STANDARD;
  }
}

export function keepSettings(table: FileTable, settings: FileSettings): void {
  table.setNote(NAME, JSON.stringify(settings));
}

/** From ten in the evening to six in the morning by this computer's clock. */
export function isNightAt(time: Date): boolean {
  const hour = time.getHours();
  return hour >= 22 || hour < 6;
}
