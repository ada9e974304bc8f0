import Type from 'typebox';

/**
 * Resetting a forgotten PIN without losing what the vault holds: three HTTPS requests (POST, JSON) over the
 * pinned connection. The vault's key lies beside the vault a second time, sealed to the hub's recovery key;
 * a one-time code that the hub gave to the person's class teacher makes the hub open it and seal it anew to
 * a key that only the asking computer has.
 */
export const RESET_PATHS = {
  key: '/entry/recovery-key',
  challenge: '/entry/pin-reset/challenge',
  open: '/entry/pin-reset/open',
} as const;

const Hex32 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Nonce16 = Type.String({ pattern: '^[0-9a-f]{32}$' });

/** Something sealed to an X25519 key: a key of one use, and what AES-256-GCM made with it. */
export const SealedBox = Type.Object(
  {
    /** Raw X25519 public key in hexadecimal. */
    ephemeral: Hex32,
    /** Nonce (12 bytes), tag (16 bytes) and cipher text in base64. */
    sealed: Type.String({ pattern: '^[A-Za-z0-9+/]{40,400}={0,2}$', maxLength: 400 }),
  },
  { additionalProperties: false },
);
export type SealedBox = Type.Static<typeof SealedBox>;

export const RecoveryKeyRequest = Type.Object({}, { additionalProperties: false });

export const RecoveryKeyAnswer = Type.Object(
  {
    /** Raw X25519 public key of the hub in hexadecimal. */
    recoveryKey: Hex32,
    /** Whether the school is the demonstration, in which a person may enter without a PIN. */
    isDemo: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type RecoveryKeyAnswer = Type.Static<typeof RecoveryKeyAnswer>;

export const ResetChallengeRequest = Type.Object(
  { code: Hex32, clientNonce: Nonce16 },
  { additionalProperties: false },
);
export type ResetChallengeRequest = Type.Static<typeof ResetChallengeRequest>;

export const ResetChallengeAnswer = Type.Object(
  { hubNonce: Nonce16, hubProof: Hex32 },
  { additionalProperties: false },
);
export type ResetChallengeAnswer = Type.Static<typeof ResetChallengeAnswer>;

export const ResetOpenRequest = Type.Object(
  {
    code: Hex32,
    clientNonce: Nonce16,
    hubNonce: Nonce16,
    clientProof: Hex32,
    /** Raw X25519 public key, of this one reset, to which the answer is sealed. */
    reply: Hex32,
    /** The vault's key as it lies beside the vault. */
    box: SealedBox,
  },
  { additionalProperties: false },
);
export type ResetOpenRequest = Type.Static<typeof ResetOpenRequest>;

export const ResetOpenAnswer = Type.Object({ box: SealedBox }, { additionalProperties: false });
export type ResetOpenAnswer = Type.Static<typeof ResetOpenAnswer>;

/** What a box for the hub belongs to: it opens for this person's code at this hub and for nothing else. */
export function vaultBoxLabel(of: { readonly person: string; readonly hubKeyPin: string }): string {
  return ['zvonok vault for hub 1', of.person, of.hubKeyPin].join('\n');
}

/** What the hub's answer belongs to. */
export function replyBoxLabel(of: { readonly person: string; readonly hubNonce: string }): string {
  return ['zvonok vault for owner 1', of.person, of.hubNonce].join('\n');
}

/** For what a box's key is derived (HKDF info). */
export const BOX_PURPOSE = 'zvonok sealed box 1';

/** What both sides prove the code over (HMAC-SHA-256); binds it to the hub's key, both nonces and the question. */
export function resetProofText(
  side: 'hub' | 'client',
  of: {
    readonly hubKeyPin: string;
    readonly clientNonce: string;
    readonly hubNonce: string;
    /** What the client asks to be opened, and to which key; '' for the hub, which proves first. */
    readonly question: string;
  },
): string {
  return ['zvonok pin reset', side, of.hubKeyPin, of.clientNonce, of.hubNonce, of.question].join('\n');
}

export function resetQuestion(of: { readonly reply: string; readonly box: SealedBox }): string {
  return [of.reply, of.box.ephemeral, of.box.sealed].join(' ');
}

/** Letters of a code: 50 random bits, which can only be tried at the hub itself, 60 times a minute for an hour. */
export const RESET_CODE_LETTERS = 10;
export const RESET_LIFETIME_MS = 3600_000;

/** `ABCDE-FGHJK` */
export function groupResetCode(code: string): string {
  return (code.toUpperCase().match(/.{1,5}/g) ?? []).join('-');
}

/** The key of both sides' proofs, from the code without spaces and dashes (see `normalizeSlipCode`). */
export function resetKeyOf(sha256: (text: string) => string, normalizedCode: string): string {
  return sha256(`zvonok pin reset\n${normalizedCode}`);
}

/** Under what a code is found; tells nothing about its key. */
export function resetLookupOf(sha256: (text: string) => string, key: string): string {
  return sha256(`zvonok pin reset id\n${key}`);
}
