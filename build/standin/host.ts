import type { Browser } from './chromium/browser.ts';
import type { DialogAnswers } from './control/dialog-answers.ts';
import type { Journal } from './control/journal.ts';
import type { StreamHop } from './network/stream-hop.ts';
import type { SchemeMap } from './wire/scheme-map.ts';

/** What every part of the stand-in shares. There is one application in a process, so there is one host. */
export interface Host {
  readonly browser: Promise<Browser>;
  readonly schemes: SchemeMap;
  readonly hop: StreamHop;
  readonly journal: Journal;
  readonly dialogAnswers: DialogAnswers;
  readonly isHeaded: boolean;
  /** The folder or file that was started, and the arguments for the application. */
  readonly appPath: string;
  readonly appArguments: readonly string[];
  /** How to start the same application again. */
  readonly restart: { readonly command: string; readonly args: readonly string[] };
}

let current: Host | undefined;

export function setHost(host: Host): void {
  current = host;
}

export function host(): Host {
  if (!current) throw new Error('the stand-in has not been started');
  return current;
}
