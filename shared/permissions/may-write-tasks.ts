import type { AppErrorCode } from '../errors/app-error.ts';
import type { AuthorPart, StoredDocument } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../schema/kinds.ts';
import { chatOfScope, parseScope, scopeOf } from '../schema/scope.ts';
import { canonicalText } from '../sync/canonical.ts';
import { refusalOf } from './can.ts';
import type { PersonFacts } from './facts.ts';
import type { WriteContext, Written } from './may-write.ts';
import { refusalInStream } from './may-write-stream.ts';
import type { Surroundings } from './surroundings.ts';

type Part<K extends 'task' | 'taskanswer' | 'taskreply' | 'taskshow'> = Written & DocumentOf<K, AuthorPart>;
type Task = StoredDocument & DocumentOf<'task', StoredDocument>;
type Answer = StoredDocument & DocumentOf<'taskanswer', StoredDocument>;

/** A study task (clause M-5); whoever set it may change it, close it and take it back. */
export function taskRefusal(
  facts: PersonFacts,
  part: Part<'task'>,
  context: WriteContext,
): AppErrorCode | undefined {
  return refusalInStream('task.set', facts, part, context);
}

/** Each attempt is a document of its own and stays as it was handed in. */
export function answerRefusal(
  facts: PersonFacts,
  part: Part<'taskanswer'>,
  context: WriteContext,
  { look }: Surroundings,
): AppErrorCode | undefined {
  const task = taskIn(look(part.parent));
  const chat = task && chatOfScope(task.scope);
  if (!chat || part.scope !== scopeOf.answer(chat, facts.person)) return 'notAllowed';
  const refusal = refusalOf(facts, 'task.answer', { chat, about: context.chat(chat) }, context.isOn);
  if (refusal) return refusal;
  if (look(part.id) !== undefined || part.gone) return 'notAllowed';
  if (task.gone || task.body.isClosed) return 'taskClosed';
  return saysSomething(part.body) ? undefined : 'badRequest';
}

/** Teachers judge and comment; the pupil may answer them in words. What was said stays. */
export function replyRefusal(
  facts: PersonFacts,
  part: Part<'taskreply'>,
  context: WriteContext,
  { look }: Surroundings,
): AppErrorCode | undefined {
  const task = taskIn(look(part.parent));
  const chat = task && chatOfScope(task.scope);
  const pupil = chat && pupilOf(part.scope, chat);
  if (!pupil) return 'notAllowed';
  const { verdict, answer } = part.body;
  const isPupil = pupil === facts.person;
  const action = isPupil ? 'task.answer' : 'task.judge';
  const refusal = refusalOf(facts, action, { chat, about: context.chat(chat) }, context.isOn);
  if (refusal) return refusal;
  if (look(part.id) !== undefined || part.gone || (isPupil && verdict !== 'comment')) return 'notAllowed';
  const meant = answer === '' ? undefined : look(answer);
  const isOfPupil = meant !== undefined && meant.scope === part.scope && answerIn(meant, part.parent);
  if (answer === '' ? verdict !== 'comment' : !isOfPupil) return 'notAllowed';
  return verdict !== 'comment' || saysSomething(part.body) ? undefined : 'badRequest';
}

/** What is shown to everyone is what the pupil has handed in, with the pupil named. */
export function showRefusal(
  facts: PersonFacts,
  part: Part<'taskshow'>,
  context: WriteContext,
  { look }: Surroundings,
): AppErrorCode | undefined {
  const task = taskIn(look(part.parent));
  const chat = task && chatOfScope(task.scope);
  if (!chat || part.scope !== task.scope) return 'notAllowed';
  const refusal = refusalOf(facts, 'task.judge', { chat, about: context.chat(chat) }, context.isOn);
  if (refusal || part.gone) return refusal;
  const { answer, person, text, files } = part.body;
  const shown = look(answer);
  if (shown === undefined || !answerIn(shown, part.parent) || !isOfKind(shown, 'taskanswer'))
    return 'notAllowed';
  const isTheirs = shown.by === person && shown.scope === scopeOf.answer(chat, person);
  const isSame = shown.body.text === text && canonicalText(shown.body.files) === canonicalText(files);
  return isTheirs && isSame ? undefined : 'notAllowed';
}

function taskIn(held: StoredDocument | undefined): Task | undefined {
  return held && isOfKind(held, 'task') ? held : undefined;
}

function answerIn(held: StoredDocument, task: string): held is Answer {
  return isOfKind(held, 'taskanswer') && held.parent === task && !held.gone;
}

/** The pupil of `answer:<chat>:<pupil>`, '' for any other scope. */
function pupilOf(scope: string, chat: string): string {
  const parsed = parseScope(scope);
  if (parsed?.kind !== 'answer') return '';
  const [of = '', pupil = ''] = parsed.subject.split(':');
  return of === chat ? pupil : '';
}

function saysSomething({
  text,
  files,
}: {
  readonly text: string;
  readonly files: readonly unknown[];
}): boolean {
  return text.trim() !== '' || files.length > 0;
}
