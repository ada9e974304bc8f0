export type BundleMode = 'production' | 'development';

export const BUNDLE_TARGETS = ['main', 'replicaThread', 'preload', 'hub', 'renderer'] as const;
export type BundleTargetName = (typeof BUNDLE_TARGETS)[number];

export function isBundleTarget(name: string): name is BundleTargetName {
  return BUNDLE_TARGETS.some((target) => target === name);
}

/** What of the sources can change a bundle, as paths of the project, and the file that proves it was built. */
export const TARGET_FILES: Record<
  BundleTargetName,
  { readonly sources: readonly string[]; readonly output: string }
> = {
  main: {
    sources: ['electron/main', 'electron/hub-host', 'electron/replica', 'shared'],
    output: 'dist/main/main.cjs',
  },
  replicaThread: { sources: ['electron/replica', 'shared'], output: 'dist/main/replica-thread.cjs' },
  preload: { sources: ['electron/preload', 'shared/ipc'], output: 'dist/preload/main-window.cjs' },
  hub: { sources: ['server', 'shared'], output: 'dist/hub/hub.mjs' },
  renderer: { sources: ['renderer', 'shared'], output: 'dist/renderer/index.html' },
};
