import { pino } from 'pino';

/** What the hub writes down: names of events and numbers. Never texts, names of people, or secrets. */
export interface LogFields {
  readonly event: string;
  readonly [field: string]: string | number | boolean;
}

export interface Log {
  debug(fields: LogFields): void;
  info(fields: LogFields): void;
  warn(fields: LogFields): void;
  error(fields: LogFields): void;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Where the lines go, one string each. */
export interface LogOutput {
  write(line: string): void;
}

/** Structured lines (JSON), by default on standard error, so that standard output stays for answers. */
export function createLog(level: LogLevel, output?: LogOutput): Log {
  const logger = pino({ level, base: null }, output ?? pino.destination({ fd: 2, sync: true }));
  return {
    debug: (fields) => logger.debug(fields),
    info: (fields) => logger.info(fields),
    warn: (fields) => logger.warn(fields),
    error: (fields) => logger.error(fields),
  };
}
