import type { Secret } from '../../shared/vault/secret-rules.ts';

export interface StartOptions {
  /** Opens the demonstration school at start. */
  readonly isDemo: boolean;
  /** Enters as this person of the demonstration school, without choosing. */
  readonly as: string | undefined;
  readonly dataFolder: string | undefined;
  readonly hubPort: number | undefined;
  /** A slip to accept at start, for tours and tests. */
  readonly enterSlip: { readonly address: string; readonly code: string } | undefined;
  /** A PIN or phrase to set or to enter with, in development builds only: other people can read a command line. */
  readonly secret: Secret | undefined;
}

/** A word of the command line that cannot be what was meant. */
export class CommandLineError extends Error {}

/**
 * Reads the application's own words of the command line. Everything else belongs to Electron and Chromium
 * and is passed over.
 * @param isPackaged whether this is what people install, in which a PIN is only ever typed
 */
export function parseStartOptions(argv: readonly string[], isPackaged: boolean): StartOptions {
  const as = valueOf(argv, '--as');
  return {
    isDemo: argv.includes('--demo') || as !== undefined,
    as,
    dataFolder: valueOf(argv, '--data'),
    hubPort: portOf(valueOf(argv, '--hub-port')),
    enterSlip: slipOf(valueOf(argv, '--enter-slip')),
    secret: secretOf(valueOf(argv, '--pin'), isPackaged),
  };
}

function valueOf(argv: readonly string[], name: string): string | undefined {
  const word = argv.find((candidate) => candidate.startsWith(`${name}=`));
  const value = word?.slice(name.length + 1);
  if (value === '') throw new CommandLineError(`${name} needs a value: ${name}=VALUE`);
  return value;
}

function portOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new CommandLineError('--hub-port needs a number from 1 to 65535');
}

function slipOf(value: string | undefined): StartOptions['enterSlip'] {
  if (value === undefined) return undefined;
  const end = value.indexOf('#');
  if (end < 1 || end === value.length - 1) {
    throw new CommandLineError('--enter-slip needs an address and a code: --enter-slip=ADDRESS#CODE');
  }
  return { address: value.slice(0, end), code: value.slice(end + 1) };
}

function secretOf(text: string | undefined, isPackaged: boolean): Secret | undefined {
  if (text === undefined) return undefined;
  if (isPackaged) throw new CommandLineError('--pin works in development builds only');
  return { kind: /^\d+$/.test(text) ? 'pin' : 'phrase', text };
}
