import type { DeviceRow } from '../../shared/ipc/device-calls.ts';
import type { OwnDeviceRow } from '../../shared/replica/school/own-devices-query.ts';

const DAY_MS = 24 * 3600_000;
const NOW = Date.now();

/** One's own devices in the gallery of states: this one, another, and one that was signed out. */
export const FAKE_DEVICES: readonly DeviceRow[] = [
  { device: 'a'.repeat(64), name: 'KAB-12, Windows 11 Pro', addedAt: NOW - 90 * DAY_MS, lastSeenAt: NOW, revokedAt: 0, isThis: true },
  { device: 'b'.repeat(64), name: 'Дома', addedAt: NOW - 40 * DAY_MS, lastSeenAt: NOW - DAY_MS, revokedAt: 0, isThis: false },
  { device: 'c'.repeat(64), name: 'nb-sokolova, Linux', addedAt: NOW - 200 * DAY_MS, lastSeenAt: NOW - 60 * DAY_MS, revokedAt: NOW - 30 * DAY_MS, isThis: false },
]; // prettier-ignore

export const FAKE_OWN_DEVICES: readonly OwnDeviceRow[] = FAKE_DEVICES.map(
  ({ lastSeenAt: _lastSeenAt, ...row }) => ({ ...row, isWaiting: false }),
);
