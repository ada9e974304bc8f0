import type { AuthorPart } from '../schema/envelope.ts';
import { isOfKind, type Kind } from '../schema/kinds.ts';
import { ERASED_MARK } from './nameless-request.ts';

/** What people write to each other besides messages, and in which words of theirs stand. */
export const ERASED_COMMUNICATION = [
  'poll', 'event', 'task', 'taskanswer', 'taskreply', 'taskshow', 'takedown', 'thumb', 'order', 'material', 'review',
  'submission', 'submissionend', 'exhibit', 'ink', 'caption', 'room', 'question', 'questionreply', 'session', 'minutes', 'air', 'report', 'reportend', 'casestep', 'apology',
] as const satisfies readonly Kind[]; // prettier-ignore

const NO_WORDS = { text: '', files: [] };
const NO_PICTURE = 'AAAA';

/** The body without the words, files and pictures of whoever wrote it; undefined for other kinds. */
export function erasedCommunication(document: AuthorPart): Record<string, unknown> | undefined {
  const { body } = document;
  if (isOfKind(document, 'poll')) {
    const options = document.body.options.map((option) => ({ ...option, text: ERASED_MARK }));
    return { ...body, question: ERASED_MARK, options };
  }
  if (isOfKind(document, 'event')) return { ...body, title: ERASED_MARK, place: '', about: '' };
  if (isOfKind(document, 'task')) return { ...body, ...NO_WORDS, title: ERASED_MARK };
  if (isOfKind(document, 'taskanswer') || isOfKind(document, 'taskreply') || isOfKind(document, 'taskshow')) {
    return { ...body, ...NO_WORDS };
  }
  if (isOfKind(document, 'question') || isOfKind(document, 'questionreply')) {
    return { ...body, text: ERASED_MARK };
  }
  if (isOfKind(document, 'report') || isOfKind(document, 'reportend')) return { ...body, words: '' };
  if (isOfKind(document, 'casestep')) return 'words' in body ? { ...body, words: ERASED_MARK } : body;
  if (isOfKind(document, 'apology')) return { ...body, text: ERASED_MARK };
  if (isOfKind(document, 'takedown')) return { ...body, reason: ERASED_MARK };
  if (isOfKind(document, 'thumb')) return { ...body, picture: NO_PICTURE };
  // The school's own paper stays; what its writer said in it goes.
  if (isOfKind(document, 'order')) return { ...body, ...NO_WORDS, note: '' };
  if (isOfKind(document, 'material')) {
    return { ...body, title: ERASED_MARK, topic: '', about: '', source: '', files: [], history: [] };
  }
  if (isOfKind(document, 'review') || isOfKind(document, 'submissionend')) return { ...body, reason: '' };
  if (isOfKind(document, 'exhibit')) return { ...body, title: ERASED_MARK, source: '', files: [] };
  if (isOfKind(document, 'caption')) return { ...body, lines: [] };
  if (isOfKind(document, 'air')) return { ...body, text: '' };
  if (isOfKind(document, 'room')) return { ...body, title: '' };
  if (isOfKind(document, 'ink')) {
    const { on, page, at, pen } = document.body;
    return { do: 'undo', on, page, at, pen, key: 0 };
  }
  if (isOfKind(document, 'session')) {
    return { ...body, title: ERASED_MARK, place: '', about: '', agenda: [] };
  }
  // The school's own paper, as an order is: what its writer said in it goes.
  if (isOfKind(document, 'minutes')) {
    const isReport = document.body.report !== '';
    const words = { title: ERASED_MARK, place: '', chair: '', secretary: '', subject: '', places: [] };
    const point = { topic: ERASED_MARK, said: '', decided: '', poll: '', vote: '' };
    return { ...body, ...words, points: isReport ? [] : [point], results: isReport ? ERASED_MARK : '' };
  }
  if (isOfKind(document, 'submission')) return { ...body, ...NO_WORDS, text: ERASED_MARK, note: '' };
  return undefined;
}
