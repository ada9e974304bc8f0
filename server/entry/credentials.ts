import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import {
  type Credential,
  credentialFault,
  credentialText,
  isWorthRenewing,
  termFrom,
} from '../../shared/credential/credential.ts';
import type { AppErrorCode } from '../../shared/errors/app-error.ts';
import type { Hub } from '../hub.ts';

const SIGNING_KEY = 'signingKey';
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * What this hub signs for devices that it knows, and what it believes of other hubs of the school. The key is
 * an own one, because that of TLS stands for the hub's address and this one for its word.
 */
export class Credentials {
  readonly #hub: Hub;
  #key: Promise<KeyObject> | undefined;
  #publishing: Promise<boolean> | undefined;

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  /**
   * A new credential where a device needs one; undefined where what it holds is good, the hub does not know
   * the device itself, there is no school yet, or the hub's key was withdrawn.
   */
  async renewed(of: {
    readonly person: string;
    readonly device: string;
    readonly held: Credential | undefined;
  }): Promise<Credential | undefined> {
    const { person, device, held } = of;
    const hub = this.#hub;
    const directory = await hub.facts.directory();
    const known = directory.get('device', device);
    const { school } = directory;
    if (!school || known?.body.person !== person || known.body.revokedAt > 0) return undefined;
    if (!(await this.#publish())) return undefined;
    const term = termFrom(hub.store.hub, hub.acceptor.time(), directory.amount('credentialDays'));
    const isSound = held !== undefined && (await this.fault(held, { person, device })) === undefined;
    if (isSound && !isWorthRenewing(held, term)) return undefined;
    const text = credentialText(term, { school: school.id, keyPin: hub.keyPin, person, device });
    const signature = sign(null, Buffer.from(text), await this.#signingKey());
    return { ...term, signature: Uint8Array.from(signature) };
  }

  /** Why this hub does not believe a credential (`credentialFault`), by the documents that it has now. */
  async fault(
    credential: Credential,
    { person, device }: { readonly person: string; readonly device: string },
  ): Promise<AppErrorCode | undefined> {
    const directory = await this.#hub.facts.directory();
    return credentialFault(credential, {
      school: directory.school?.id ?? '',
      person,
      device,
      now: this.#hub.acceptor.time(),
      keyOf: (hub) => directory.get('hubkey', hub)?.body,
      verify: isSigned,
    });
  }

  /** Puts the public key among the school's documents. False where it was withdrawn. */
  async #publish(): Promise<boolean> {
    this.#publishing ??= this.#published().catch((error: unknown) => {
      this.#publishing = undefined;
      throw error;
    });
    await this.#publishing;
    return (await this.#hub.facts.directory()).get('hubkey', this.#hub.store.hub) !== undefined;
  }

  async #published(): Promise<boolean> {
    const { store, acceptor, documents, keyPin } = this.#hub;
    const held = await store.get(store.hub);
    const signingKey = rawPublicKey(await this.#signingKey());
    const isSame = held?.body['signingKey'] === signingKey && held.body['keyPin'] === keyPin;
    if (held && (held.gone || isSame)) return !held.gone;
    const body = { hub: store.hub, keyPin, signingKey, addedAt: acceptor.time() };
    await acceptor.writeAsSchool([documents.make('hubkey', { id: store.hub, scope: 'school', body })]);
    return true;
  }

  #signingKey(): Promise<KeyObject> {
    this.#key ??= this.#loadKey().catch((error: unknown) => {
      this.#key = undefined;
      throw error;
    });
    return this.#key;
  }

  /** Made at the first use and kept in the encrypted store. */
  async #loadKey(): Promise<KeyObject> {
    const { store } = this.#hub;
    const kept = await store.setting(SIGNING_KEY);
    if (kept) return createPrivateKey({ key: Buffer.from(kept, 'base64'), format: 'der', type: 'pkcs8' });
    const { privateKey } = generateKeyPairSync('ed25519');
    const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
    await store.setSetting(SIGNING_KEY, pkcs8);
    return privateKey;
  }
}

function rawPublicKey(key: KeyObject): string {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return spki.subarray(SPKI_PREFIX.byteLength).toString('hex');
}

/**
 * Whether a text was signed with an Ed25519 key (RFC 8032); false for a key that is no point of the curve.
 * @param publicKey raw, in hexadecimal
 */
export function isSigned(publicKey: string, text: string, signature: Uint8Array): boolean {
  const key = createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, Buffer.from(publicKey, 'hex')]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, Buffer.from(text), key, signature);
}
