import { build } from 'vite';
import { writeRecord } from './record.ts';
import { targetConfig } from './targets.ts';
import type { BundleTargetName } from './target-names.ts';

export interface WatchEvent {
  readonly target: BundleTargetName;
  readonly durationMs: number;
  /** What the bundler complained of; the bundle on disk is then the one before. */
  readonly error: string | undefined;
}

export interface BundleWatch {
  readonly close: () => Promise<void>;
}

/**
 * Builds the targets for development and again whenever a source of theirs changes. The returned promise
 * resolves when every target has been built once, with errors or without.
 */
export async function watchBundles(
  project: string,
  targets: readonly BundleTargetName[],
  onEvent: (event: WatchEvent) => void,
): Promise<BundleWatch> {
  const watches = await Promise.all(targets.map((target) => watchTarget(project, target, onEvent)));
  return {
    close: async () => {
      await Promise.all(watches.map((watch) => watch.close()));
    },
  };
}

async function watchTarget(
  project: string,
  target: BundleTargetName,
  onEvent: (event: WatchEvent) => void,
): Promise<BundleWatch> {
  // What stands in dist from now on is of development and may be half a thought old.
  writeRecord(project, target, undefined);
  const config = targetConfig(project, target, 'development');
  const watcher = await build({ ...config, build: { ...config.build, watch: {} } });
  if (!('on' in watcher)) throw new Error(`the bundler does not watch ${target}`);
  const firstBuild = Promise.withResolvers<void>();
  watcher.on('event', async (event) => {
    if (event.code !== 'BUNDLE_END' && event.code !== 'ERROR') return;
    const failed = event.code === 'ERROR';
    onEvent({
      target,
      durationMs: failed ? 0 : event.duration,
      error: failed ? event.error.message : undefined,
    });
    firstBuild.resolve();
    await event.result.close();
  });
  await firstBuild.promise;
  return watcher;
}
