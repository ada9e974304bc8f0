import Type from 'typebox';
import { OptionalId } from '../ids/id.ts';
import { line, PersonNamePart, plainLine } from './names.ts';
import { type Role, ROLES } from './person.ts';

export const REQUEST_STATES = ['open', 'accepted', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** A request to be let in (clause P-2.1(9)), from somebody who has no account; scope `admin`. */
export const JoinRequestBody = Type.Object(
  {
    familyName: plainLine(60, 1),
    givenName: plainLine(60, 1),
    middleName: PersonNamePart,
    role: Type.Unsafe<Role>(Type.Union(ROLES.map((role) => Type.Literal(role)))),
    classroom: OptionalId,
    /** What the person says to whoever decides. */
    note: line(300),
    /** The link that the person came by, '' for none. */
    slip: OptionalId,
    /** The parent's address for a pupil of grades 1 to 4, '' otherwise; confirmed by a code. */
    email: line(254),
    isEmailConfirmed: Type.Boolean(),
    /** Raw Ed25519 public key of the waiting device in hexadecimal. */
    device: Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }),
    state: Type.Unsafe<RequestState>(Type.Union(REQUEST_STATES.map((state) => Type.Literal(state)))),
    /** Who was let in. */
    person: OptionalId,
  },
  { additionalProperties: false },
);
export type JoinRequestBody = Type.Static<typeof JoinRequestBody>;
