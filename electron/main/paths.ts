import { dirname, join } from 'node:path';

export interface AppPaths {
  readonly page: string;
  readonly preload: string;
  readonly replicaThread: string;
  readonly hub: string;
  readonly demoRoster: string;
  readonly icon: string;
  readonly trayIcon: string;
  /** Where an installed application keeps the hub's media worker; undefined in a checkout. */
  readonly mediaWorker: string | undefined;
}

const ARCHIVE = /[/\\]app\.asar(?=[/\\])/;

/**
 * Where the parts of the application lie. In an installed application everything is in one archive, except
 * what other processes and threads read by themselves, which is unpacked beside it.
 * @param mainFolder the folder of the main bundle
 */
export function appPaths(mainFolder: string): AppPaths {
  const dist = dirname(mainFolder);
  const resources = join(dirname(dist), 'resources');
  return {
    page: join(dist, 'renderer'),
    preload: join(dist, 'preload', 'main-window.cjs'),
    replicaThread: unpacked(join(mainFolder, 'replica-thread.cjs')),
    hub: unpacked(join(dist, 'hub', 'hub.mjs')),
    demoRoster: unpacked(join(resources, 'demo-school')),
    icon: join(resources, 'icons', '256x256.png'),
    trayIcon: join(resources, 'icons', 'tray.png'),
    mediaWorker: ARCHIVE.test(mainFolder)
      ? join(dirname(dirname(dist)), 'media-worker', 'mediasoup-worker')
      : undefined,
  };
}

function unpacked(path: string): string {
  return path.replace(ARCHIVE, '$&.unpacked');
}
