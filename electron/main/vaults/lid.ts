import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import { AppError } from '../../../shared/errors/app-error.ts';
import { Id } from '../../../shared/ids/id.ts';
import { REPLICA_COMMANDS } from '../../../shared/ipc/replica-thread.ts';
import { type Role, ROLES } from '../../../shared/schema/person.ts';
import { guardOf, parserOf } from '../../../shared/std/parse.ts';
import { SealedBox } from '../../../shared/vault/pin-reset.ts';
import { type Secret, normalizeSecret } from '../../../shared/vault/secret-rules.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import type { DeviceSecret } from './device-secret.ts';
import { deriveKey, KEY_BYTES, SALT_BYTES, seal, stretch, type StretchCost, unseal } from './vault-crypto.ts';

const OPEN = REPLICA_COMMANDS.open.properties;

/** Where the hub of a person is: the demonstration or the school on this computer, or another computer. */
export const Place = Type.Unsafe<'demo' | 'school' | 'remote'>(
  Type.Union([Type.Literal('demo'), Type.Literal('school'), Type.Literal('remote')]),
);
export type Place = Static<typeof Place>;

/** What may be shown of a vault, and done for it, before its owner has opened it; sealed by the device. */
export const VaultCard = Type.Object(
  {
    person: Id,
    name: Type.String({ maxLength: 300 }),
    roles: Type.Array(Type.Unsafe<Role>(Type.Union(ROLES.map((role) => Type.Literal(role))))),
    schoolTitle: Type.String({ maxLength: 200 }),
    place: Place,
    addresses: OPEN.addresses,
    keyPin: OPEN.keyPin,
    /** Whether the school is the demonstration, in which nobody needs a PIN. */
    isDemo: Type.Boolean(),
    /** When it was opened or closed last, by this computer's clock. */
    usedAt: Type.Number(),
    /** Own messages that are on no hub, as last counted. */
    unsentCount: Type.Integer({ minimum: 0 }),
    /** True from the opening to a clean closing: after a crash nobody knows what is unsent. */
    isOpen: Type.Boolean(),
    /** Whether its database was written once: then a missing file is a loss and no beginning. */
    hasData: Type.Boolean(),
    /** The hub has said that this device was signed out: nobody opens it before entering anew. */
    isSignedOut: Type.Optional(Type.Boolean()),
    /** That is because its owner has left the school. */
    hasLeft: Type.Optional(Type.Boolean()),
    /** The vault's key for the hub, so that a PIN can be reset; undefined when the hub never gave a key. */
    forHub: Type.Optional(SealedBox),
  },
  { additionalProperties: false },
);
export type VaultCard = Static<typeof VaultCard>;

/** What only the opened vault tells, beside its database. */
export const VaultInside = Type.Object(
  {
    deviceKey: OPEN.deviceKey,
    deviceNumber: OPEN.deviceNumber,
    /** Locks itself after so many minutes without a sign of life; 0 for never. */
    autoLockMinutes: Type.Integer({ minimum: 0, maximum: 24 * 60 }),
  },
  { additionalProperties: false },
);
export type VaultInside = Static<typeof VaultInside>;

const Base64 = Type.String({ pattern: '^[A-Za-z0-9+/=]+$', maxLength: 20_000 });
const Lock = Type.Union([
  Type.Object({ kind: Type.Literal('device'), salt: Base64, key: Base64 }, { additionalProperties: false }),
  Type.Object(
    {
      kind: Type.Union([Type.Literal('pin'), Type.Literal('phrase')]),
      salt: Base64,
      key: Base64,
      cost: Type.Integer({ minimum: 2, maximum: 2 ** 20 }),
      blockSize: Type.Integer({ minimum: 1, maximum: 32 }),
      parallel: Type.Integer({ minimum: 1, maximum: 16 }),
    },
    { additionalProperties: false },
  ),
]);
export type Lock = Static<typeof Lock>;
export type LockKind = Lock['kind'];

const LidFile = Type.Object(
  { version: Type.Literal(1), lock: Lock, card: Base64, inside: Base64 },
  { additionalProperties: false },
);
export type LidFile = Static<typeof LidFile>;

const isLidFile = guardOf(LidFile);
const parseCard = parserOf('card of a vault', VaultCard);
const parseInside = parserOf('inside of a vault', VaultInside);

/** The file beside a vault's database: who it belongs to and how it is opened, nothing of it in clear. */
export const LID_NAME = 'vault.json';

/** Throws AppError `vaultDamaged`, or `vaultForeign` where a newer version has written it. */
export async function readLid(folder: string): Promise<LidFile> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(join(folder, LID_NAME), 'utf8'));
  } catch {
    throw new AppError('vaultDamaged', { details: 'the lid cannot be read' });
  }
  if (isLidFile(value)) return value;
  const isNewer = typeof value === 'object' && value !== null && 'version' in value && value.version !== 1;
  throw new AppError(isNewer ? 'vaultForeign' : 'vaultDamaged', { details: 'the lid has another form' });
}

export async function writeLid(folder: string, lid: LidFile): Promise<void> {
  await writeAtomically(join(folder, LID_NAME), `${JSON.stringify(lid)}\n`);
}

export function sealCard(device: DeviceSecret, vault: string, card: VaultCard): string {
  return sealed(device.sealKey, `zvonok vault card 1\n${vault}`, card);
}

/** Undefined when this computer did not seal it. */
export function openCard(device: DeviceSecret, vault: string, text: string): VaultCard | undefined {
  return opened(device.sealKey, `zvonok vault card 1\n${vault}`, text, parseCard);
}

export function sealInside(key: Uint8Array, vault: string, inside: VaultInside): string {
  return sealed(key, `zvonok vault inside 1\n${vault}`, inside);
}

/** Undefined when the key is another one. */
export function openInside(key: Uint8Array, vault: string, text: string): VaultInside | undefined {
  return opened(key, `zvonok vault inside 1\n${vault}`, text, parseInside);
}

/** Wraps a vault's key under a secret and this computer, or under this computer alone. */
export async function makeLock(of: {
  readonly device: DeviceSecret;
  readonly vault: string;
  readonly key: Uint8Array;
  readonly secret: Secret | undefined;
  readonly stretchCost: StretchCost;
}): Promise<Lock> {
  const salt = randomBytes(SALT_BYTES);
  const head = of.secret
    ? ({ kind: of.secret.kind, salt: salt.toString('base64'), ...of.stretchCost } as const)
    : ({ kind: 'device', salt: salt.toString('base64') } as const);
  const wrapping = await wrappingKey(of.device, of.vault, head, of.secret);
  const key = seal(wrapping, lockLabel(of.vault, head.kind), of.key).toString('base64');
  return { ...head, key };
}

/** The vault's key; undefined when the secret is another one or was made on another computer. */
export async function openLock(of: {
  readonly device: DeviceSecret;
  readonly vault: string;
  readonly lock: Lock;
  readonly secret: Secret | undefined;
}): Promise<Uint8Array | undefined> {
  const { lock, vault } = of;
  const wrapping = await wrappingKey(of.device, vault, lock, of.secret);
  const key = unseal(wrapping, lockLabel(vault, lock.kind), Buffer.from(lock.key, 'base64'));
  return key?.byteLength === KEY_BYTES ? new Uint8Array(key) : undefined;
}

type LockHead =
  | { readonly kind: 'device'; readonly salt: string }
  | ({ readonly kind: 'pin' | 'phrase'; readonly salt: string } & StretchCost);

async function wrappingKey(
  device: DeviceSecret,
  vault: string,
  head: LockHead,
  secret: Secret | undefined,
): Promise<Uint8Array> {
  const salt = Buffer.from(head.salt, 'base64');
  const purpose = `zvonok vault lock 1\n${vault}\n${head.kind}`;
  if (head.kind === 'device') return deriveKey(device.lockKey, salt, purpose);
  const text = secret ? normalizeSecret({ kind: head.kind, text: secret.text }) : '';
  return deriveKey(await stretch(text, salt, head), device.lockKey, purpose);
}

function lockLabel(vault: string, kind: LockKind): string {
  return `zvonok vault key 1\n${vault}\n${kind}`;
}

function sealed(key: Uint8Array, label: string, value: object): string {
  return seal(key, label, Buffer.from(JSON.stringify(value), 'utf8')).toString('base64');
}

function opened<V>(
  key: Uint8Array,
  label: string,
  text: string,
  parse: (value: unknown) => V,
): V | undefined {
  const plain = unseal(key, label, Buffer.from(text, 'base64'));
  if (!plain) return undefined;
  try {
    return parse(JSON.parse(plain.toString('utf8')));
  } catch {
    // Authentic, but of a form that this version does not know.
    return undefined;
  }
}
