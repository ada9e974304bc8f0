import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { AppError, appErrorData } from '../../shared/errors/app-error.ts';
import type { SlipPreview } from '../../shared/ipc/values.ts';
import {
  ChallengeAnswer,
  ENTRY_PATHS,
  MailCodeAnswer,
  type MailProof,
  type NewcomerName,
  PreviewAnswer,
  proofText,
  RedeemAnswer,
  type SlipProof,
} from '../../shared/protocol/entry.ts';
import { readSecret } from '../../shared/protocol/invitation.ts';
import {
  clientProofOf,
  hubProofOf,
  type SlipCrypto,
  slipHashOf,
  slipKeyOf,
  slipLookupOf,
} from '../../shared/protocol/slip-crypto.ts';
import { parserOf } from '../../shared/std/parse.ts';
import { type HubAddress, parseAddress } from './connector.ts';
import { postToHub } from './hub-request.ts';

const parseChallenge = parserOf('entry.challenge', ChallengeAnswer);
const parsePreview = parserOf('entry.preview', PreviewAnswer);
const parseRedeem = parserOf('entry.redeem', RedeemAnswer);
const parseMailCode = parserOf('entry.mailCode', MailCodeAnswer);

export interface SlipEntry {
  /** `host:port` of the hub as printed on the slip. */
  readonly address: string;
  /** The seven words, or the letters of the QR square. */
  readonly code: string;
  /** The hub's key where the QR square told it, '' where words were typed. */
  readonly keyPin?: string;
}

/** What the newcomer says and chooses at the door. */
export interface AtEntry {
  /** All parts empty where the slip names the person. */
  readonly name?: NewcomerName;
  /** The chats to join; all that are offered where this is missing. */
  readonly chats?: readonly string[];
  readonly mail?: MailProof;
  /** The contact to which the slip is bound, as typed. */
  readonly contact?: string;
}

export interface Entered {
  readonly person: string;
  readonly addresses: readonly string[];
  /** The hub's key, proved by the slip's secret; pinned from now on. */
  readonly keyPin: string;
}

/** That this computer holds a slip's secret, shown to the hub with this key. */
export interface Proved {
  readonly proof: SlipProof;
  readonly address: HubAddress;
  readonly keyPin: string;
}

const NO_NAME: NewcomerName = { familyName: '', givenName: '', middleName: '' };
const NO_MAIL: MailProof = { email: '', code: '' };

const crypto: SlipCrypto = {
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
  hmac: (keyHex, text) => createHmac('sha256', Buffer.from(keyHex, 'hex')).update(text).digest('hex'),
};

/** What stands in the document of a slip with this secret. */
export function slipHash(letters: string): string {
  return slipHashOf(crypto, slipKeyOf(crypto, letters));
}

/** What a slip lets in, for the person to read before accepting, and the hub's proved key. Changes nothing. */
export async function previewSlip(
  entry: SlipEntry,
): Promise<{ readonly preview: SlipPreview; readonly keyPin: string }> {
  const { answer, keyPin } = await preview(entry);
  return { preview: answer, keyPin };
}

/** Has a code sent to a parent's address. Returns until when it is good, milliseconds since 1970. */
export async function sendMailCode(entry: SlipEntry & { readonly email: string }): Promise<number> {
  const { proof, address, keyPin } = await proveSlip(entry);
  const data = { proof, classroom: '', device: NO_DEVICE, email: entry.email.trim() };
  const { value } = await postToHub({ address, keyPin, path: ENTRY_PATHS.mailCode, data });
  return parseMailCode(value).validUntil;
}

/** A slip stands for itself where a code is asked for with one. */
const NO_DEVICE = '0'.repeat(64);

/**
 * Accepts a slip for this device, and with it the chats that were chosen of those its preview lists.
 * @param of.devicePublicKey raw Ed25519 public key, 32 bytes
 */
export async function redeemSlip(
  of: SlipEntry & AtEntry & { readonly devicePublicKey: Uint8Array },
): Promise<Entered> {
  const { answer, proof, address, keyPin } = await preview(of);
  const data = {
    ...proof,
    device: Buffer.from(of.devicePublicKey).toString('hex'),
    chats: of.chats ?? answer.chats.map((chat) => chat.id),
    name: of.name ?? NO_NAME,
    mail: of.mail ?? NO_MAIL,
    ...(of.contact ? { contact: of.contact } : {}),
  };
  const { value } = await postTwice({ address, keyPin, path: ENTRY_PATHS.redeem, data });
  const { person } = parseRedeem(value);
  return { person, addresses: [of.address.trim()], keyPin };
}

/**
 * Asks once more when the answer did not come: the hub may have heard the first time, and then the slip is
 * used. The same device may ask again; anything else could not.
 */
export async function postTwice(request: Parameters<typeof postToHub>[0]): ReturnType<typeof postToHub> {
  try {
    return await postToHub(request);
  } catch (error) {
    if (appErrorData(error).code !== 'hubUnreachable') throw error;
    return await postToHub(request);
  }
}

async function preview(entry: SlipEntry) {
  const proved = await proveSlip(entry);
  const { proof, address, keyPin } = proved;
  const { value } = await postToHub({ address, keyPin, path: ENTRY_PATHS.preview, data: proof });
  return { ...proved, answer: parsePreview(value) };
}

/**
 * Both sides show that they know the secret, bound to the hub's key; the hub first, so a stranger learns
 * nothing. Throws AppError: `addressInvalid`, `codeInvalid`, `hubUnreachable`, `hubOtherKey`, of the slip.
 */
export async function proveSlip({ address: typed, code, keyPin = '' }: SlipEntry): Promise<Proved> {
  const address = parseAddress(typed);
  const reading = readSecret(code);
  if (!('letters' in reading)) throw new AppError('codeInvalid');
  const key = slipKeyOf(crypto, reading.letters);
  const hash = slipHashOf(crypto, key);
  const slip = slipLookupOf(crypto, hash);
  const clientNonce = randomBytes(16).toString('hex');
  const first = await postToHub({
    address,
    keyPin: keyPin === '' ? undefined : keyPin,
    path: ENTRY_PATHS.challenge,
    data: { slip, clientNonce },
  });
  const { hubNonce, hubProof } = parseChallenge(first.value);
  const bound = { hubKeyPin: first.keyPin, clientNonce, hubNonce };
  if (!isSame(hubProof, hubProofOf(crypto, hash, proofText('hub', bound)))) throw new AppError('hubOtherKey');
  const clientProof = clientProofOf(crypto, key, proofText('client', bound));
  return { proof: { slip, clientNonce, hubNonce, clientProof }, address, keyPin: first.keyPin };
}

function isSame(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}
