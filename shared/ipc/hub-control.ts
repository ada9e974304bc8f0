import Type, { type Static, type TSchema } from 'typebox';
import { AppErrorData } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { line } from '../schema/names.ts';
import type { IssuedSlip } from './issued-slip.ts';
import { type FoundingSlips, NEW_SCHOOL } from './new-school.ts';
import type { DemoPerson, RosterPreview } from './values.ts';

function object<P extends Record<string, TSchema>>(properties: P) {
  return Type.Object(properties, { additionalProperties: false });
}
const Nothing = object({});
const Path = Type.String({ minLength: 1, maxLength: 4000 });

/**
 * What the process that started a hub may ask of it, over the parent's own channel (utility process port
 * or child process IPC), never over the network: whoever can start the hub owns its computer.
 */
export const HUB_CONTROL = {
  'hub.status': Nothing,
  /** Imports the demonstration school if the hub has no school yet. */
  'school.openDemo': object({ roster: Path }),
  /** Founds the school of this hub; `path` is the order's file. */
  'school.create': object({ ...NEW_SCHOOL, path: Path }),
  /** The people of the demonstration school, to pick one; refused in a real school. */
  'school.demoPeople': Nothing,
  /** A slip for a person, as the owner of the hub's computer: how this computer itself enters. */
  'slip.issue': object({ person: Id }),
  'roster.preview': object({ path: Path }),
  'roster.import': object({
    path: Path,
    administrator: line(255, 1),
    /** Whether the pedagogical staff in the lists are confirmed by them. */
    confirmsStaff: Type.Optional(Type.Boolean()),
    /** The order by which the administrator is appointed, and where its file lies. */
    order: Type.Optional(object({ ...NEW_SCHOOL.order.properties, path: Path })),
  }),
  'hub.stop': Nothing,
} as const satisfies Record<string, TSchema>;

export type HubControlName = keyof typeof HUB_CONTROL;
export type HubControlRequest<N extends HubControlName> = Static<(typeof HUB_CONTROL)[N]>;

export interface HubStatus {
  readonly hub: string;
  readonly port: number;
  /** `host:port` of every address of this computer, loopback first. */
  readonly addresses: readonly string[];
  /** SHA-256 of the hub's public key (SPKI, DER), in hexadecimal. */
  readonly keyPin: string;
  readonly school: { readonly id: string; readonly title: string; readonly isDemo: boolean } | undefined;
  readonly media: 'preparing' | 'ready' | 'unavailable';
}

export interface HubControlAnswers {
  'hub.status': HubStatus;
  'school.openDemo': HubStatus;
  'school.create': {
    readonly school: string;
    readonly administrator: string;
    readonly slips: FoundingSlips;
  };
  'school.demoPeople': readonly DemoPerson[];
  'slip.issue': IssuedSlip;
  'roster.preview': Omit<RosterPreview, 'token'>;
  'roster.import': { readonly school: string; readonly administrator: string };
  'hub.stop': undefined;
}

/** Parent to hub. */
export const HubControlMessage = Type.Object(
  { n: Type.Integer({ minimum: 1 }), name: Type.String({ maxLength: 40 }), data: Type.Unknown() },
  { additionalProperties: false },
);

/** Hub to parent: first `ready` or `failed`, then one `answer` per request. */
export const HubControlReply = Type.Union([
  Type.Object({ type: Type.Literal('ready'), status: Type.Unsafe<HubStatus>(Type.Object({})) }),
  Type.Object({ type: Type.Literal('failed'), error: AppErrorData }),
  Type.Object({
    type: Type.Literal('answer'),
    n: Type.Integer({ minimum: 1 }),
    outcome: Type.Union([
      Type.Object({ ok: Type.Literal(true), value: Type.Unknown() }),
      Type.Object({ ok: Type.Literal(false), error: AppErrorData }),
    ]),
  }),
]);
export type HubControlReply = Static<typeof HubControlReply>;
