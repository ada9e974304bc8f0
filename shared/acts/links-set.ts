import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { LinkBody } from '../schema/link.ts';
import { act } from './act.ts';
import { requireNewId } from './new-id.ts';

/** More passages than this help nobody to find the right one. */
const MOST_LINKS = 20;

/** A passage to the electronic journal or diary, added, changed or withdrawn (clauses P-1.5, M-2 ¶2). */
export const linksSet = act({
  data: Type.Object({ id: Id, ...LinkBody.properties }, { additionalProperties: false }),
  refusal: ({ actor, directory }) => refusalOf(actor, 'links.set', {}, directory.isOn),
  needsReason: false,
  plan: ({ directory }, { id, ...body }) => {
    const known = directory.all('link');
    if (known.every((link) => link.id !== id)) {
      requireNewId(directory, id);
      if (known.filter((link) => !link.body.isWithdrawn).length >= MOST_LINKS) throw new AppError('tooMany');
    }
    if (body.title.trim() === '') throw new AppError('badRequest');
    return [{ kind: 'link', id, scope: 'school', body }];
  },
  targets: ({ id }) => [id],
});
