import Type from 'typebox';
import { DeviceKeyId } from '../schema/device.ts';
import { bytesOfHex } from '../std/bytes.ts';
import { parserOf } from '../std/parse.ts';
import { Credential, plainCredential } from './credential.ts';

/** A credential as a replica keeps it: a vault may get the key of another device. */
export interface KeptCredential {
  /** Raw Ed25519 public key in hexadecimal. */
  readonly device: string;
  readonly credential: Credential;
}

const parseFields = parserOf(
  'credential.kept',
  Type.Object({ device: DeviceKeyId, signature: Type.String() }, { additionalProperties: Type.Unknown() }),
);
const parseCredential = parserOf('credential.kept', Credential);

/** A JSON value. */
export function writeCredential({ device, credential }: KeptCredential): unknown {
  return { device, ...plainCredential(credential) };
}

/** Reads what `writeCredential` has written. Throws ShapeError. */
export function readCredential(value: unknown): KeptCredential {
  const { device, signature, ...rest } = parseFields(value);
  return { device, credential: parseCredential({ ...rest, signature: bytesOfHex(signature) }) };
}
