import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { deviceNumber } from '../../../shared/ids/id.ts';

export interface DeviceKey {
  /** SPKI DER of the Ed25519 key. */
  readonly publicKey: Uint8Array;
  /** PKCS#8 DER in base64. */
  readonly privateKey: string;
  /** 12 letters; see `shared/ids/id.ts`. */
  readonly number: string;
}

const generate = promisify(generateKeyPair);

/** A new key and number for one person on this computer. */
export async function makeDeviceKey(): Promise<DeviceKey> {
  const { publicKey, privateKey } = await generate('ed25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    number: deviceNumber(randomBytes(6), 0),
  };
}
