import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { AppError, appErrorData } from '../../shared/errors/app-error.ts';
import type { SlipPreview } from '../../shared/ipc/values.ts';
import {
  ChallengeAnswer,
  ENTRY_PATHS,
  normalizeSlipCode,
  PreviewAnswer,
  proofText,
  RedeemAnswer,
  SLIP_CODE_LETTERS,
} from '../../shared/protocol/entry.ts';
import { type SlipCrypto, slipKeyOf, slipLookupOf } from '../../shared/protocol/slip-crypto.ts';
import { parserOf } from '../../shared/std/parse.ts';
import { type HubAddress, parseAddress } from './connector.ts';
import { postToHub } from './hub-request.ts';

const parseChallenge = parserOf('entry.challenge', ChallengeAnswer);
const parsePreview = parserOf('entry.preview', PreviewAnswer);
const parseRedeem = parserOf('entry.redeem', RedeemAnswer);

export interface SlipEntry {
  /** `host:port` of the hub as printed on the slip. */
  readonly address: string;
  readonly code: string;
}

export interface Entered {
  readonly person: string;
  readonly addresses: readonly string[];
  /** The hub's key, proved by the slip's secret; pinned from now on. */
  readonly keyPin: string;
}

const crypto: SlipCrypto = {
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
  hmac: (keyHex, text) => createHmac('sha256', Buffer.from(keyHex, 'hex')).update(text).digest('hex'),
};

/** What a slip lets in, for the person to read before accepting, and the hub's proved key. Changes nothing. */
export async function previewSlip(
  entry: SlipEntry,
): Promise<{ readonly preview: SlipPreview; readonly keyPin: string }> {
  const { answer, keyPin } = await preview(entry);
  return { preview: { ...answer, chats: answer.chats.map((chat) => chat.title) }, keyPin };
}

/**
 * Accepts a slip for this device, and with it the chats that its preview lists.
 * @param devicePublicKey raw Ed25519 public key, 32 bytes
 */
export async function redeemSlip(
  entry: SlipEntry & { readonly devicePublicKey: Uint8Array },
): Promise<Entered> {
  const { answer, proof, address, keyPin } = await preview(entry);
  const device = Buffer.from(entry.devicePublicKey).toString('hex');
  const data = { ...proof, device, chats: answer.chats.map((chat) => chat.id) };
  const { value } = await postTwice({ address, keyPin, path: ENTRY_PATHS.redeem, data });
  const { person } = parseRedeem(value);
  return { person, addresses: [entry.address.trim()], keyPin };
}

/**
 * Asks once more when the answer did not come: the hub may have heard the first time, and then the slip is
 * used. The same device may ask again; anything else could not.
 */
async function postTwice(request: Parameters<typeof postToHub>[0]): ReturnType<typeof postToHub> {
  try {
    return await postToHub(request);
  } catch (error) {
    if (appErrorData(error).code !== 'hubUnreachable') throw error;
    return await postToHub(request);
  }
}

async function preview(entry: SlipEntry) {
  const address = parseAddress(entry.address);
  const { proof, keyPin } = await prove(address, entry.code);
  const { value } = await postToHub({ address, keyPin, path: ENTRY_PATHS.preview, data: proof });
  return { answer: parsePreview(value), proof, address, keyPin };
}

/** Both sides show that they know the secret, bound to the hub's key; the hub first, so a stranger learns nothing. */
async function prove(address: HubAddress, code: string) {
  const normalized = normalizeSlipCode(code);
  if (!/^[0-9a-hjkmnp-tv-z]+$/.test(normalized) || normalized.length !== SLIP_CODE_LETTERS) {
    throw new AppError('codeInvalid');
  }
  const key = slipKeyOf(crypto, normalized);
  const slip = slipLookupOf(crypto, key);
  const clientNonce = randomBytes(16).toString('hex');
  const first = await postToHub({
    address,
    keyPin: undefined,
    path: ENTRY_PATHS.challenge,
    data: { slip, clientNonce },
  });
  const { hubNonce, hubProof } = parseChallenge(first.value);
  const bound = { hubKeyPin: first.keyPin, clientNonce, hubNonce };
  if (!isSame(hubProof, crypto.hmac(key, proofText('hub', bound)))) throw new AppError('hubOtherKey');
  const clientProof = crypto.hmac(key, proofText('client', bound));
  return { proof: { slip, clientNonce, hubNonce, clientProof }, keyPin: first.keyPin };
}

function isSame(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}
