import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What a desktop has been promised, written down beside its vault before it goes on. */
export interface Promised {
  /** written: the replica has confirmed the message; onHub: it says that the hub has it. */
  readonly what: 'written' | 'onHub';
  readonly id: string;
  readonly text: string;
}

/** A file to which a program appends promises; each is on the disk when `note` returns. */
export class SideFile {
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'a');
  }

  note(promised: Promised): void {
    writeSync(this.#file, `${JSON.stringify(promised)}\n`);
    fsyncSync(this.#file);
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** Reads all promises. A last line without its end was not yet one. */
export function readSideFile(path: string): readonly Promised[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Promised);
}
