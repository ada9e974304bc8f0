import Type from 'typebox';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { act } from './act.ts';
import { decided, openRequest } from './requests-accept.ts';

/** Does not let somebody in who has asked for it. The reason stays in the act; who asked reads a neutral sentence. */
export const requestsRefuse = act({
  data: Type.Object({ request: Id }, { additionalProperties: false }),
  refusal: ({ actor }) => refusalOf(actor, 'requests.decide'),
  needsReason: true,
  plan: ({ directory }, { request }) => [decided(openRequest(directory, request), 'refused')],
  targets: ({ request }) => [request],
});
