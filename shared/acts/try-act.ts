import { peopleAffected } from '../directory/affected.ts';
import type { Consequence } from '../directory/consequence.ts';
import { consequencesOf } from '../directory/consequences.ts';
import type { Directory } from '../directory/directory.ts';
import type { ActBody } from '../schema/act.ts';
import { type AuthorPart, SCHOOL_WRITER } from '../schema/envelope.ts';
import type { ActContext, Draft } from './act.ts';
import { planAct } from './registry.ts';

/** The version that a draft stands for. */
export function partOf({ kind, id, scope, parent = '', body }: Draft, stamp: string): AuthorPart {
  return { id, kind, scope, parent, by: SCHOOL_WRITER, stamp, gone: false, body };
}

/** The directory as it will be after an act, beside what it is now. Throws what `planAct` throws. */
export function tryAct(
  context: ActContext,
  body: ActBody,
): { readonly after: Directory; readonly parts: readonly AuthorPart[] } {
  const { drafts } = planAct(context, body);
  const after = context.directory.fork();
  const parts = drafts.map((draft) => partOf(draft, context.act));
  for (const part of parts) after.take(part);
  return { after, parts };
}

/** What an act would change, person by person. Throws what `planAct` throws. */
export function previewAct(context: ActContext, body: ActBody): readonly Consequence[] {
  const { directory } = context;
  const { after, parts } = tryAct(context, body);
  const people = new Set<string>();
  for (const part of parts) {
    for (const side of [directory, after]) {
      const affected = peopleAffected(side, part);
      if (affected !== 'everyone') for (const person of affected) people.add(person);
    }
  }
  return consequencesOf(directory, after, people);
}
