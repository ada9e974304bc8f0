import { expect, test } from 'vitest';
import { appPaths } from './paths.ts';

test('finds everything from the main bundle', () => {
  expect(appPaths('/project/dist/main')).toMatchObject({
    page: '/project/dist/renderer',
    preload: '/project/dist/preload/main-window.cjs',
    hub: '/project/dist/hub/hub.mjs',
    demoRoster: '/project/resources/demo-school',
    mediaWorker: undefined,
  });
});

test('in an installed application other processes read what is unpacked', () => {
  const paths = appPaths('/opt/Zvonok/resources/app.asar/dist/main');
  expect(paths.page).toBe('/opt/Zvonok/resources/app.asar/dist/renderer');
  expect(paths.replicaThread).toBe('/opt/Zvonok/resources/app.asar.unpacked/dist/main/replica-thread.cjs');
  expect(paths.hub).toBe('/opt/Zvonok/resources/app.asar.unpacked/dist/hub/hub.mjs');
  expect(paths.mediaWorker).toBe('/opt/Zvonok/resources/media-worker/mediasoup-worker');
  expect(paths.demoRoster).toBe('/opt/Zvonok/resources/app.asar.unpacked/resources/demo-school');
});
