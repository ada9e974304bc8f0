import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, createTargets, DIR_TARGET, Platform, type Configuration } from 'electron-builder';
import { bundle, describeBundle } from './bundle.ts';
import { mediaWorkerPath } from './setup/media-worker.ts';

const PROJECT = dirname(import.meta.dirname);

const HELP = `npm run pack [-- OPTIONS]

  makes installers of the application in the folder out

  --dir                  only the folder that an installer would hold
  --linux, --windows     for this system; the one that runs this when neither is given
  --electron-dist DIR    a folder with an unpacked Electron, instead of downloading one
  --output DIR           where to put the result (default: out)
`;

export interface PackOptions {
  readonly isDirOnly: boolean;
  readonly system: 'linux' | 'windows' | undefined;
  readonly electronDist: string | undefined;
  readonly output: string | undefined;
}

/** Packs what stands in `dist`; returns the files that electron-builder made (none for a folder). */
export async function pack(options: PackOptions): Promise<readonly string[]> {
  return await build({
    projectDir: PROJECT,
    targets: targetsOf(options),
    config: configOf(options),
    publish: 'never',
  });
}

function targetsOf({ isDirOnly, system }: PackOptions): ReturnType<typeof createTargets> {
  const platform =
    system === 'linux' ? Platform.LINUX : system === 'windows' ? Platform.WINDOWS : Platform.current();
  return createTargets([platform], isDirOnly ? DIR_TARGET : undefined);
}

function configOf({ electronDist, output }: PackOptions): Configuration {
  const dist = electronDist ?? installedElectron();
  const worker = mediaWorkerPath();
  return {
    extends: join(PROJECT, 'electron-builder.yml'),
    ...(dist === undefined ? {} : { electronDist: dist }),
    ...(output === undefined ? {} : { directories: { output } }),
    ...(worker === undefined
      ? {}
      : { extraResources: [{ from: worker, to: 'media-worker/mediasoup-worker' }] }),
  };
}

function installedElectron(): string | undefined {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(PROJECT, 'node_modules/electron/dist');
  return existsSync(folder) ? folder : undefined;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      dir: { type: 'boolean', default: false },
      linux: { type: 'boolean', default: false },
      windows: { type: 'boolean', default: false },
      'electron-dist': { type: 'string' },
      output: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  console.log(describeBundle(await bundle({ mode: 'production' })));
  if (!mediaWorkerPath()) console.log('There is no media worker, so lessons of this package have no sound.');
  const electronDist = values['electron-dist'];
  const files = await pack({
    isDirOnly: values.dir,
    system: values.linux ? 'linux' : values.windows ? 'windows' : undefined,
    electronDist: electronDist === undefined ? undefined : resolve(electronDist),
    output: values.output,
  });
  for (const file of files) console.log(file);
}

if (import.meta.main) await main();
