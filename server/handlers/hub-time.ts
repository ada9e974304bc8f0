import Type from 'typebox';
import { handler } from './handler.ts';

/** The hub's time, for whoever wants to know whether the link still answers. */
export const hubTime = handler({
  data: Type.Object({}, { additionalProperties: false }),
  refusal: (facts) => (facts.isPresent ? undefined : 'notAllowed'),
  run: ({ hub }) => Promise.resolve({ now: hub.acceptor.time() }),
});
