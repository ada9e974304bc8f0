import { deviceNumber, makeStamp } from '../../shared/ids/id.ts';

/**
 * An id for something that an act makes. The window has no device number of its own, so 48 random bits
 * stand in its place: like the others it is made by one place only, and its time is a hint.
 */
export function newId(): string {
  return makeStamp({
    ms: Date.now(),
    counter: 0,
    device: deviceNumber(crypto.getRandomValues(new Uint8Array(6)), 0),
  });
}
