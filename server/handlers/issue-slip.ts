import Type from 'typebox';
import { Id } from '../../shared/ids/id.ts';
import { can } from '../../shared/permissions/can.ts';
import { handler } from './handler.ts';

/** A slip that names a person of the school, printed and handed over. */
export const issueSlip = handler({
  data: Type.Object({ person: Id }, { additionalProperties: false }),
  refusal: (facts) => (can(facts, 'slips.makeFor') ? undefined : 'notAllowed'),
  run: ({ hub, facts }, data) => hub.slips.issue({ person: data.person, maker: facts.person }),
});
