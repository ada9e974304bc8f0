import { PapersWriteData } from '../../shared/ipc/paper-calls.ts';
import { refusalOf } from '../../shared/permissions/can.ts';
import { handler } from './handler.ts';

/**
 * A piece of a paper's file. Only when the hub has answered that the file is whole does the sender write the
 * act `papers.keep`, which names it by its digest: what an act comes to is planned the same everywhere, and
 * only the hub can look at bytes. Where it does not have them it refuses the act.
 */
export const writePaper = handler({
  data: PapersWriteData,
  refusal: (facts) => refusalOf(facts, 'papers.keep'),
  run: async ({ hub }, data) => {
    const { heldBytes, isWhole } = await hub.papers.write(data);
    return { heldBytes, isWhole };
  },
});
