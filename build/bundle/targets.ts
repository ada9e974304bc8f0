import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import type { BundleMode, BundleTargetName } from './target-names.ts';

/**
 * Packages that stay outside of the bundles: Electron is given by whoever runs the application, the other
 * two bring native files that they find beside themselves.
 */
const EXTERNAL_PACKAGES = ['electron', '@signalapp/sqlcipher', 'mediasoup'];

interface NodeEntry {
  readonly entry: string;
  readonly folder: string;
  readonly file: string;
  readonly format: 'cjs' | 'es';
}

const NODE_ENTRIES: Record<Exclude<BundleTargetName, 'renderer'>, NodeEntry> = {
  main: { entry: 'electron/main/main.ts', folder: 'dist/main', file: 'main.cjs', format: 'cjs' },
  replicaThread: {
    entry: 'electron/replica/thread.ts',
    folder: 'dist/main',
    file: 'replica-thread.cjs',
    format: 'cjs',
  },
  preload: {
    entry: 'electron/preload/main-window.ts',
    folder: 'dist/preload',
    file: 'main-window.cjs',
    format: 'cjs',
  },
  // The hub is a program of its own with top-level await.
  hub: { entry: 'server/main.ts', folder: 'dist/hub', file: 'hub.mjs', format: 'es' },
};

/** The Vite configuration of one bundle. */
export function targetConfig(project: string, name: BundleTargetName, mode: BundleMode): InlineConfig {
  return name === 'renderer' ? rendererConfig(project, mode) : nodeConfig(project, NODE_ENTRIES[name], mode);
}

function nodeConfig(project: string, target: NodeEntry, mode: BundleMode): InlineConfig {
  return {
    configFile: false,
    root: project,
    mode,
    logLevel: 'warn',
    publicDir: false,
    // The optional native helper of cbor-x cannot be bundled, and the plain decoder behaves alike everywhere.
    resolve: {
      alias: [{ find: /^cbor-x$/, replacement: join(project, 'node_modules/cbor-x/index.js') }],
    },
    ssr: { target: 'node', noExternal: true, external: EXTERNAL_PACKAGES },
    build: {
      ssr: target.entry,
      outDir: target.folder,
      // Two bundles share dist/main.
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      sourcemap: mode === 'development',
      reportCompressedSize: false,
      rolldownOptions: {
        output: { format: target.format, entryFileNames: target.file, codeSplitting: false },
      },
    },
  };
}

function rendererConfig(project: string, mode: BundleMode): InlineConfig {
  return {
    configFile: false,
    root: join(project, 'renderer'),
    base: './',
    mode,
    logLevel: 'warn',
    publicDir: false,
    plugins: [react()],
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    build: {
      outDir: join(project, 'dist/renderer'),
      emptyOutDir: true,
      target: 'chrome150',
      sourcemap: mode === 'development',
      reportCompressedSize: false,
      // Everything is a file of its own, so that the content security policy needs no data: sources.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
    },
  };
}
