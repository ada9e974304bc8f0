import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { plainLine } from '../schema/names.ts';
import { isStaff, type Role, ROLES } from '../schema/person.ts';
import { act, type Draft } from './act.ts';
import { departures } from './departure.ts';
import { cleaned } from './person-fields.ts';
import { requirePlainRole } from './roles.ts';

const RoleList = Type.Array(Type.Unsafe<Role>(Type.Union(ROLES.map((role) => Type.Literal(role)))), {
  maxItems: ROLES.length,
  uniqueItems: true,
});

/**
 * Somebody gets or loses roles that need no order (clause P-2.1(11)). A new teacher waits for the
 * confirmation. The last role cannot be taken: that is leaving.
 */
export const moveRoles = act({
  data: Type.Object(
    { person: Id, add: RoleList, remove: RoleList, position: plainLine(80) },
    { additionalProperties: false },
  ),
  refusal: ({ actor, directory }) => refusalOf(actor, 'people.move', {}, directory.isOn),
  needsReason: false,
  plan: (context, { person, add, remove, position }): readonly Draft[] => {
    const { directory } = context;
    for (const role of [...add, ...remove]) requirePlainRole(role);
    // A pupil comes into a class: by arrival, return or transfer.
    if (add.includes('pupil') || add.some((role) => remove.includes(role))) throw new AppError('badRequest');
    const card = directory.get('person', person);
    if (!card) throw new AppError('notFound');
    const { id, scope, parent, body } = card;
    if (body.leftAt > 0 || remove.some((role) => !body.roles.includes(role)))
      throw new AppError('actOutdated');
    if (add.length === 0 && remove.length === body.roles.length) throw new AppError('lastRole');
    const drafts = departures(context, new Map([[person, new Set(remove)]]), new Map([[person, add]]));
    const now =
      drafts.flatMap((draft) => (draft.kind === 'person' && draft.id === id ? [draft.body] : []))[0] ?? body;
    const said = { ...now, position: isStaff(now) ? cleaned(position) : '' };
    if (drafts.length === 0 && said.position === body.position) throw new AppError('actTwice');
    return [{ kind: 'person', id, scope, parent, body: said }, ...drafts.filter((draft) => draft.id !== id)];
  },
  targets: ({ person }) => [person],
});
