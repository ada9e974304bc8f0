import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { DeviceKeyId } from '../schema/device.ts';
import { scopeOf } from '../schema/scope.ts';
import { act } from './act.ts';

/**
 * Signs devices of a person out (clause P-2.5(4)): some, or all. One's own device may be kept. Of somebody
 * else's devices only the hub knows, so on another's computer the plan is empty.
 */
export const devicesSignOut = act({
  data: Type.Object(
    {
      person: Id,
      /** Empty for all of them. */
      devices: Type.Array(DeviceKeyId, { maxItems: 200 }),
      /** The one that stays when all are meant: the own one that asks; '' for none. */
      keep: Type.Union([DeviceKeyId, Type.Literal('')]),
    },
    { additionalProperties: false },
  ),
  refusal: ({ actor, directory }, { person }) =>
    refusalOf(actor, 'devices.signOut', { person: directory.factsOf(person) }),
  needsReason: false,
  plan: ({ actor, directory, at }, { person, devices, keep }) => {
    if (keep !== '' && (person !== actor.person || devices.length > 0)) throw new AppError('badRequest');
    const all = directory.about('device', person);
    const known = new Map(all.map((device) => [device.id, device]));
    if (all.length > 0 && devices.some((device) => !known.has(device))) throw new AppError('notFound');
    const meant = devices.length > 0 ? all.filter(({ id }) => devices.includes(id)) : all;
    const toEnd = meant.filter(({ id, body }) => body.revokedAt === 0 && id !== keep);
    if (meant.length > 0 && toEnd.length === 0) throw new AppError('actTwice');
    return toEnd.map(({ id, body }) => ({
      kind: 'device',
      id,
      scope: scopeOf.keys(person),
      body: { ...body, revokedAt: at },
    }));
  },
  targets: ({ person, devices }) => [person, ...devices],
});
