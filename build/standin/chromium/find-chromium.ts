import { existsSync } from 'node:fs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium on this machine; ZVONOK_CHROMIUM goes before the usual places. */
export function findChromium(environment: NodeJS.ProcessEnv): string {
  const wished = environment.ZVONOK_CHROMIUM;
  const found = wished ? [wished].find(existsSync) : usualPlaces.find(existsSync);
  if (!found) {
    throw new Error(
      wished
        ? `ZVONOK_CHROMIUM names ${wished}, which does not exist`
        : 'no Chromium found: install the package "chromium" or set ZVONOK_CHROMIUM to its path',
    );
  }
  return found;
}
