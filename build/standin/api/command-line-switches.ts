import { readSwitches } from '../command-line.ts';
import { StandinObject } from '../strict-object.ts';

/** `app.commandLine`. Chromium runs already, so what is appended is seen by main alone. */
export class CommandLine extends StandinObject<Electron.CommandLine> {
  readonly #switches: Map<string, string>;

  constructor(args: readonly string[]) {
    super();
    this.#switches = readSwitches(args);
  }

  appendSwitch(name: string, value = ''): void {
    this.#switches.set(name.toLowerCase(), value);
  }

  hasSwitch(name: string): boolean {
    return this.#switches.has(name.toLowerCase());
  }

  getSwitchValue(name: string): string {
    return this.#switches.get(name.toLowerCase()) ?? '';
  }
}
