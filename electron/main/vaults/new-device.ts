import { randomBytes } from 'node:crypto';
import { deviceNumber } from '../../../shared/ids/id.ts';
import { newDeviceKey } from '../../replica/device-key.ts';

/** What makes this computer a device of one person. */
export interface NewDevice {
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** PKCS#8 DER in base64. */
  readonly privateKey: string;
  /** 12 letters; see `shared/ids/id.ts`. */
  readonly number: string;
}

export function makeDevice(): NewDevice {
  const { publicKey, pkcs8 } = newDeviceKey();
  return { publicKey, privateKey: pkcs8, number: deviceNumber(randomBytes(6), 0) };
}
