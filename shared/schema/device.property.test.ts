import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodies } from '../testing/arbitrary-documents.ts';
import { parserOf } from '../std/parse.ts';
import { DeviceBody, mergeDevices } from './device.ts';

const parse = parserOf('device', DeviceBody);
const devices = bodies.device.map(parse);

describe('[CRED-6] two versions of a device', () => {
  test('join in any order and however often', () => {
    fc.assert(
      fc.property(devices, devices, devices, (a, b, c) => {
        expect(mergeDevices(a, b)).toEqual(mergeDevices(b, a));
        expect(mergeDevices(a, a)).toEqual(a);
        expect(mergeDevices(mergeDevices(a, b), c)).toEqual(mergeDevices(a, mergeDevices(b, c)));
      }),
    );
  });

  test('keep the earliest revocation, whatever was written later', () => {
    fc.assert(
      fc.property(devices, devices, (a, b) => {
        const { revokedAt } = mergeDevices(a, b);
        const all = [a.revokedAt, b.revokedAt].filter((at) => at > 0);
        expect(revokedAt).toBe(all.length > 0 ? Math.min(...all) : 0);
      }),
    );
  });
});
