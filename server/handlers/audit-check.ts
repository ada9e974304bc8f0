import Type from 'typebox';
import { firstBreak } from '../../shared/directory/chain.ts';
import { refusalOf } from '../../shared/permissions/can.ts';
import { logName } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { sha256 } from '../audit/ledger.ts';
import { handler } from './handler.ts';

/** Looks through the whole log of this hub: how long it is, and where it is broken, 0 for nowhere. */
export const auditCheck = handler({
  data: Type.Object({}, { additionalProperties: false }),
  refusal: (facts) => refusalOf(facts, 'audit.read'),
  run: async ({ hub }) => {
    const { store } = hub;
    const lines = await store.changesAfter(
      { scope: 'audit', log: logName(store) },
      0,
      Number.MAX_SAFE_INTEGER,
    );
    const bodies = lines.flatMap((line) => (isOfKind(line, 'audit') ? [line.body] : []));
    return { lines: bodies.length, brokenAt: firstBreak(bodies, sha256) };
  },
});
