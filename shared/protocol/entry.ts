import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { line, TimeMs } from '../schema/names.ts';
import { type Role, ROLES } from '../schema/person.ts';

/** Entry by slip: three HTTPS requests before a person has a device (SPEC, ENTRY rules). */
export const ENTRY_PATHS = {
  challenge: '/entry/challenge',
  preview: '/entry/preview',
  redeem: '/entry/redeem',
} as const;

const Hex32 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Nonce16 = Type.String({ pattern: '^[0-9a-f]{32}$' });

export const ChallengeRequest = Type.Object(
  { slip: Hex32, clientNonce: Nonce16 },
  { additionalProperties: false },
);
export type ChallengeRequest = Type.Static<typeof ChallengeRequest>;

export const ChallengeAnswer = Type.Object(
  { hubNonce: Nonce16, hubProof: Hex32 },
  { additionalProperties: false },
);
export type ChallengeAnswer = Type.Static<typeof ChallengeAnswer>;

export const PreviewRequest = Type.Object(
  { slip: Hex32, clientNonce: Nonce16, hubNonce: Nonce16, clientProof: Hex32 },
  { additionalProperties: false },
);
export type PreviewRequest = Type.Static<typeof PreviewRequest>;

export const PreviewAnswer = Type.Object(
  {
    schoolTitle: line(120),
    personName: line(200),
    roles: Type.Array(Type.Unsafe<Role>(Type.Union(ROLES.map((role) => Type.Literal(role)))), {
      maxItems: 7,
    }),
    position: line(80),
    classrooms: Type.Array(line(120), { maxItems: 200 }),
    chats: Type.Array(Type.Object({ id: Id, title: line(120) }, { additionalProperties: false }), {
      maxItems: 500,
    }),
    expiresAt: TimeMs,
  },
  { additionalProperties: false },
);
export type PreviewAnswer = Type.Static<typeof PreviewAnswer>;

export const RedeemRequest = Type.Object(
  {
    ...PreviewRequest.properties,
    /** Raw Ed25519 public key of the device in hexadecimal. */
    device: Hex32,
    /** The chats that the person read of in the preview and joins by own wish. */
    chats: Type.Array(Id, { maxItems: 500 }),
  },
  { additionalProperties: false },
);
export type RedeemRequest = Type.Static<typeof RedeemRequest>;

export const RedeemAnswer = Type.Object({ person: Id }, { additionalProperties: false });
export type RedeemAnswer = Type.Static<typeof RedeemAnswer>;

/** What both sides prove the slip's secret over (HMAC-SHA-256); binds it to the hub's key and both nonces. */
export function proofText(
  side: 'hub' | 'client',
  of: { readonly hubKeyPin: string; readonly clientNonce: string; readonly hubNonce: string },
): string {
  return ['zvonok slip', side, of.hubKeyPin, of.clientNonce, of.hubNonce].join('\n');
}

/** The secret as people type it: case, spaces and dashes do not matter, look-alike letters are read as meant. */
export function normalizeSlipCode(code: string): string {
  return code
    .toLowerCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1');
}

export const SLIP_CODE_LETTERS = 16;

/** `ABCD-EFGH-JKMN-PQRS` */
export function groupSlipCode(code: string): string {
  return (code.toUpperCase().match(/.{1,4}/g) ?? []).join('-');
}
