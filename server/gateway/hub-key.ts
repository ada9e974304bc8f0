import { createHash, X509Certificate } from 'node:crypto';
import type { HubStore } from '../store/hub-store.ts';

export interface HubKey {
  readonly keyPem: string;
  readonly certificatePem: string;
  /** SHA-256 of the public key (SPKI, DER) in hexadecimal: what clients pin. */
  readonly pin: string;
}

/**
 * The hub's own TLS key, made at the first start and kept in the encrypted store. Clients know the hub by
 * its public key alone, so the certificate around it names nobody and no authority signs it.
 */
export async function loadHubKey(store: HubStore): Promise<HubKey> {
  const keyPem = await store.setting('tlsKey');
  const certificatePem = await store.setting('tlsCertificate');
  if (keyPem && certificatePem) return { keyPem, certificatePem, pin: pinOf(certificatePem) };
  const made = await makeKey();
  await store.setSetting('tlsKey', made.keyPem);
  await store.setSetting('tlsCertificate', made.certificatePem);
  return { ...made, pin: pinOf(made.certificatePem) };
}

async function makeKey(): Promise<{ keyPem: string; certificatePem: string }> {
  // Loaded only here: it is needed once in a hub's life and costs start time.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=zvonok-hub',
    notBefore: new Date('2020-01-01T00:00:00Z'),
    notAfter: new Date('2120-01-01T00:00:00Z'),
    signingAlgorithm: algorithm,
    keys,
  });
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  const lines = pkcs8.toString('base64').match(/.{1,64}/g) ?? [];
  const keyPem = `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
  return { keyPem, certificatePem: certificate.toString('pem') };
}

function pinOf(certificatePem: string): string {
  const spki = new X509Certificate(certificatePem).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('hex');
}
