import { expect, test } from 'vitest';
import { guardPermissions, isPermitted, type PermissionAsk } from './permissions.ts';

const ours: PermissionAsk = {
  permission: 'media',
  origin: 'app://zvonok/index.html',
  isMainFrame: true,
  mediaTypes: ['audio', 'video'],
};

test('a page of ours may have the microphone and the camera', () => {
  expect(isPermitted(ours)).toBe(true);
  expect(isPermitted({ ...ours, origin: 'app://zvonok/' })).toBe(true);
});

test.each([
  { origin: 'https://zvonok/index.html' },
  { origin: 'app://zvonok.example/index.html' },
  { origin: '' },
  { isMainFrame: false },
  { mediaTypes: ['screen'] },
  { permission: 'geolocation' },
  { permission: 'usb' },
  { permission: 'clipboard-read' },
  { permission: 'display-capture' },
  { permission: 'unknown' },
])('refuses %j', (difference) => {
  expect(isPermitted({ ...ours, ...difference })).toBe(false);
});

test('a screen may be captured only right after it was chosen', () => {
  const ask = { ...ours, permission: 'display-capture', mediaTypes: [] };
  expect(isPermitted(ask)).toBe(false);
  expect(isPermitted(ask, true)).toBe(true);
  expect(isPermitted({ ...ask, origin: 'https://zvonok/index.html' }, true)).toBe(false);
  expect(isPermitted({ ...ask, permission: 'usb' }, true)).toBe(false);
});

test('both questions of a session are answered by the same table', () => {
  let ask: ((permission: string, url: string) => boolean) | undefined;
  let check: ((permission: string, origin: string) => boolean) | undefined;
  let device: (() => boolean) | undefined;
  guardPermissions({
    setPermissionRequestHandler: (handler: unknown) => {
      ask = (permission, requestingUrl) => {
        let answer = false;
        (handler as (...words: unknown[]) => void)(
          {},
          permission,
          (granted: boolean) => {
            answer = granted;
          },
          { requestingUrl, isMainFrame: true },
        );
        return answer;
      };
    },
    setPermissionCheckHandler: (handler: unknown) => {
      check = (permission, origin) =>
        (handler as (...words: unknown[]) => boolean)({}, permission, origin, { isMainFrame: true });
    },
    setDevicePermissionHandler: (handler: unknown) => {
      device = handler as () => boolean;
    },
  });
  for (const permission of ['media', 'notifications', 'midi', 'hid', 'openExternal']) {
    expect(ask?.(permission, 'app://zvonok/index.html')).toBe(check?.(permission, 'app://zvonok'));
  }
  expect(ask?.('notifications', 'app://zvonok/index.html')).toBe(true);
  expect(device?.()).toBe(false);
});
