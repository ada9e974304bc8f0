import type { BrowserWindow } from 'electron';
import Type from 'typebox';
import { guardOf } from '../../../shared/std/parse.ts';
import { JsonFile } from '../files/json-file.ts';
import type { WindowPlace } from './window-place.ts';

const Pixels = Type.Integer({ minimum: -100_000, maximum: 100_000 });
const isWindowPlace = guardOf(
  Type.Object(
    {
      bounds: Type.Object(
        { x: Pixels, y: Pixels, width: Pixels, height: Pixels },
        { additionalProperties: false },
      ),
      isMaximized: Type.Boolean(),
    },
    { additionalProperties: false },
  ),
);

const SETTLED_AFTER_MS = 500;

type WatchedWindow = Pick<
  BrowserWindow,
  'getNormalBounds' | 'isMaximized' | 'isMinimized' | 'isDestroyed' | 'on'
>;

/** Remembers where the window stands; written when it has stood still for a moment, and when it closes. */
export class WindowState {
  readonly #file: JsonFile<WindowPlace | undefined>;
  #timer: NodeJS.Timeout | undefined;

  constructor(path: string) {
    this.#file = new JsonFile<WindowPlace | undefined>({
      path,
      isValid: isWindowPlace,
      fallback: () => undefined,
    });
  }

  get place(): WindowPlace | undefined {
    return this.#file.value;
  }

  track(window: WatchedWindow): void {
    const moved = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#save(window), SETTLED_AFTER_MS);
    };
    window.on('resize', moved);
    window.on('move', moved);
    window.on('maximize', moved);
    window.on('unmaximize', moved);
    window.on('close', () => this.#save(window));
  }

  async flush(): Promise<void> {
    await this.#file.flush();
  }

  #save(window: WatchedWindow): void {
    clearTimeout(this.#timer);
    if (window.isDestroyed() || window.isMinimized()) return;
    const { x, y, width, height } = window.getNormalBounds();
    // Losing the place of a window is not worth a word to anyone.
    this.#file
      .set({ bounds: { x, y, width, height }, isMaximized: window.isMaximized() })
      .catch(() => undefined);
  }
}
