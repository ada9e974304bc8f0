import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';

const SPKI_HEADER_BYTES = 12;

export interface DeviceKey {
  /** PKCS#8 DER in base64; kept sealed on disk. */
  readonly pkcs8: string;
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly sign: (text: string) => Promise<Uint8Array>;
}

export function newDeviceKey(): DeviceKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  return readDeviceKey(privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'));
}

export function readDeviceKey(pkcs8: string): DeviceKey {
  const privateKey = createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return {
    pkcs8,
    publicKey: new Uint8Array(spki.subarray(SPKI_HEADER_BYTES)),
    sign: (text) => Promise.resolve(new Uint8Array(sign(null, Buffer.from(text), privateKey))),
  };
}
