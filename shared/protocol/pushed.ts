import Type from 'typebox';
import { Acceptance } from '../schema/envelope.ts';
import { TimeMs } from '../schema/names.ts';
import { orderOf } from '../schema/order.ts';
import { MAX_PUSH_DOCUMENTS } from './limits.ts';
import { WireError } from './wire-error.ts';

const { order, ...position } = Acceptance.properties;
/** An acceptance; its order is told only where an earlier version has given the document its place. */
const Accepted = Type.Object({ ...position, order: Type.Optional(order) }, { additionalProperties: false });
/** The stamp is too far ahead of hub time: the client stamps the version anew and pushes it again. */
const Ahead = Type.Object({ ahead: Type.Literal(true) }, { additionalProperties: false });
/** The hub has a later version by the same writer, from another computer, and sends it. */
const Overtaken = Type.Object({ overtaken: Type.Literal(true) }, { additionalProperties: false });
const Refused = Type.Object({ refusal: WireError }, { additionalProperties: false });

/** The hub's word on each version of one `push`, in its order. */
export const Pushed = Type.Object(
  {
    type: Type.Literal('pushed'),
    n: Type.Integer({ minimum: 1 }),
    /** As `changes` has it: batches of both kinds are numbered together. */
    batch: Type.Integer({ minimum: 1 }),
    results: Type.Array(Type.Union([Accepted, Ahead, Overtaken, Refused]), { maxItems: MAX_PUSH_DOCUMENTS }),
    now: TimeMs,
  },
  { additionalProperties: false },
);
export type Pushed = Type.Static<typeof Pushed>;

export function briefAcceptance({ order: told, ...rest }: Acceptance): Type.Static<typeof Accepted> {
  return told === orderOf(rest) ? rest : { ...rest, order: told };
}

export function orderedAcceptance({ order: told, ...rest }: Type.Static<typeof Accepted>): Acceptance {
  return { ...rest, order: told ?? orderOf(rest) };
}
