import { StandinEmitter } from '../strict-object.ts';
import { Menu } from './menu.ts';

const trays = new Set<Tray>();

/** The icons that stand in the tray now. */
export function allTrays(): Tray[] {
  return [...trays];
}

/** What a test sees of a tray icon. */
export let trayFacts: (tray: Tray) => { toolTip: string; menu: Menu | undefined };

/** Electron's Tray, seen through the control only. */
export class Tray extends StandinEmitter<Electron.Tray> {
  static override readonly offeredEvents = ['click', 'double-click', 'right-click'];
  #toolTip = '';
  #menu: Menu | undefined;

  static {
    trayFacts = (tray) => ({ toolTip: tray.#toolTip, menu: tray.#menu });
  }

  constructor(_image: Electron.NativeImage | string) {
    super();
    trays.add(this);
  }

  setImage(_image: Electron.NativeImage | string): void {
    return undefined;
  }

  setToolTip(toolTip: string): void {
    this.#toolTip = toolTip;
  }

  setContextMenu(menu: Electron.Menu | null): void {
    this.#menu = menu instanceof Menu ? menu : undefined;
  }

  destroy(): void {
    trays.delete(this);
  }

  isDestroyed(): boolean {
    return !trays.has(this);
  }
}
