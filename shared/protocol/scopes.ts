import Type from 'typebox';
import { ScopeName } from '../schema/envelope.ts';
import { LogName } from '../sync/checkpoint.ts';
import { MAX_SCOPES } from './limits.ts';

/** The names behind the digests of the hello, where the welcome asked for them. */
export const Scopes = Type.Object(
  {
    type: Type.Literal('scopes'),
    held: Type.Array(
      Type.Object(
        {
          log: LogName,
          /** Held from the beginning. */
          scopes: Type.Array(ScopeName, { maxItems: MAX_SCOPES }),
          /** Of which something is held, but not the beginning. */
          begun: Type.Array(ScopeName, { maxItems: MAX_SCOPES }),
        },
        { additionalProperties: false },
      ),
      { maxItems: 64 },
    ),
  },
  { additionalProperties: false },
);
export type Scopes = Type.Static<typeof Scopes>;
