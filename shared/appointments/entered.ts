import type { Directory } from '../directory/directory.ts';

/**
 * Whether somebody has entered with a device: `'unknown'` where a computer other than the hub cannot tell,
 * because everyone's devices are their own business. The hub always knows.
 */
export function hasEntered(directory: Directory, person: string): boolean | 'unknown' {
  const devices = directory.about('device', person);
  if (devices.length > 0) return devices.some(({ body }) => body.revokedAt === 0);
  const wasSeen =
    directory.about('slipuse', person).some(({ body }) => body.person === person) ||
    directory
      .about('membership', person)
      .some(({ body, by }) => body.person === person && body.groupType === 'chat' && by === person);
  if (wasSeen) return true;
  return directory.knowsDevices ? false : 'unknown';
}
