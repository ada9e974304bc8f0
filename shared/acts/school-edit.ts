import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { refusalOf } from '../permissions/can.ts';
import { SchoolBody } from '../schema/school.ts';
import { act } from './act.ts';

const { isDemo: _isDemo, ...editable } = SchoolBody.properties;

/** What the space says of the school (clause P-2.1(3)). Only the fields that are given change. */
export const schoolEdit = act({
  data: Type.Partial(Type.Object(editable), { additionalProperties: false }),
  refusal: ({ actor }) => refusalOf(actor, 'school.edit'),
  needsReason: false,
  plan: ({ directory }, data) => {
    const { school } = directory;
    if (!school) throw new AppError('notFound');
    return [{ kind: 'school', id: school.id, scope: 'school', body: { ...school.body, ...data } }];
  },
  targets: () => [],
});
