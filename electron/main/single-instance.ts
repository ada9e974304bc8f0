import type { App } from 'electron';

/**
 * Claims this data folder for this process. A second start on the same folder ends at once and brings the
 * window of the first one to the front instead.
 * @returns whether this process may go on
 */
export function claimSingleInstance(
  app: Pick<App, 'requestSingleInstanceLock' | 'on'>,
  onSecondStart: () => void,
): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecondStart);
  return true;
}
