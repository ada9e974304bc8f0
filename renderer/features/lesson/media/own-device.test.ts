import { expect, test } from 'vitest';
import { OwnDevice } from './own-device.ts';

class FakeTrack extends EventTarget {
  enabled = true;
  isStopped = false;
  stop(): void {
    this.isStopped = true;
  }
}

function deviceWithTrack() {
  const track = new FakeTrack();
  const seen: string[] = [];
  const device: OwnDevice = new OwnDevice(
    () => seen.push(device.state.kind),
    () => seen.push('unplugged'),
  );
  const capture = () => Promise.resolve(track as unknown as MediaStreamTrack);
  return { device, track, seen, capture };
}

test('a device opens once, and muting silences the track itself', async () => {
  const { device, track, seen, capture } = deviceWithTrack();
  expect(await device.open(capture, {})).toBe(true);
  expect(await device.open(capture, {})).toBe(false);
  device.setMuted('host');
  expect(track.enabled).toBe(false);
  expect(device.sending?.isPaused).toBe(true);
  device.setMuted(null);
  expect(track.enabled).toBe(true);
  expect(seen).toEqual(['starting', 'on', 'muted', 'on']);
});

test('F-075 a screen whose track the system ends is off, and is no longer sent', async () => {
  const track = new FakeTrack();
  const seen: string[] = [];
  const device: OwnDevice = new OwnDevice(
    () => seen.push(device.state.kind),
    () => seen.push('no longer sent'),
    { kind: 'off' },
  );
  await device.open(() => Promise.resolve(track as unknown as MediaStreamTrack), {});
  track.dispatchEvent(new Event('ended'));
  expect(seen).toEqual(['starting', 'on', 'off', 'no longer sent']);
  const refused = new DOMException('refused by the system', 'NotAllowedError');
  await device.open(() => Promise.reject(refused), {});
  expect(device.state).toEqual({ kind: 'blocked', reason: 'permissionDenied' });
});

test('a device closed while it opens lets the late track go', async () => {
  const { device, track, capture } = deviceWithTrack();
  const opening = device.open(capture, {});
  device.close();
  expect(await opening).toBe(false);
  expect(track.isStopped).toBe(true);
  expect(device.state).toEqual({ kind: 'off' });
});

test('a refused device says why, and can be tried again', async () => {
  const { device, capture } = deviceWithTrack();
  const refuse = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  expect(await device.open(refuse, {})).toBe(false);
  expect(device.state).toEqual({ kind: 'blocked', reason: 'permissionDenied' });
  expect(await device.open(capture, {})).toBe(true);
});

test('an unplugged device is said once, and not after it was closed', async () => {
  const { device, track, seen, capture } = deviceWithTrack();
  await device.open(capture, {});
  track.dispatchEvent(new Event('ended'));
  track.dispatchEvent(new Event('ended'));
  expect(seen).toEqual(['starting', 'on', 'blocked', 'unplugged']);
  expect(device.state).toEqual({ kind: 'blocked', reason: 'unplugged' });
});
