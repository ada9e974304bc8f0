import Type, { type TSchema } from 'typebox';
import type { AppErrorData } from '../errors/app-error.ts';
import type { Role } from '../schema/person.ts';
import { PHRASE_MAX_LETTERS, SECRET_KINDS, type SecretKind } from '../vault/secret-rules.ts';

function object<P extends Record<string, TSchema>>(properties: P) {
  return Type.Object(properties, { additionalProperties: false });
}
const Nothing = object({});
const VaultId = Type.String({ pattern: '^[0-9a-z]{24}$' });
/** What a person types; the rules for new ones are in `shared/vault/secret-rules.ts`. */
const SecretText = Type.String({ maxLength: PHRASE_MAX_LETTERS + 100 });
const Kind = Type.Unsafe<SecretKind>(Type.Union(SECRET_KINDS.map((kind) => Type.Literal(kind))));
const Count = Type.Integer({ minimum: 0, maximum: 1_000_000 });

export const AUTO_LOCK_MINUTES = [5, 10, 30, 0] as const;
export const UNUSED_MONTHS = [6, 12, 24, 0] as const;
export const QUOTA_GIGABYTES = [1, 2, 5, 10, 20] as const;

function oneOf<const N extends number>(values: readonly N[]) {
  return Type.Unsafe<N>(Type.Union(values.map((value) => Type.Literal(value))));
}

/** How this computer treats the vaults that lie on it. */
export const VaultPolicy = object({
  /** A vault that nobody opened for so long may be removed; 0 for never. */
  unusedMonths: oneOf(UNUSED_MONTHS),
  /** When all vaults together are larger, it is said. */
  quotaGigabytes: oneOf(QUOTA_GIGABYTES),
});
export type VaultPolicy = Type.Static<typeof VaultPolicy>;

/** Requests about the people of this computer: who they are, how each gets in, and how the door shuts. */
export const VAULT_REQUESTS = {
  'vault.people': Nothing,
  'vault.lockState': object({ vault: VaultId }),
  /** Opens a vault; '' for one that needs no secret. */
  'vault.unlock': object({ vault: VaultId, secret: SecretText }),
  'vault.lock': Nothing,
  /** The person inside has done something; held while a lesson goes on, in which nobody types. */
  'vault.active': object({ isHeld: Type.Boolean() }),
  /** Answers the phase `newSecret`. */
  'vault.newSecret': object({ kind: Kind, text: SecretText }),
  'vault.cancelNewSecret': Nothing,
  'vault.resetWithCode': object({ vault: VaultId, code: Type.String({ minLength: 1, maxLength: 80 }) }),
  'vault.own': Nothing,
  'vault.changeSecret': object({ old: SecretText, kind: Kind, text: SecretText }),
  'vault.setAutoLock': object({ minutes: oneOf(AUTO_LOCK_MINUTES) }),
  'vault.overview': Nothing,
  'vault.setPolicy': VaultPolicy,
  /** Removes the vault that is open; the count is what its owner was told of and gives up. */
  'vault.removeOwn': object({ secret: SecretText, unsentCount: Count }),
  'vault.removeUnused': object({ vault: VaultId, unsentCount: Count }),
  'vault.showPeople': Nothing,
  'vault.beginAnew': Nothing,
} as const satisfies Record<string, TSchema>;

export interface VaultPerson {
  readonly vault: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly schoolTitle: string;
  readonly isDemo: boolean;
  /** `device`: this computer opens it for everybody. */
  readonly lockKind: 'device' | SecretKind;
  /** The hub has signed this device out: one enters anew, with a new invitation. */
  readonly isSignedOut: boolean;
  /** That is because the person has left the school. */
  readonly hasLeft: boolean;
}

export interface PeopleHere {
  /** Whoever was here last comes first. */
  readonly people: readonly VaultPerson[];
  /** What is wrong with vaults that cannot be shown by name. */
  readonly faults: readonly AppErrorData[];
  /** False where the system keeps no secrets, so that a file of this computer has to. */
  readonly hasDeviceStore: boolean;
  readonly hasDemo: boolean;
  /** How many have not come for longer than the policy says and left nothing unsent. */
  readonly unused: readonly string[];
  readonly isOverQuota: boolean;
}

export interface LockState {
  /** 0 when one may try now. */
  readonly waitSeconds: number;
  readonly wrongTries: number;
  readonly isLockedOut: boolean;
  /** Whether a code from the class teacher can help. */
  readonly canReset: boolean;
}

export interface OwnVault {
  readonly lockKind: 'device' | SecretKind;
  readonly allowedKinds: readonly SecretKind[];
  readonly autoLockMinutes: number;
  readonly hasDeviceStore: boolean;
  readonly unsentCount: number;
}

export interface VaultRow {
  readonly vault: string;
  readonly name: string;
  readonly isOwn: boolean;
  readonly usedAt: number;
  readonly sizeBytes: number;
  /** Whether the policy lets it be removed by anyone who is inside. */
  readonly isUnused: boolean;
  readonly unsentCount: number;
}

export interface VaultOverview {
  readonly rows: readonly VaultRow[];
  readonly totalBytes: number;
  readonly policy: VaultPolicy;
}

export interface VaultAnswers {
  'vault.people': PeopleHere;
  'vault.lockState': LockState;
  'vault.unlock': undefined;
  'vault.lock': undefined;
  'vault.active': undefined;
  'vault.newSecret': undefined;
  'vault.cancelNewSecret': undefined;
  'vault.resetWithCode': undefined;
  'vault.own': OwnVault;
  'vault.changeSecret': undefined;
  'vault.setAutoLock': undefined;
  'vault.overview': VaultOverview;
  'vault.setPolicy': undefined;
  'vault.removeOwn': undefined;
  'vault.removeUnused': undefined;
  'vault.showPeople': undefined;
  'vault.beginAnew': undefined;
}
