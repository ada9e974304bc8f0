import { isChannel } from '../schema/chat.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { isOfKind } from '../schema/kinds.ts';
import { parseScope } from '../schema/scope.ts';
import type { Directory } from './directory.ts';

/** Whom a document concerns: what they may read or do may be another after it. */
export function peopleAffected(directory: Directory, document: AuthorPart): readonly string[] | 'everyone' {
  if (isOfKind(document, 'person')) return [document.id, ...directory.guardiansOf(document.id)];
  if (isOfKind(document, 'kinship')) return [document.body.guardian];
  if (isOfKind(document, 'removal')) return [document.body.person];
  if (isOfKind(document, 'invitation')) return [document.body.person];
  if (isOfKind(document, 'pair')) return [document.by, document.body.with];
  if (isOfKind(document, 'casestep')) {
    const person = parseScope(document.scope)?.subject.split(':')[1] ?? '';
    return [person, ...directory.guardiansOf(person)];
  }
  if (isOfKind(document, 'report') || isOfKind(document, 'objection')) return [document.by];
  if (isOfKind(document, 'membership')) {
    const { group, person, groupType, role } = document.body;
    if (groupType === 'chat') return [person];
    const teachers = role === 'pupil' ? classTeachersOf(directory, group) : [];
    return [person, ...directory.guardiansOf(person), ...teachers];
  }
  if (isOfKind(document, 'chat')) {
    if (isChannel(document.body.template)) return 'everyone';
    return directory.about('membership', document.id).map(({ body }) => body.person);
  }
  if (isOfKind(document, 'classroom')) {
    // Which class a subject belongs to says whose teachers its own are.
    return directory
      .about('membership', document.id)
      .flatMap(({ body }) => (body.role === 'pupil' ? [] : [body.person]));
  }
  if (isOfKind(document, 'policy')) return document.body.name === 'leaversKeepHistory' ? 'everyone' : [];
  return [];
}

/** A class teacher reads who the parents of the own pupils are. */
function classTeachersOf(directory: Directory, classroom: string): readonly string[] {
  return directory
    .about('membership', classroom)
    .flatMap(({ body }) => (body.group === classroom && body.role === 'classTeacher' ? [body.person] : []));
}
