import Type, { type TSchema } from 'typebox';
import { Id } from '../../shared/ids/id.ts';
import {
  HubControlReply,
  type HubControlAnswers,
  type HubControlName,
  type HubStatus,
} from '../../shared/ipc/hub-control.ts';
import { IssuedSlip } from '../../shared/ipc/issued-slip.ts';
import { ROLES, type Role } from '../../shared/schema/person.ts';
import { guardOf, parserOf } from '../../shared/std/parse.ts';

const Text = Type.String();
const Texts = Type.Array(Text);
const Count = Type.Integer({ minimum: 0 });
const RoleName = Type.Unsafe<Role>(Type.Union(ROLES.map((role) => Type.Literal(role))));

const Status = Type.Object({
  hub: Text,
  port: Type.Integer({ minimum: 1, maximum: 65_535 }),
  addresses: Type.Array(Text, { minItems: 1 }),
  keyPin: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  school: Type.Union([Type.Object({ id: Text, title: Text, isDemo: Type.Boolean() }), Type.Undefined()]),
  media: Type.Union([Type.Literal('preparing'), Type.Literal('ready'), Type.Literal('unavailable')]),
});

const Founded = Type.Object({ school: Id, administrator: Id });
const MaybeSlip = Type.Union([IssuedSlip, Type.Undefined()]);
const Created = Type.Object({
  school: Id,
  administrator: Id,
  slips: Type.Object({ head: MaybeSlip, administrator: MaybeSlip }),
});

const DemoPeople = Type.Array(
  Type.Object({
    id: Id,
    name: Text,
    roles: Type.Array(RoleName),
    position: Text,
    classrooms: Texts,
    isSuggested: Type.Boolean(),
  }),
);

const Preview = Type.Object({
  source: Text,
  schoolTitle: Text,
  counts: Type.Object({ classrooms: Count, pupils: Count, parents: Count, staff: Count }),
  administrators: Type.Array(Type.Object({ sourcedId: Text, name: Text, position: Text })),
  problems: Type.Array(
    Type.Object({
      file: Text,
      line: Count,
      column: Text,
      ru: Text,
      en: Text,
      severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
    }),
  ),
  problemCount: Count,
  canImport: Type.Boolean(),
});

function answer<const T extends TSchema>(schema: T): (value: unknown) => Type.Static<T> {
  return parserOf('answer of the hub process', schema);
}

/** How each answer of the hub process is read. */
export const HUB_CONTROL_ANSWERS: {
  readonly [N in HubControlName]: (value: unknown) => HubControlAnswers[N];
} = {
  'hub.status': answer(Status),
  'school.openDemo': answer(Status),
  'school.create': answer(Created),
  'school.demoPeople': answer(DemoPeople),
  'slip.issue': answer(IssuedSlip),
  'roster.preview': answer(Preview),
  'roster.import': answer(Founded),
  'hub.stop': answer(Type.Undefined()),
};

export const parseHubStatus: (value: unknown) => HubStatus = answer(Status);

/** Whether a message of the hub process is one of its replies; Electron and Node send others of their own. */
export const isHubReply = guardOf(HubControlReply);
