import type { AppErrorCode } from '../../shared/errors/app-error.ts';
import { type Hello, helloText } from '../../shared/protocol/hello.ts';
import { type Hello1, helloText1 } from '../../shared/protocol/hello-1.ts';
import { isSigned } from '../entry/credentials.ts';
import type { Hub } from '../hub.ts';

/** Whether a device is let in, and until when (hub time, 0 without an end). */
export type Admission =
  { readonly refusal: AppErrorCode } | { readonly refusal: undefined; readonly until: number };

const REFUSED: Admission = { refusal: 'notAllowed' };

/**
 * Judges a hello: it comes from a device of the person that may sign in, or that a hub of the school has
 * signed a credential for. What is wrong is told only to who holds the device's key.
 */
export async function admissionOf(hub: Hub, nonceHex: string, hello: Hello | Hello1): Promise<Admission> {
  const deviceHex = Buffer.from(hello.device).toString('hex');
  const known = await hub.devices.of(deviceHex);
  const credential = 'credential' in hello ? hello.credential : undefined;
  if (!known && !credential) return REFUSED;
  if (known && known.body.person !== hello.person) return REFUSED;
  const { keyPin: hubKeyPin } = hub;
  const text =
    'checkpoints' in hello
      ? helloText1({ nonceHex, hubKeyPin, person: hello.person, session: hello.session })
      : helloText({ nonceHex, hubKeyPin }, hello);
  if (!isSigned(deviceHex, text, hello.signature)) return REFUSED;
  if (known)
    return known.body.revokedAt > 0 ? { refusal: 'deviceSignedOut' } : { refusal: undefined, until: 0 };
  if (!credential) return REFUSED;
  const refusal = await hub.credentials.fault(credential, { person: hello.person, device: deviceHex });
  return refusal ? { refusal } : { refusal: undefined, until: credential.expiresAt };
}
