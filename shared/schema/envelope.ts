import Type from 'typebox';
import { Id, OptionalId, Stamp } from '../ids/id.ts';

/** The writer of documents that the school itself keeps (directory, slips): a hub, on behalf of whom its log names. */
export const SCHOOL_WRITER = '@school';

export const ScopeName = Type.String({
  pattern: '^[a-z]+(:[0-9a-z@][0-9a-z.-]{0,63}){0,2}$',
  minLength: 1,
  maxLength: 140,
});
export const KindName = Type.String({ pattern: '^[a-z]{1,24}$', maxLength: 24 });
export const HubId = Type.String({ pattern: '^[0-9a-z]{12}$', maxLength: 12 });
export const Epoch = Type.String({ pattern: '^[0-9a-z]{8}$', maxLength: 8 });

const authorFields = {
  id: Id,
  kind: KindName,
  /** The unit of access and of replication. It never changes. */
  scope: ScopeName,
  /** What the document belongs to inside its scope, '' for nothing: a message's chat, a membership's group. */
  parent: OptionalId,
  /** The one person (or the school) who may change the document. */
  by: Id,
  /** Hybrid-clock stamp of this version. */
  stamp: Stamp,
  /** True when the author took the document back. It beats every edit. */
  gone: Type.Boolean(),
  /** What the kind's own schema describes; parsed by it at every wall. */
  body: Type.Record(Type.String({ pattern: '^[a-zA-Z]{1,40}$' }), Type.Unknown(), {
    maxProperties: 40,
    additionalProperties: false,
  }),
};

/** What the author sets; pushed to a hub as it is, hashed in its canonical form. */
export const AuthorPart = Type.Object(authorFields, { additionalProperties: false });
export type AuthorPart = Type.Static<typeof AuthorPart>;

/** Given once per version by the first hub that accepts it; travels with the document from then on. */
export const Acceptance = Type.Object(
  {
    hub: HubId,
    /** New after every restore of the hub from a backup. */
    epoch: Epoch,
    seq: Type.Integer({ minimum: 1, maximum: 2 ** 45 - 1 }),
    /** Milliseconds since 1970, monotonic in each hub. */
    at: Type.Integer({ minimum: 0, maximum: 2 ** 45 - 1 }),
    /** Reading position of the document: (at, hub, seq) of its first acceptance, as sortable text. */
    order: Type.String({ pattern: '^[0-9a-z]{30}$', maxLength: 30 }),
  },
  { additionalProperties: false },
);
export type Acceptance = Type.Static<typeof Acceptance>;

/** A document as hubs keep it and send it. */
export const AcceptedDocument = Type.Object(
  { ...authorFields, ...Acceptance.properties },
  { additionalProperties: false },
);
export type AcceptedDocument = Type.Static<typeof AcceptedDocument>;

/**
 * A document as stores keep it. While no hub has accepted this version, hub and epoch are '' and seq and at
 * are 0; `order` is then that of an earlier version, or the unsent order.
 */
export const StoredDocument = Type.Object(
  {
    ...authorFields,
    hub: Type.String({ maxLength: 12 }),
    epoch: Type.String({ maxLength: 8 }),
    seq: Type.Integer({ minimum: 0, maximum: 2 ** 45 - 1 }),
    at: Type.Integer({ minimum: 0, maximum: 2 ** 45 - 1 }),
    order: Type.String({ maxLength: 30 }),
  },
  { additionalProperties: false },
);
export type StoredDocument = Type.Static<typeof StoredDocument>;

export function authorPartOf(document: AuthorPart): AuthorPart {
  const { id, kind, scope, parent, by, stamp, gone, body } = document;
  return { id, kind, scope, parent, by, stamp, gone, body };
}

/** The name of a log: one hub, between two restores. */
export function logName(of: { readonly hub: string; readonly epoch: string }): string {
  return `${of.hub}.${of.epoch}`;
}
