import { StandinObject } from '../strict-object.ts';

/** Electron's clipboard for text; it is main's own and not the computer's. */
class Clipboard extends StandinObject<Electron.Clipboard> {
  static readonly apiName = 'clipboard';
  #text = '';

  readText(): Promise<string> {
    return Promise.resolve(this.#text);
  }

  writeText(text: string): Promise<void> {
    this.#text = text;
    return Promise.resolve();
  }

  clear(): void {
    this.#text = '';
  }
}

export const clipboard = new Clipboard();
