import Type from 'typebox';
import { Id, Stamp } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { paperDropId } from '../schema/school-order.ts';
import { scopeOf } from '../schema/scope.ts';
import { AppError } from '../errors/app-error.ts';
import { act } from './act.ts';

/**
 * Takes back signatures that were entered from a sheet by mistake, whoever has entered them. As an act it stands in
 * the log: a signature is somebody's word, and must not vanish without a trace.
 */
export const ordersDropPaper = act({
  data: Type.Object(
    {
      version: Stamp,
      person: Id,
      papers: Type.Array(Stamp, { minItems: 1, maxItems: 20, uniqueItems: true }),
    },
    { additionalProperties: false },
  ),
  refusal: ({ actor, directory }) => refusalOf(actor, 'orders.enterPaper', {}, directory.isOn),
  needsReason: false,
  plan: ({ directory }, { version, person, papers }) => {
    if (!directory.get('person', person)) throw new AppError('notFound');
    return papers.map((paper) => ({
      kind: 'paperdrop' as const,
      id: paperDropId(paper),
      scope: scopeOf.ack(person),
      parent: version,
      body: { person, paper },
    }));
  },
  targets: ({ person }) => [person],
});
