import type { AuthorPart, StoredDocument } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';

/** The other documents that a rule looks at, and the time by which it judges. */
export interface Surroundings {
  /** What is held under an id; undefined where nothing is. */
  readonly look: (id: string) => StoredDocument | undefined;
  /** Hub time of the acceptance in milliseconds. */
  readonly at: number;
}

export const NO_SURROUNDINGS: Surroundings = { look: () => undefined, at: 0 };

/** The ids that the rule of a version looks up, so that a hub fetches them before it asks; most need none. */
export function lookedUpIn(part: AuthorPart): readonly string[] {
  if (isOfKind(part, 'vote')) return [part.parent];
  if (isOfKind(part, 'takedown') || isOfKind(part, 'report') || isOfKind(part, 'objection')) {
    return [part.parent];
  }
  if (isOfKind(part, 'casestep')) return part.parent === '' ? [] : [part.parent];
  if (isOfKind(part, 'apology')) return [part.id];
  if (isOfKind(part, 'hand') || isOfKind(part, 'handdown') || isOfKind(part, 'roll')) return [part.parent];
  if (isOfKind(part, 'room') || isOfKind(part, 'cohost') || isOfKind(part, 'lessonend')) return [part.parent];
  if (isOfKind(part, 'cue') || isOfKind(part, 'pen')) return [part.parent];
  if (isOfKind(part, 'captioner') || isOfKind(part, 'split')) return [part.parent];
  if (isOfKind(part, 'caption')) return [part.parent, part.body.captioner].filter((id) => id !== '');
  if (isOfKind(part, 'ink')) return [part.parent, part.body.pen].filter((id) => id !== '');
  if (isOfKind(part, 'callanswer')) return [part.parent];
  if (isOfKind(part, 'ring')) return [part.body.lesson];
  if (isOfKind(part, 'air') || isOfKind(part, 'questionmark')) return [part.parent];
  if (isOfRecording(part)) return [part.parent];
  if (isOfKind(part, 'poll') || isOfKind(part, 'event') || isOfKind(part, 'task')) return [part.id];
  if (isOfKind(part, 'session')) return [part.id, part.body.instead ?? ''].filter((id) => id !== '');
  if (isOfKind(part, 'booking')) return [part.parent];
  if (isOfKind(part, 'minutes')) return [part.parent, part.id];
  if (isOfKind(part, 'taskanswer')) return [part.parent, part.id];
  if (isOfKind(part, 'taskreply') || isOfKind(part, 'taskshow')) {
    return [part.parent, part.id, part.body.answer].filter((id) => id !== '');
  }
  return [];
}

/** What belongs to a recorded lesson is judged by what it belongs to. */
function isOfRecording({ kind }: AuthorPart): boolean {
  return ['recording', 'question', 'questionreply', 'caughtup'].includes(kind);
}
