import Type from 'typebox';
import { bytesOfHex } from '../std/bytes.ts';
import { parserOf } from '../std/parse.ts';
import { Credential, plainCredential } from './credential.ts';

const parseFields = parserOf('credential.kept', Type.Record(Type.String(), Type.Unknown()));
const parseCredential = parserOf('credential.kept', Credential);

/** A credential as a replica keeps it: a JSON value. */
export function writeCredential(credential: Credential): unknown {
  return plainCredential(credential);
}

/** Reads what `writeCredential` has written. Throws ShapeError. */
export function readCredential(value: unknown): Credential {
  const { keyPin, device, signature, ...rest } = parseFields(value);
  const bytes = (field: unknown) => (typeof field === 'string' ? bytesOfHex(field) : undefined);
  return parseCredential({
    ...rest,
    keyPin: bytes(keyPin),
    device: bytes(device),
    signature: bytes(signature),
  });
}
