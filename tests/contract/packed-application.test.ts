import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../../build/bundle.ts';
import { pack } from '../../build/pack.ts';

/** What Electron's binary holds for switches that are set when the application is packed. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES_OF_ELECTRON = '101100010';

const folder = mkdtempSync(join(tmpdir(), 'zvonok-pack-'));
const resources = join(folder, 'out/linux-unpacked/resources');
let inside: string[] = [];
let unpacked: string[] = [];

/** A folder that looks like an unpacked Electron, because packing does not need the real one. */
function standInForElectron(): string {
  const dist = join(folder, 'electron');
  mkdirSync(join(dist, 'resources'), { recursive: true });
  mkdirSync(join(dist, 'locales'));
  writeFileSync(join(dist, 'locales/ru.pak'), '');
  writeFileSync(join(dist, 'version'), '45.4.1');
  writeFileSync(join(dist, 'electron'), `\x7fELF${FUSE_SENTINEL}\x01\x09${FUSES_OF_ELECTRON}`, 'latin1');
  chmodSync(join(dist, 'electron'), 0o755);
  return dist;
}

beforeAll(async () => {
  await bundle({ mode: 'production' });
  await pack({
    isDirOnly: true,
    system: 'linux',
    electronDist: standInForElectron(),
    output: join(folder, 'out'),
  });
  inside = listPackage(join(resources, 'app.asar'), { isPack: false });
  const beside = readdirSync(join(resources, 'app.asar.unpacked'), { recursive: true, encoding: 'utf8' });
  unpacked = beside.map((path) => `/${path}`);
}, 240_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('holds everything that the application starts from', () => {
  expect(inside).toEqual(
    expect.arrayContaining([
      '/package.json',
      '/dist/main/main.cjs',
      '/dist/preload/main-window.cjs',
      '/dist/renderer/index.html',
      '/resources/icons/256x256.png',
      '/resources/icons/tray.png',
    ]),
  );
});

test('holds no source, no test, no map, and no package but the native ones', () => {
  const ours = inside.filter((path) => !path.startsWith('/node_modules/'));
  expect(ours.filter((path) => /\.(tsx?|map)$|\.test\.|\/(tests?|build|docs)(\/|$)/.test(path))).toEqual([]);
  const tops = new Set(ours.map((path) => path.split('/')[1]));
  expect([...tops].sort()).toEqual(['dist', 'node_modules', 'package.json', 'resources']);
  const packages = readdirSync(join(resources, 'app.asar.unpacked/node_modules')).sort();
  expect(packages).toEqual([
    '@signalapp',
    'debug',
    'flatbuffers',
    'h264-profile-level-id',
    'mediasoup',
    'ms',
    'node-gyp-build',
    'supports-color',
  ]);
  expect(inside.filter((path) => /\/tests?\/|\.d\.ts$|\/worker\/src/.test(path))).toEqual([]);
});

test('what other processes and threads read lies beside the archive', () => {
  expect(unpacked).toEqual(
    expect.arrayContaining([
      '/dist/main/replica-thread.cjs',
      '/dist/hub/hub.mjs',
      '/resources/demo-school/users.csv',
      '/node_modules/@signalapp/sqlcipher/prebuilds/linux-x64/@signalapp+sqlcipher.node',
    ]),
  );
  expect(unpacked.filter((path) => path.includes('prebuilds/win32'))).toEqual([]);
});

test('the packed binary runs nothing but the packed application', () => {
  const binary = readFileSync(join(folder, 'out/linux-unpacked/zvonok'), 'latin1');
  const fuses = binary.slice(binary.indexOf(FUSE_SENTINEL) + FUSE_SENTINEL.length + 2);
  // In Electron's order: run as Node, cookies, NODE_OPTIONS, inspector, archive integrity, archive only.
  expect(fuses.slice(0, 6)).toBe('010011');
});

test('the packed hub starts with the packed native modules', async () => {
  const data = join(folder, 'hub');
  const child = fork(
    join(resources, 'app.asar.unpacked/dist/hub/hub.mjs'),
    [
      '--data',
      data,
      '--port',
      '0',
      '--rtc-port',
      '0',
      '--host',
      '127.0.0.1',
      '--log',
      'silent',
      '--embedded',
    ],
    { serialization: 'advanced', cwd: folder },
  );
  const [first] = (await once(child, 'message')) as [{ type: string }];
  expect(first.type).toBe('ready');
  child.kill('SIGTERM');
  await once(child, 'exit');
});
