import { sign, createPrivateKey } from 'node:crypto';
import {
  ENTRY_PATHS,
  JoinRequestAnswer,
  MailCodeAnswer,
  type MailProof,
  type NewcomerName,
  RequestStateAnswer,
  requestText,
  SchoolAnswer,
} from '../../shared/protocol/entry.ts';
import type { Role } from '../../shared/schema/person.ts';
import { parserOf } from '../../shared/std/parse.ts';
import { parseAddress } from './connector.ts';
import { postToHub } from './hub-request.ts';
import { postTwice, proveSlip } from './slip-client.ts';

const parseSchool = parserOf('entry.school', SchoolAnswer);
const parseRequest = parserOf('entry.request', JoinRequestAnswer);
const parseState = parserOf('entry.requestState', RequestStateAnswer);
const parseMailCode = parserOf('entry.mailCode', MailCodeAnswer);

/** The device that waits to be let in. */
export interface WaitingDevice {
  /** Raw Ed25519 public key in hexadecimal. */
  readonly device: string;
  /** PKCS#8 DER of its private key in base64. */
  readonly privateKey: string;
}

export interface HubPlace {
  /** `host:port` of the hub. */
  readonly address: string;
  /** The hub's key, '' before the first contact without a link: the key that answers then is believed and kept. */
  readonly keyPin: string;
}

/** What a person asks for. */
export interface RequestWish {
  /** The words of a link, '' for none. */
  readonly code: string;
  readonly name: NewcomerName;
  readonly role: Role;
  readonly classroom: string;
  readonly note: string;
  readonly mail: MailProof;
}

/** What a school says of itself to whoever knows its address. Throws AppError `addressInvalid`, `hubUnreachable`, `hubOtherKey`. */
export async function askSchool(
  place: HubPlace,
): Promise<{ readonly school: SchoolAnswer; readonly keyPin: string }> {
  const { value, keyPin } = await postToHub({ ...at(place), path: ENTRY_PATHS.school, data: {} });
  return { school: parseSchool(value), keyPin };
}

/** Has a code sent to a parent's address for a request without a link. */
export async function sendRequestMailCode(
  of: HubPlace & { readonly device: string; readonly classroom: string; readonly email: string },
): Promise<number> {
  const data = { proof: null, classroom: of.classroom, device: of.device, email: of.email.trim() };
  const { value } = await postToHub({ ...at(of), path: ENTRY_PATHS.mailCode, data });
  return parseMailCode(value).validUntil;
}

/** Sends a request to be let in. Sending it again is harmless. */
export async function sendRequest(
  of: HubPlace & RequestWish & WaitingDevice,
): Promise<{ readonly request: string; readonly keyPin: string }> {
  const { address, code, name, role, classroom, note, mail, device } = of;
  const proved = code === '' ? undefined : await proveSlip({ address, code, keyPin: of.keyPin });
  const keyPin = proved?.keyPin ?? (of.keyPin || (await askSchool(of)).keyPin);
  const wish = { proof: proved?.proof ?? null, name, role, classroom, note, mail, device };
  const signature = signed(of, requestText('request', { hubKeyPin: keyPin, device, request: '' }));
  const { value } = await postTwice({
    address: parseAddress(address),
    keyPin,
    path: ENTRY_PATHS.request,
    data: { ...wish, signature },
  });
  return { request: parseRequest(value).request, keyPin };
}

/** Asks what became of a request, or takes it back. */
export async function askRequest(
  of: HubPlace & WaitingDevice & { readonly request: string; readonly withdraw: boolean },
): Promise<RequestStateAnswer> {
  const { request, device, withdraw, keyPin } = of;
  const text = requestText(withdraw ? 'withdraw' : 'state', { hubKeyPin: keyPin, device, request });
  const data = { request, device, withdraw, signature: signed(of, text) };
  const { value } = await postToHub({ ...at(of), path: ENTRY_PATHS.requestState, data });
  return parseState(value);
}

function at({ address, keyPin }: HubPlace) {
  return { address: parseAddress(address), keyPin: keyPin === '' ? undefined : keyPin };
}

function signed({ privateKey }: WaitingDevice, text: string): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  return sign(null, Buffer.from(text), key).toString('hex');
}
