import Type from 'typebox';
import { AppErrorData } from '../errors/app-error.ts';
import { Id, Stamp } from '../ids/id.ts';
import { Acceptance } from '../schema/envelope.ts';
import { TimeMs } from '../schema/names.ts';
import { MAX_PUSH_DOCUMENTS } from './limits.ts';

const Accepted = Type.Object(
  { id: Id, stamp: Stamp, acceptance: Acceptance },
  { additionalProperties: false },
);
/** The stamp is too far ahead of hub time: the client stamps the version anew and pushes it again. */
const Ahead = Type.Object(
  { id: Id, stamp: Stamp, ahead: Type.Literal(true) },
  { additionalProperties: false },
);
const Refused = Type.Object({ id: Id, stamp: Stamp, refusal: AppErrorData }, { additionalProperties: false });

/** The hub's word on each version of one `push`, in its order. */
export const Pushed = Type.Object(
  {
    type: Type.Literal('pushed'),
    n: Type.Integer({ minimum: 1 }),
    results: Type.Array(Type.Union([Accepted, Ahead, Refused]), { maxItems: MAX_PUSH_DOCUMENTS }),
    now: TimeMs,
  },
  { additionalProperties: false },
);
export type Pushed = Type.Static<typeof Pushed>;
