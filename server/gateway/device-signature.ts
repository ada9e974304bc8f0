import { createPublicKey, verify } from 'node:crypto';
import { type Hello, helloText } from '../../shared/protocol/hello.ts';
import { type Hello1, helloText1 } from '../../shared/protocol/hello-1.ts';
import type { Hub } from '../hub.ts';

const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether a hello comes from a device of the person that may sign in (Ed25519, RFC 8032). */
export async function isSignedByDevice(hub: Hub, nonceHex: string, hello: Hello | Hello1): Promise<boolean> {
  const device = await hub.store.device(Buffer.from(hello.device).toString('hex'));
  if (!device || device.person !== hello.person || device.revokedAt > 0) return false;
  const key = createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, hello.device]),
    format: 'der',
    type: 'spki',
  });
  const { keyPin: hubKeyPin } = hub;
  const text =
    'checkpoints' in hello
      ? helloText1({ nonceHex, hubKeyPin, person: hello.person, session: hello.session })
      : helloText({ nonceHex, hubKeyPin }, hello);
  return verify(null, Buffer.from(text), key, hello.signature);
}
