import Type, { type TSchema } from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { MailProof, NewcomerName } from '../protocol/entry.ts';
import { line } from '../schema/names.ts';
import { Role } from '../schema/person.ts';
import type { SchoolView, SlipPreview, WaitingRequest } from './values.ts';

function object<P extends Record<string, TSchema>>(properties: P) {
  return Type.Object(properties, { additionalProperties: false });
}
const Nothing = object({});
const KeyPin = Type.String({ pattern: '^([0-9a-f]{64})?$' });

/** Where the hub is and what lets one in; the key's hash is '' unless a QR square told it. */
const SlipEntry = { address: line(200, 1), code: line(200, 1), keyPin: KeyPin };

/** The requests of the way in by slips, links and requests. */
export const ENTRY_REQUESTS = {
  'entry.previewSlip': object(SlipEntry),
  'entry.acceptSlip': object({
    ...SlipEntry,
    chats: Type.Array(Id, { maxItems: 500 }),
    name: NewcomerName,
    mail: MailProof,
    /** Where the slip is bound to one (clause P-2.1(2)). */
    contact: Type.Optional(line(254)),
  }),
  /** A code to a parent's address, with a slip or, where `code` is '', for a request without one. */
  'entry.mailCode': object({
    address: line(200, 1),
    code: line(200),
    keyPin: KeyPin,
    classroom: OptionalId,
    email: line(254, 3),
  }),
  'entry.askSchool': object({ address: line(200, 1), keyPin: KeyPin }),
  /** Keeps a request to be let in and sends it as soon as the hub is reached. */
  'entry.request': object({
    address: line(200, 1),
    code: line(200),
    keyPin: KeyPin,
    name: NewcomerName,
    role: Type.Unsafe<Role>(Role),
    classroom: OptionalId,
    note: line(300),
    mail: MailProof,
  }),
  'entry.requests': Nothing,
  /** Sends what waits and asks what became of the rest. */
  'entry.checkRequests': Nothing,
  /** Takes a request back, or away once it was refused. */
  'entry.dropRequest': object({ id: Id }),
  /** Enters as the person whom an accepted request made. */
  'entry.enterByRequest': object({ id: Id }),
} as const satisfies Record<string, TSchema>;

/** What each of them answers with. */
export interface EntryAnswers {
  'entry.previewSlip': SlipPreview;
  'entry.acceptSlip': undefined;
  'entry.mailCode': { readonly validUntil: number };
  'entry.askSchool': SchoolView;
  /** False where it waits for the hub. */
  'entry.request': { readonly isSent: boolean };
  'entry.requests': readonly WaitingRequest[];
  'entry.checkRequests': undefined;
  'entry.dropRequest': undefined;
  'entry.enterByRequest': undefined;
}
