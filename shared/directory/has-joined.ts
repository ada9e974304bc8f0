import type { Directory } from './directory.ts';

/** Whether a person has entered with a device at least once, as far as this directory can tell. */
export function hasJoined(directory: Directory, person: string): boolean {
  const used = directory.about('slipuse', person).some(({ body }) => body.person === person);
  return used || directory.about('device', person).length > 0;
}
