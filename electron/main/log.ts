import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors/app-error.ts';

/** Numbers, switches and short technical names: never a text that a person wrote, never a person's name. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

export interface Log {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  readonly error: (event: string, error: unknown, fields?: LogFields) => void;
}

export interface FileLogOptions {
  readonly folder: string;
  readonly maxSizeBytes?: number;
  /** How many full files stay beside the one being written. */
  readonly keptFiles?: number;
  readonly now?: () => number;
}

const LOG_NAME = 'zvonok';
const MAX_FIELD_LETTERS = 200;

/** A log of JSON lines in a folder; a full file moves aside and the oldest one goes. */
export function openFileLog(options: FileLogOptions): Log {
  const { folder, maxSizeBytes = 1 << 20, keptFiles = 4, now = Date.now } = options;
  const path = join(folder, `${LOG_NAME}.log`);
  function write(level: string, event: string, fields: LogFields): void {
    const at = new Date(now()).toISOString();
    const line = JSON.stringify({ ...shortened(fields), at, level, event });
    try {
      mkdirSync(folder, { recursive: true });
      if (sizeOf(path) + line.length > maxSizeBytes) rotate(folder, keptFiles);
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not stop the application because of its diary.
    }
  }
  return {
    info: (event, fields = {}) => write('info', event, fields),
    warn: (event, fields = {}) => write('warn', event, fields),
    error: (event, error, fields = {}) => write('error', event, { ...fields, ...errorFields(error) }),
  };
}

/**
 * What of an error may be written down: its kind, its code and where it happened. Messages are left out,
 * because they can quote what a person wrote; those of plain programming errors cannot, so they stay.
 */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const fields: Record<string, string> = { error: error.name, stack: stackPlaces(error) };
  if (error instanceof AppError) fields['code'] = error.data.code;
  else if ('code' in error && typeof error.code === 'string') fields['code'] = error.code;
  if (error instanceof TypeError || error instanceof ReferenceError) fields['message'] = error.message;
  return fields;
}

function stackPlaces(error: Error): string {
  const places = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return places
    .slice(0, 3)
    .map((line) =>
      line
        .trim()
        .replace(/^at /, '')
        .replace(/[^(\s]*[/\\]/, ''),
    )
    .join(' < ');
}

function shortened(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, MAX_FIELD_LETTERS) : value,
    ]),
  );
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function rotate(folder: string, keptFiles: number): void {
  const name = (index: number): string =>
    join(folder, index === 0 ? `${LOG_NAME}.log` : `${LOG_NAME}.${index}.log`);
  for (let index = keptFiles - 1; index >= 0; index--) {
    if (statSync(name(index), { throwIfNoEntry: false })) renameSync(name(index), name(index + 1));
  }
}
