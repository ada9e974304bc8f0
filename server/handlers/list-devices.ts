import { AppError } from '../../shared/errors/app-error.ts';
import { DevicesListData } from '../../shared/ipc/device-calls.ts';
import { refusalOf } from '../../shared/permissions/can.ts';
import { handler } from './handler.ts';

const MOST = 1000;

/** The devices of a person with when each was here last: the own ones, or, by permission, somebody else's. */
export const listDevices = handler({
  data: DevicesListData,
  refusal: (facts) => (facts.isPresent ? undefined : 'notAllowed'),
  run: async ({ hub, facts, device }, data) => {
    const person = data.person || facts.person;
    const refusal = refusalOf(facts, 'devices.see', { person: await hub.facts.of(person) });
    if (refusal) throw new AppError(refusal);
    return { devices: (await hub.devices.list(person, device)).slice(0, MOST) };
  },
});
