import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';

/** A key pair made for this run; Chromium is told its fingerprint and asks for nothing more. */
export interface StreamKey {
  /** PEM, PKCS #8. */
  readonly privateKey: string;
  /** SHA-256 of the public key (SPKI), base64. */
  readonly sha256: string;
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const size = body.length;
  // The shortest form is the only one allowed.
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = 0x30;
const objectId = (...bytes: number[]): Buffer => der(0x06, Buffer.from(bytes));
const time = (year: number): Buffer => der(0x18, Buffer.from(`${year}0101000000Z`));

export function makeStreamKey(): StreamKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    sha256: createHash('sha256').update(spki).digest('base64'),
  };
}

/** A certificate (X.509 version 1) in PEM that carries the key and proves nothing else. */
export function selfSignedCertificate(key: StreamKey): string {
  const spki = createPublicKey(key.privateKey).export({ type: 'spki', format: 'der' });
  const ecdsaWithSha256 = der(sequence, objectId(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2));
  const commonName = der(sequence, objectId(0x55, 4, 3), der(0x0c, Buffer.from('stand-in')));
  const name = der(sequence, der(0x31, commonName));
  const validity = der(sequence, time(2020), time(2049));
  const body = der(sequence, der(2, Buffer.from([1])), ecdsaWithSha256, name, validity, name, spki);
  const signature = der(3, Buffer.from([0]), sign('sha256', body, key.privateKey));
  const base64 = der(sequence, body, ecdsaWithSha256, signature).toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
}
