import type { Rectangle } from 'electron';

export interface WindowPlace {
  readonly bounds: Rectangle;
  readonly isMaximized: boolean;
}

export interface PlacedWindow {
  readonly width: number;
  readonly height: number;
  /** Missing when the window should stand in the middle of the main display. */
  readonly x?: number;
  readonly y?: number;
  readonly isMaximized: boolean;
}

export const MIN_WIDTH = 360;
export const MIN_HEIGHT = 480;
const DEFAULT_WIDTH = 1366;
const DEFAULT_HEIGHT = 768;
/** So much of a window's title must be on a display that a hand can take hold of it. */
const GRIP_WIDTH = 120;
const GRIP_HEIGHT = 32;

/**
 * Where to open a window that stood at `saved`. A place on a display that is gone is forgotten; a window
 * larger than its display is made to fit.
 * @param workAreas what displays leave free for windows, the main display first
 */
export function placeWindow(saved: WindowPlace | undefined, workAreas: readonly Rectangle[]): PlacedWindow {
  const home = saved && workAreas.find((area) => hasGrip(saved.bounds, area));
  if (!saved || !home) {
    return {
      ...fitted(DEFAULT_WIDTH, DEFAULT_HEIGHT, workAreas[0]),
      isMaximized: saved?.isMaximized ?? false,
    };
  }
  const size = fitted(saved.bounds.width, saved.bounds.height, home);
  return { ...size, x: saved.bounds.x, y: saved.bounds.y, isMaximized: saved.isMaximized };
}

function fitted(
  width: number,
  height: number,
  area: Rectangle | undefined,
): { width: number; height: number } {
  return {
    width: Math.max(MIN_WIDTH, Math.min(width, area?.width ?? width)),
    height: Math.max(MIN_HEIGHT, Math.min(height, area?.height ?? height)),
  };
}

function hasGrip(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const isTopInside = bounds.y >= area.y && bounds.y + GRIP_HEIGHT <= area.y + area.height;
  return isTopInside && width >= GRIP_WIDTH;
}
