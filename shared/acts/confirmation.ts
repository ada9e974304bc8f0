import Type from 'typebox';
import type { Directory } from '../directory/directory.ts';
import { AppError, type AppErrorCode } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { isPedagogical } from '../schema/person.ts';
import type { ActContext, Draft } from './act.ts';
import { requireAdministrator } from './roles.ts';

export const ConfirmationData = Type.Object({ person: Id }, { additionalProperties: false });

/** Why somebody may not confirm this person; nobody confirms themself (decision D-11). */
export function refusalToConfirm(
  { actor, directory }: ActContext,
  { person }: { readonly person: string },
): AppErrorCode | undefined {
  return refusalOf(actor, 'people.confirm', { person: directory.factsOf(person) }, directory.isOn);
}

/** The name card with the badge or without it. Only who teaches or leads can have one. */
export function withBadge(directory: Directory, person: string, isVerified: boolean): readonly Draft[] {
  const card = directory.get('person', person);
  if (!card) throw new AppError('notFound');
  const { id, scope, parent, body } = card;
  if (body.leftAt > 0 || !isPedagogical(body)) throw new AppError('actOutdated');
  if (body.isVerified === isVerified) throw new AppError('actTwice');
  const drafts: readonly Draft[] = [{ kind: 'person', id, scope, parent, body: { ...body, isVerified } }];
  requireAdministrator(directory, drafts);
  return drafts;
}
