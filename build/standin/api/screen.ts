import { StandinEmitter } from '../strict-object.ts';

/** The one screen that windows stand on, in device-independent pixels. */
export const screenSize = { width: 1920, height: 1080 } as const;

const bounds = { x: 0, y: 0, ...screenSize } as const;

function display(): Electron.Display {
  return {
    accelerometerSupport: 'unknown',
    bounds: { ...bounds },
    colorDepth: 24,
    colorSpace: '',
    depthPerComponent: 8,
    detected: true,
    displayFrequency: 60,
    id: 1,
    internal: true,
    label: 'stand-in',
    maximumCursorSize: { width: 0, height: 0 },
    monochrome: false,
    nativeOrigin: { x: 0, y: 0 },
    rotation: 0,
    scaleFactor: 1,
    size: { ...screenSize },
    touchSupport: 'unknown',
    workArea: { ...bounds },
    workAreaSize: { ...screenSize },
  };
}

/** Electron's screen, with one display. */
class Screen extends StandinEmitter<Electron.Screen> {
  static readonly apiName = 'screen';
  static override readonly offeredEvents = ['display-added', 'display-metrics-changed', 'display-removed'];

  getPrimaryDisplay(): Electron.Display {
    return display();
  }

  getAllDisplays(): Electron.Display[] {
    return [display()];
  }

  getDisplayMatching(_rect: Electron.Rectangle): Electron.Display {
    return display();
  }

  getDisplayNearestPoint(_point: Electron.Point): Electron.Display {
    return display();
  }
}

export const screen = new Screen();
