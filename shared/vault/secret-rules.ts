import type { AppErrorCode } from '../errors/app-error.ts';
import { isStaff, type Role } from '../schema/person.ts';

/** What opens a vault besides the computer itself: digits, or words for staff of computers without a store. */
export const SECRET_KINDS = ['pin', 'phrase'] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

export const PIN_MIN_DIGITS = 4;
export const PIN_MAX_DIGITS = 8;
export const PHRASE_MIN_LETTERS = 10;
export const PHRASE_MAX_LETTERS = 200;

export interface Secret {
  readonly kind: SecretKind;
  readonly text: string;
}

/** The same words typed on another keyboard are the same secret. */
export function normalizeSecret({ kind, text }: Secret): string {
  return kind === 'pin' ? text : text.normalize('NFKC').trim().replace(/\s+/gu, ' ');
}

/** Why a new secret is not taken; undefined when it is. */
export function faultOfSecret(secret: Secret): AppErrorCode | undefined {
  const text = normalizeSecret(secret);
  if (secret.kind === 'phrase') {
    const letters = [...text].length;
    if (letters < PHRASE_MIN_LETTERS || letters > PHRASE_MAX_LETTERS) return 'secretTooShort';
    return new Set(text).size < 4 ? 'secretTooSimple' : undefined;
  }
  if (!/^\d+$/.test(text) || text.length < PIN_MIN_DIGITS || text.length > PIN_MAX_DIGITS)
    return 'secretTooShort';
  return isRow(text) ? 'secretTooSimple' : undefined;
}

/**
 * Which kinds a person may choose from. Where the computer has no real store of secrets, the digits alone
 * would stand between a thief and the data of a whole class, so staff take words.
 */
export function allowedSecretKinds(of: {
  readonly roles: readonly Role[];
  readonly hasDeviceStore: boolean;
}): readonly SecretKind[] {
  return isStaff({ roles: [...of.roles] }) && !of.hasDeviceStore ? ['phrase'] : ['pin', 'phrase'];
}

/** One digit only, or digits in a row: 0000, 1234, 9876. */
function isRow(digits: string): boolean {
  const steps = new Set<number>();
  for (let index = 1; index < digits.length; index++) {
    steps.add(digits.charCodeAt(index) - digits.charCodeAt(index - 1));
  }
  const [step = 0] = steps;
  return steps.size === 1 && Math.abs(step) <= 1;
}
