import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { AppError, appErrorData } from '../../shared/errors/app-error.ts';
import { normalizeSlipCode } from '../../shared/protocol/entry.ts';
import { parserOf } from '../../shared/std/parse.ts';
import {
  RecoveryKeyAnswer,
  replyBoxLabel,
  RESET_CODE_LETTERS,
  RESET_PATHS,
  ResetChallengeAnswer,
  resetKeyOf,
  resetLookupOf,
  ResetOpenAnswer,
  resetProofText,
  resetQuestion,
  type SealedBox,
} from '../../shared/vault/pin-reset.ts';
import { parseAddress } from './connector.ts';
import { type HubAnswer, postToHub } from './hub-request.ts';
import { newBoxKeyPair, openBox } from './sealed-box.ts';

const parseKey = parserOf('entry.recoveryKey', RecoveryKeyAnswer);
const parseChallenge = parserOf('entry.resetChallenge', ResetChallengeAnswer);
const parseOpened = parserOf('entry.resetOpen', ResetOpenAnswer);

export interface PinnedHub {
  /** `host:port`, tried in order. */
  readonly addresses: readonly string[];
  readonly keyPin: string;
}

/** To which key the hub wants the keys of vaults to be sealed, and whether its school is the demonstration. */
export async function fetchRecoveryKey(hub: PinnedHub): Promise<RecoveryKeyAnswer> {
  return parseKey((await post(hub, RESET_PATHS.key, {})).value);
}

/**
 * Has the hub open the spare key of a vault, with the code that it gave to the person's class teacher. Both
 * sides prove the code over the pinned connection before anything of worth is sent; the key comes back sealed
 * to a key that exists for this one question.
 * Throws AppError: `codeInvalid`, `resetUnknown`, `resetUsed`, `resetExpired`, `resetOtherPerson`,
 * `resetNeedsConnection`, `hubOtherKey`, `tooMany`.
 */
export async function redeemPinReset(of: {
  readonly hub: PinnedHub;
  readonly person: string;
  readonly code: string;
  readonly box: SealedBox;
}): Promise<Uint8Array> {
  const code = normalizeSlipCode(of.code);
  if (!/^[0-9a-hjkmnp-tv-z]+$/.test(code) || code.length !== RESET_CODE_LETTERS)
    throw new AppError('codeInvalid');
  const key = resetKeyOf(sha256, code);
  const lookup = resetLookupOf(sha256, key);
  const clientNonce = randomBytes(16).toString('hex');
  const first = await post(of.hub, RESET_PATHS.challenge, { code: lookup, clientNonce });
  const { hubNonce, hubProof } = parseChallenge(first.value);
  const bound = { hubKeyPin: of.hub.keyPin, clientNonce, hubNonce };
  if (!isSame(hubProof, hmac(key, resetProofText('hub', { ...bound, question: '' })))) {
    throw new AppError('hubOtherKey');
  }
  const reply = newBoxKeyPair();
  const asked = { reply: reply.publicKey, box: of.box };
  const clientProof = hmac(key, resetProofText('client', { ...bound, question: resetQuestion(asked) }));
  const data = { code: lookup, clientNonce, hubNonce, clientProof, ...asked };
  const { box } = parseOpened((await postTwice(of.hub, RESET_PATHS.open, data)).value);
  const opened = openBox(reply, replyBoxLabel({ person: of.person, hubNonce }), box);
  if (!opened) throw new AppError('vaultWrongKey');
  return opened;
}

/** The hub may have heard the first time, and then the code is used; the same question may be asked again. */
async function postTwice(hub: PinnedHub, path: string, data: object): Promise<HubAnswer> {
  try {
    return await post(hub, path, data);
  } catch (error) {
    if (appErrorData(error).code !== 'resetNeedsConnection') throw error;
    return await post(hub, path, data);
  }
}

/** Asks at the first address that answers; nobody answering at any of them is told as such. */
async function post(hub: PinnedHub, path: string, data: object): Promise<HubAnswer> {
  let details = '';
  for (const address of hub.addresses) {
    try {
      return await postToHub({ address: parseAddress(address), keyPin: hub.keyPin, path, data });
    } catch (error) {
      const fault = appErrorData(error);
      if (fault.code !== 'hubUnreachable') throw error;
      details = fault.details;
    }
  }
  throw new AppError('resetNeedsConnection', { isRetryable: true, details });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(keyHex: string, text: string): string {
  return createHmac('sha256', Buffer.from(keyHex, 'hex')).update(text).digest('hex');
}

function isSame(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}
