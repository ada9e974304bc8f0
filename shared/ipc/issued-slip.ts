import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { Role } from '../schema/person.ts';
import { SLIP_PURPOSES, type SlipPurpose } from '../schema/slip.ts';

const Text = Type.String();

/** What is printed on a slip, once: where the hub is, the secret in words and as a QR square, and whom it is for. */
export const IssuedSlip = Type.Object({
  id: Id,
  purpose: Type.Unsafe<SlipPurpose>(Type.Union(SLIP_PURPOSES.map((purpose) => Type.Literal(purpose)))),
  /** Whom it names, '' where it names a role. */
  personName: Text,
  role: Type.Unsafe<Role>(Role),
  /** Title of the class, '' for none. */
  classroom: Text,
  childName: Text,
  schoolTitle: Text,
  /** `host:port` of the hub. */
  addresses: Type.Array(Text),
  words: Type.Array(Text),
  /** The words with spaces between them. */
  code: Text,
  /** The text of the QR square. */
  qr: Text,
  /** Milliseconds since 1970. */
  expiresAt: Type.Number(),
  mostUses: Type.Number(),
});
export type IssuedSlip = Type.Static<typeof IssuedSlip>;
