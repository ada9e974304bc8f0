import { createHash, randomBytes } from 'node:crypto';
import Type from 'typebox';
import { AppError } from '../../shared/errors/app-error.ts';
import { encodeBytes } from '../../shared/ids/base32.ts';
import { Id } from '../../shared/ids/id.ts';
import type { IssuedPinReset } from '../../shared/ipc/values.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { TimeMs } from '../../shared/schema/names.ts';
import { shortName } from '../../shared/schema/person.ts';
import { parserOf } from '../../shared/std/parse.ts';
import {
  groupResetCode,
  type RecoveryKeyAnswer,
  replyBoxLabel,
  RESET_CODE_LETTERS,
  RESET_LIFETIME_MS,
  type ResetChallengeAnswer,
  type ResetChallengeRequest,
  resetKeyOf,
  resetLookupOf,
  type ResetOpenAnswer,
  type ResetOpenRequest,
  resetProofText,
  resetQuestion,
  vaultBoxLabel,
} from '../../shared/vault/pin-reset.ts';
import type { Hub } from '../hub.ts';
import { Challenges } from './challenges.ts';
import {
  type BoxKeyPair,
  newBoxKeyPair,
  openBox,
  readBoxKeyPair,
  sealTo,
  writeBoxKeyPair,
} from './sealed-box.ts';
import { isSameProof, slipProof } from './slip-secret.ts';

const RECOVERY_KEY = 'recoveryKey';
const PIN_RESETS = 'pinResets';
/** How long a code that is over is still told apart from one that never was. */
const REMEMBERED_MS = 24 * 3600_000;

const Hex32 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const PinReset = Type.Object(
  {
    person: Id,
    maker: Id,
    /** The hash of the code; the code itself is only said once. */
    codeHash: Hex32,
    expiresAt: TimeMs,
    /** 0 until it is used or a newer one takes its place. */
    usedAt: TimeMs,
    /** To which key it was answered; that computer may ask again when the answer was lost. */
    usedFor: Type.String({ maxLength: 64 }),
  },
  { additionalProperties: false },
);
type PinReset = Type.Static<typeof PinReset>;
const parseResets = parserOf('store.pinResets', Type.Array(PinReset));

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One-time codes by which a forgotten PIN is replaced; the hub holds a spare key of every vault for them. */
export class PinResets {
  readonly #hub: Hub;
  readonly #challenges: Challenges;
  #key: Promise<BoxKeyPair> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(hub: Hub) {
    this.#hub = hub;
    this.#challenges = new Challenges(hub.now);
  }

  /** To which devices seal the keys of their vaults, and whether this is the demonstration. */
  async recoveryKey(): Promise<RecoveryKeyAnswer> {
    const { publicKey } = await this.#keyPair();
    return { recoveryKey: publicKey, isDemo: (await this.#hub.school())?.body.isDemo === true };
  }

  /** Makes a code for a person; earlier ones of the same person end. Who may ask is the handler's question. */
  issue(of: { readonly person: string; readonly maker: string }): Promise<IssuedPinReset> {
    return this.#inTurn(async () => {
      const hub = this.#hub;
      const card = await hub.store.get(of.person);
      if (!card || card.gone || !isOfKind(card, 'person') || card.body.leftAt > 0)
        throw new AppError('notFound');
      const code = encodeBytes(randomBytes(RESET_CODE_LETTERS)).slice(0, RESET_CODE_LETTERS);
      const now = hub.now();
      const expiresAt = now + RESET_LIFETIME_MS;
      const earlier = (await this.#resets()).map((one) =>
        one.person === of.person && one.usedAt === 0 ? { ...one, usedAt: now } : one,
      );
      const made = { ...of, codeHash: resetKeyOf(sha256, code), expiresAt, usedAt: 0, usedFor: '' };
      await this.#save([...earlier, made]);
      return { personName: shortName(card.body), code: groupResetCode(code), expiresAt };
    });
  }

  /** The hub proves first that it knows the code, bound to its own key. */
  async challenge(request: ResetChallengeRequest): Promise<ResetChallengeAnswer> {
    const reset = await this.#find(request.code, '');
    const hubNonce = this.#challenges.open(request.code, request.clientNonce);
    const text = resetProofText('hub', {
      hubKeyPin: this.#hub.keyPin,
      clientNonce: request.clientNonce,
      hubNonce,
      question: '',
    });
    return { hubNonce, hubProof: slipProof(reset.codeHash, text) };
  }

  /**
   * Opens the spare key of the code's own person and seals it to the key that asks; the code is used from then
   * on. A vault of somebody else does not open, and the code stays good.
   */
  open(request: ResetOpenRequest): Promise<ResetOpenAnswer> {
    return this.#inTurn(async () => {
      const reset = await this.#prove(request);
      const { person } = reset;
      const hubKeyPin = this.#hub.keyPin;
      const key = openBox(await this.#keyPair(), vaultBoxLabel({ person, hubKeyPin }), request.box);
      if (!key) throw new AppError('resetOtherPerson');
      if (reset.usedAt === 0) {
        const used = { ...reset, usedAt: this.#hub.now(), usedFor: request.reply };
        const others = (await this.#resets()).filter(({ codeHash }) => codeHash !== reset.codeHash);
        await this.#save([...others, used]);
      }
      const label = replyBoxLabel({ person, hubNonce: request.hubNonce });
      return { box: sealTo(request.reply, label, key) };
    });
  }

  async #prove(request: ResetOpenRequest): Promise<PinReset> {
    const { code, clientNonce, hubNonce, reply } = request;
    const reset = await this.#find(code, reply);
    if (!this.#challenges.isOpen({ slip: code, clientNonce, hubNonce })) {
      throw new AppError('resetUnknown', { isRetryable: true });
    }
    const text = resetProofText('client', {
      hubKeyPin: this.#hub.keyPin,
      clientNonce,
      hubNonce,
      question: resetQuestion(request),
    });
    if (!isSameProof(request.clientProof, slipProof(reset.codeHash, text)))
      throw new AppError('resetUnknown');
    return reset;
  }

  async #find(lookup: string, reply: string): Promise<PinReset> {
    const found = (await this.#resets()).find(({ codeHash }) => resetLookupOf(sha256, codeHash) === lookup);
    if (!found) throw new AppError('resetUnknown');
    if (found.usedAt > 0 && (reply === '' || found.usedFor !== reply)) throw new AppError('resetUsed');
    if (found.expiresAt <= this.#hub.now()) throw new AppError('resetExpired');
    const card = await this.#hub.store.get(found.person);
    // With the person's leaving the code is void, too.
    if (!card || card.gone || !isOfKind(card, 'person') || card.body.leftAt > 0)
      throw new AppError('resetUnknown');
    return found;
  }

  #keyPair(): Promise<BoxKeyPair> {
    this.#key ??= this.#readKeyPair().catch((error: unknown) => {
      this.#key = undefined;
      throw error;
    });
    return this.#key;
  }

  async #readKeyPair(): Promise<BoxKeyPair> {
    const { store } = this.#hub;
    const held = await store.setting(RECOVERY_KEY);
    if (held) return readBoxKeyPair(held);
    const made = newBoxKeyPair();
    await store.setSetting(RECOVERY_KEY, writeBoxKeyPair(made));
    return made;
  }

  async #resets(): Promise<readonly PinReset[]> {
    const held = await this.#hub.store.setting(PIN_RESETS);
    return held ? parseResets(JSON.parse(held)) : [];
  }

  async #save(resets: readonly PinReset[]): Promise<void> {
    const remembered = this.#hub.now() - REMEMBERED_MS;
    const kept = resets.filter(({ expiresAt }) => expiresAt > remembered);
    await this.#hub.store.setSetting(PIN_RESETS, JSON.stringify(kept));
  }

  /** One at a time, so that a code is never used twice. */
  #inTurn<V>(work: () => Promise<V>): Promise<V> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}
