import Type from 'typebox';
import { AppError } from '../../shared/errors/app-error.ts';
import { Id } from '../../shared/ids/id.ts';
import { mayResetPin, mayResetPins } from '../../shared/permissions/may-reset-pin.ts';
import { handler } from './handler.ts';

/** A one-time code with which a person sets a new PIN; only for those whom the asking person may help. */
export const issuePinReset = handler({
  data: Type.Object({ person: Id }, { additionalProperties: false }),
  refusal: (facts) => (mayResetPins(facts) ? undefined : 'notAllowed'),
  run: async ({ hub, facts }, { person }) => {
    if (!mayResetPin(facts, await hub.facts.of(person))) throw new AppError('notAllowed');
    const reset = await hub.pinResets.issue({ person, maker: facts.person });
    await hub.note({ actor: facts.person, action: 'pins.reset', targets: [person], clause: 'P-2.5(4)' });
    return reset;
  },
});
