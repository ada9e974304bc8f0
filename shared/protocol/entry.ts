import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { line, PersonNamePart, TimeMs } from '../schema/names.ts';
import { type RequestState, REQUEST_STATES } from '../schema/join-request.ts';
import { Role } from '../schema/person.ts';
import { SLIP_PURPOSES, type SlipPurpose } from '../schema/slip.ts';

/** The version of these requests; it stands in their paths, so that an older application gets a plain no. */
export const ENTRY_VERSION = 2;

/** The way in: HTTPS requests before a person has a device (SPEC, ENTRY rules). */
export const ENTRY_PATHS = {
  challenge: '/entry/2/challenge',
  preview: '/entry/2/preview',
  mailCode: '/entry/2/mail-code',
  redeem: '/entry/2/redeem',
  /** What an application without a link may ask for: the school's name and its classes. */
  school: '/entry/2/school',
  request: '/entry/request',
  requestState: '/entry/request-state',
} as const;

const Hex32 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Hex64 = Type.String({ pattern: '^[0-9a-f]{128}$' });
const Nonce16 = Type.String({ pattern: '^[0-9a-f]{32}$' });
const SixDigits = Type.String({ pattern: '^([0-9]{6})?$' });
const RoleName = Type.Unsafe<Role>(Role);

function object<P extends Type.TProperties>(properties: P) {
  return Type.Object(properties, { additionalProperties: false });
}

export const ChallengeRequest = object({ slip: Hex32, clientNonce: Nonce16 });
export type ChallengeRequest = Type.Static<typeof ChallengeRequest>;

export const ChallengeAnswer = object({ hubNonce: Nonce16, hubProof: Hex32 });
export type ChallengeAnswer = Type.Static<typeof ChallengeAnswer>;

/** That the sender holds the paper. */
export const SlipProof = object({ slip: Hex32, clientNonce: Nonce16, hubNonce: Nonce16, clientProof: Hex32 });
export type SlipProof = Type.Static<typeof SlipProof>;

export const PreviewAnswer = object({
  purpose: Type.Unsafe<SlipPurpose>(Type.Union(SLIP_PURPOSES.map((purpose) => Type.Literal(purpose)))),
  schoolTitle: line(120),
  /** Whom it names; '' where the newcomer says the own name. */
  personName: line(200),
  roles: Type.Array(RoleName, { maxItems: 7 }),
  position: line(80),
  classrooms: Type.Array(line(120), { maxItems: 200 }),
  /** Whose parent it lets in, '' for nobody's. */
  childName: line(200),
  chats: Type.Array(object({ id: Id, title: line(120) }), { maxItems: 500 }),
  expiresAt: TimeMs,
  /** Whether a parent's address has to be confirmed by a code (clause M-4 ¶13). */
  needsEmail: Type.Boolean(),
  /** Whether the contact has to be named to which the slip is bound (clause P-2.1(2)). */
  needsContact: Type.Optional(Type.Boolean()),
});
export type PreviewAnswer = Type.Static<typeof PreviewAnswer>;

/** A newcomer's own name, all parts empty where the slip names the person. */
export const NewcomerName = object({
  familyName: PersonNamePart,
  givenName: PersonNamePart,
  middleName: PersonNamePart,
});
export type NewcomerName = Type.Static<typeof NewcomerName>;

/** A parent's address and the code that came to it, both empty where none is asked for. */
export const MailProof = object({ email: line(254), code: SixDigits });
export type MailProof = Type.Static<typeof MailProof>;

/** Asks for a code by e-mail: with a slip, or for a request without one, then with the class. */
export const MailCodeRequest = object({
  proof: Type.Union([SlipProof, Type.Null()]),
  classroom: OptionalId,
  device: Hex32,
  email: line(254, 3),
});
export type MailCodeRequest = Type.Static<typeof MailCodeRequest>;

export const MailCodeAnswer = object({ validUntil: TimeMs });
export type MailCodeAnswer = Type.Static<typeof MailCodeAnswer>;

export const RedeemRequest = object({
  ...SlipProof.properties,
  /** Raw Ed25519 public key of the device in hexadecimal. */
  device: Hex32,
  /** The chats that the person read of in the preview and joins by own wish. */
  chats: Type.Array(Id, { maxItems: 500 }),
  name: NewcomerName,
  mail: MailProof,
  /** The contact to which the slip is bound, as typed; missing or '' where it is bound to none. */
  contact: Type.Optional(line(254)),
});
export type RedeemRequest = Type.Static<typeof RedeemRequest>;

export const RedeemAnswer = object({ person: Id });
export type RedeemAnswer = Type.Static<typeof RedeemAnswer>;

export const SchoolAnswer = object({
  schoolTitle: line(120),
  /** Whether one may ask to be let in without a link. */
  isOpen: Type.Boolean(),
  /** Empty where one may not. The grade tells whether a parent's address will be asked for. */
  classrooms: Type.Array(object({ id: Id, title: line(120), needsEmail: Type.Boolean() }), { maxItems: 500 }),
});
export type SchoolAnswer = Type.Static<typeof SchoolAnswer>;

/** A request to be let in. */
export const JoinRequest = object({
  /** The link that one came by; null for none. */
  proof: Type.Union([SlipProof, Type.Null()]),
  name: NewcomerName,
  /** What one wants to be; a link says it itself. */
  role: RoleName,
  classroom: OptionalId,
  note: line(300),
  mail: MailProof,
  device: Hex32,
  /** By the device over `requestText('request', …)`. */
  signature: Hex64,
});
export type JoinRequest = Type.Static<typeof JoinRequest>;

export const JoinRequestAnswer = object({ request: Id });
export type JoinRequestAnswer = Type.Static<typeof JoinRequestAnswer>;

/** Asks what became of a request, or takes it back. */
export const RequestStateRequest = object({
  request: Id,
  device: Hex32,
  withdraw: Type.Boolean(),
  /** By the device over `requestText('state' or 'withdraw', …)`. */
  signature: Hex64,
});
export type RequestStateRequest = Type.Static<typeof RequestStateRequest>;

export const RequestStateAnswer = object({
  state: Type.Unsafe<RequestState>(Type.Union(REQUEST_STATES.map((state) => Type.Literal(state)))),
  /** Who was let in, '' while nobody is. */
  person: OptionalId,
  personName: line(200),
  roles: Type.Array(RoleName, { maxItems: 7 }),
  schoolTitle: line(120),
});
export type RequestStateAnswer = Type.Static<typeof RequestStateAnswer>;

/** What both sides prove the slip's secret over; binds it to the hub's key and both nonces. */
export function proofText(
  side: 'hub' | 'client',
  of: { readonly hubKeyPin: string; readonly clientNonce: string; readonly hubNonce: string },
): string {
  return ['zvonok slip', side, of.hubKeyPin, of.clientNonce, of.hubNonce].join('\n');
}

/** What the waiting device signs, so that nobody else can ask after a request, take it back or make one for it. */
export function requestText(
  what: 'request' | 'state' | 'withdraw',
  of: { readonly hubKeyPin: string; readonly device: string; readonly request: string },
): string {
  return ['zvonok request', what, of.hubKeyPin, of.device, of.request].join('\n');
}

/** A code as people type it: case, spaces and dashes do not matter, look-alike letters are read as meant. */
export function normalizeSlipCode(code: string): string {
  return code
    .toLowerCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1');
}
