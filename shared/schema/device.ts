import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { line, TimeMs } from './names.ts';

/**
 * A device with which a person enters; its id is the raw Ed25519 public key in hexadecimal. Scope
 * `keys:<person>`, so that everyone sees the own devices and no one else's.
 */
export const DeviceBody = Type.Object(
  { person: Id, name: line(80), addedAt: TimeMs, /** 0 while it may sign in. */ revokedAt: TimeMs },
  { additionalProperties: false },
);
export type DeviceBody = Type.Static<typeof DeviceBody>;
