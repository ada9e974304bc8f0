import type { DeviceRow } from '../../../shared/ipc/device-calls.ts';
import type { OwnDeviceRow } from '../../../shared/replica/school/own-devices-query.ts';

/** A device as it stands on the screen. */
export interface ShownDevice extends DeviceRow {
  /** Signed out here, and the hub does not know of it yet. */
  readonly isWaiting: boolean;
}

/** So many that were signed out earlier are shown. */
const MOST_ENDED = 5;

/** The own devices: which there are as this replica knows it, when each was here as the hub has said last. */
export function ownRows(own: readonly OwnDeviceRow[], told: readonly DeviceRow[]): readonly ShownDevice[] {
  const seen = new Map(told.map(({ device, lastSeenAt }) => [device, lastSeenAt]));
  return own.map((row) => ({ ...row, lastSeenAt: seen.get(row.device) ?? 0 }));
}

/** Somebody else's devices, as the hub has told them. */
export function toldRows(told: readonly DeviceRow[]): readonly ShownDevice[] {
  return told.map((row) => ({ ...row, isWaiting: false }));
}

/** This one first, then who was here last; those that were signed out apart, the latest first. */
export function inOrder(rows: readonly ShownDevice[]): {
  readonly active: readonly ShownDevice[];
  readonly ended: readonly ShownDevice[];
} {
  const isEnded = ({ revokedAt, isWaiting }: ShownDevice) => revokedAt > 0 && !isWaiting;
  const active = rows
    .filter((row) => !isEnded(row))
    .sort(
      (a, b) => Number(b.isThis) - Number(a.isThis) || b.lastSeenAt - a.lastSeenAt || b.addedAt - a.addedAt,
    );
  const ended = rows.filter(isEnded).sort((a, b) => b.revokedAt - a.revokedAt);
  return { active, ended: ended.slice(0, MOST_ENDED) };
}
