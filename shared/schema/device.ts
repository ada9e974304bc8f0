import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { line, TimeMs } from './names.ts';

export const DeviceName = line(80);

/**
 * A device with which a person enters; its id is the raw Ed25519 public key in hexadecimal. Scope
 * `keys:<person>`, so that everyone sees the own devices and no one else's.
 */
export const DeviceBody = Type.Object(
  {
    person: Id,
    name: DeviceName,
    /** When the person named it; 1 for the name that it gave itself, 0 for none. */
    namedAt: TimeMs,
    addedAt: TimeMs,
    /** 0 while it may sign in. */
    revokedAt: TimeMs,
  },
  { additionalProperties: false },
);
export type DeviceBody = Type.Static<typeof DeviceBody>;

/** Devices are hexadecimal keys of 32 bytes. */
export const DeviceKeyId = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 });

/**
 * Joins what two hubs say of one device: a revocation is never lost, whatever the other hub wrote later, and
 * the later name stays.
 */
export function mergeDevices(a: DeviceBody, b: DeviceBody): DeviceBody {
  const named = a.namedAt - b.namedAt || compareText(a.name, b.name);
  const owner = compareText(a.person, b.person) <= 0 ? a.person : b.person;
  const revocations = [a.revokedAt, b.revokedAt].filter((at) => at > 0);
  return {
    person: owner,
    name: named >= 0 ? a.name : b.name,
    namedAt: Math.max(a.namedAt, b.namedAt),
    addedAt: Math.min(a.addedAt, b.addedAt),
    revokedAt: revocations.length > 0 ? Math.min(...revocations) : 0,
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
