import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { isOfKind, type Kind } from '../../shared/schema/kinds.ts';

/** The kinds in which something of a person can stand, in the order in which they are told. */
export const PERSON_KINDS = [
  'person', 'contact', 'appointment', 'kinship', 'membership', 'removal', 'device', 'slipuse', 'joinrequest',
  'answer', 'message', 'lesson', 'ring', 'callanswer', 'cohost', 'lessonend', 'hand', 'handdown', 'roll', 'attended', 'room', 'exhibit', 'cue', 'ink', 'pen', 'caption', 'captioner', 'recording', 'question', 'questionreply', 'air', 'questionmark', 'split', 'caughtup', 'readmark', 'act', 'slip', 'erasure', 'audit', 'report', 'reportend', 'casestep', 'apology', 'objection', 'rulesack',
  'pair', 'invitation', 'chatlink', 'chatentry', 'pin', 'reaction', 'takedown', 'thumb', 'poll', 'vote', 'event', 'task', 'taskanswer',
  'taskreply', 'taskshow', 'order', 'ack', 'paperack', 'paperdrop', 'reminder', 'material', 'review', 'submission', 'submissionend', 'preference', 'session', 'booking', 'minutes',
] as const satisfies readonly Kind[]; // prettier-ignore

/**
 * Whether a document belongs to a person's data: what the person wrote, and what the school keeps of the
 * person. What other people wrote never does, not even where it names the person.
 */
export function isOfPerson(document: AuthorPart, person: string): boolean {
  if (document.by === person) return true;
  if (isOfKind(document, 'person')) return document.id === person;
  if (isOfKind(document, 'audit')) {
    return document.body.actor === person || document.body.targets.includes(person);
  }
  if (isOfKind(document, 'kinship')) {
    return document.body.child === person || document.body.guardian === person;
  }
  if (
    isOfKind(document, 'contact') ||
    isOfKind(document, 'appointment') ||
    isOfKind(document, 'removal') ||
    isOfKind(document, 'device') ||
    isOfKind(document, 'slipuse') ||
    isOfKind(document, 'joinrequest') ||
    isOfKind(document, 'erasure') ||
    isOfKind(document, 'invitation') ||
    isOfKind(document, 'paperack') ||
    isOfKind(document, 'paperdrop') ||
    isOfKind(document, 'roll') ||
    isOfKind(document, 'attended') ||
    isOfKind(document, 'pen') ||
    isOfKind(document, 'captioner') ||
    isOfKind(document, 'cohost') ||
    isOfKind(document, 'caughtup')
  ) {
    return document.body.person === person;
  }
  if (isOfKind(document, 'chatentry')) return document.body.person === person;
  if (isOfKind(document, 'chatlink')) return document.body.maker === person;
  return isOfKind(document, 'membership') && document.body.person === person && isBySchool(document);
}

function isBySchool({ by }: AuthorPart): boolean {
  return by.startsWith('@');
}
