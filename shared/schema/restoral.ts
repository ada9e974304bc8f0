import Type from 'typebox';
import { Id } from '../ids/id.ts';

/**
 * A removal was a mistake: what was taken out, the parent, stands in the chat again for everybody. Written by the
 * school in the chat's scope, because the case in which that was decided is not read by all of its members.
 */
export const RestoralBody = Type.Object({ takedown: Id }, { additionalProperties: false });
export type RestoralBody = Type.Static<typeof RestoralBody>;

export function restoralId(takedown: string): string {
  return `${takedown}.r`;
}
