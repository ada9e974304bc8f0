import type { StoredDocument } from '../../schema/envelope.ts';
import { isOfKind } from '../../schema/kinds.ts';
import { chatOfScope, parseScope } from '../../schema/scope.ts';
import type { OwnAct } from '../views.ts';

/** What people ask of a chat and answer to it, as the own work names it. */
export const ROUND_ACTS: Readonly<Record<string, OwnAct>> = {
  poll: 'poll',
  vote: 'vote',
  event: 'event',
  task: 'task',
  taskanswer: 'taskAnswer',
  taskreply: 'taskReply',
  taskshow: 'taskShow',
};

/** Its own words, '' where it has none. */
export function roundText(document: StoredDocument): string {
  if (isOfKind(document, 'poll')) return document.body.question;
  if (isOfKind(document, 'event') || isOfKind(document, 'task')) return document.body.title;
  const isSaid = isOfKind(document, 'taskanswer') || isOfKind(document, 'taskreply');
  return isSaid ? document.body.text : '';
}

/** The chat in or about which something lies, '' for none. */
export function chatIn(scope: string): string {
  const { kind, subject = '' } = parseScope(scope) ?? {};
  return kind === 'answer' ? (subject.split(':')[0] ?? '') : chatOfScope(scope);
}
