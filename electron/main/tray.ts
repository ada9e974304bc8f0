import { Menu, nativeImage, Tray } from 'electron';
import type { MainTexts } from './texts.ts';

export interface TrayParts {
  readonly iconPath: string;
  readonly onOpen: () => void;
  readonly onQuit: () => void;
}

/** The icon near the clock: the way back to a window that was closed while the hub goes on. */
export class AppTray {
  readonly #parts: TrayParts;
  readonly #tray: Tray;

  constructor(parts: TrayParts, texts: MainTexts) {
    this.#parts = parts;
    this.#tray = new Tray(nativeImage.createFromPath(parts.iconPath));
    this.#tray.on('click', parts.onOpen);
    this.setTexts(texts);
  }

  setTexts(texts: MainTexts): void {
    this.#tray.setToolTip(texts.appName);
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: texts.tray.open, click: this.#parts.onOpen },
        { type: 'separator' },
        { label: texts.tray.quit, click: this.#parts.onQuit },
      ]),
    );
  }
}
