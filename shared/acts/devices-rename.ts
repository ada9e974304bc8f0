import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { DeviceKeyId } from '../schema/device.ts';
import { line } from '../schema/names.ts';
import { scopeOf } from '../schema/scope.ts';
import { act } from './act.ts';

/** Calls one of one's own devices by a name by which one knows it again (clause P-2.5(4)). */
export const devicesRename = act({
  data: Type.Object({ device: DeviceKeyId, name: line(80, 1) }, { additionalProperties: false }),
  refusal: ({ actor, directory }, { device }) =>
    directory.get('device', device)?.body.person === actor.person ? undefined : 'notAllowed',
  needsReason: false,
  plan: ({ actor, directory, at }, { device, name }) => {
    const known = directory.get('device', device);
    if (!known) throw new AppError('notFound');
    if (name.trim() === '') throw new AppError('badRequest');
    const body = { ...known.body, name, namedAt: at };
    return [{ kind: 'device', id: device, scope: scopeOf.keys(actor.person), body }];
  },
  targets: ({ device }) => [device],
});
