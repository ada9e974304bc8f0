import { type AppErrorCode } from '../errors/app-error.ts';
import type { ChatBody, ChatTemplate } from '../schema/chat.ts';
import type { AuthorPart, StoredDocument } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../schema/kinds.ts';
import type { MessageBody } from '../schema/message.ts';
import { writtenAt } from '../schema/order.ts';
import { chatOfScope, mayReadScope } from '../schema/scope.ts';
import { canonicalText } from '../sync/canonical.ts';
import { refusalOf } from './can.ts';
import type { PersonFacts } from './facts.ts';
import type { WriteContext } from './may-write.ts';

type Message = AuthorPart & DocumentOf<'message', AuthorPart>;

/** Chats that everybody who reads the other one may know of: staff know theirs, and all know the school's channel. */
const STAFF_CHATS: ReadonlySet<ChatTemplate> = new Set(['staffroom', 'staffNews', 'teachers', 'headStaff']);
const KNOWN_TO_STAFF: ReadonlySet<ChatTemplate> = new Set(['staffroom', 'staffNews']);

/** How the chat is called from which something is passed on, '' where the readers there are not to learn of it. */
export function shownSource(source: ChatBody | undefined, target: ChatBody | undefined): string {
  if (!source || !target) return '';
  const isKnown =
    source.template === 'wholeSchool' ||
    (KNOWN_TO_STAFF.has(source.template) && STAFF_CHATS.has(target.template));
  return isKnown ? source.title : '';
}

/**
 * Why a message that passes another one on may not stand: whoever passes on has to read the other one and be
 * allowed to take its words out of its chat, and the words have to be those of its author as they are now.
 * @param source what has the id that is named, undefined where there is nothing of that id
 */
export function forwardRefusal(
  facts: PersonFacts,
  part: Message,
  source: StoredDocument | undefined,
  context: WriteContext,
): AppErrorCode | undefined {
  const { forwarded } = part.body;
  if (!forwarded) return undefined;
  if (!source || !isOfKind(source, 'message') || !mayReadScope(facts, source.scope)) return 'notAllowed';
  const chat = chatOfScope(source.scope);
  const about = context.chat(chat);
  const refusal = refusalOf(facts, 'message.forward', { chat, about, maker: source.by }, context.isOn);
  if (refusal) return refusal;
  const from = shownSource(about, context.chat(part.parent));
  const isNamedRightly = forwarded.by === originOf(source).by && forwarded.from === from;
  if (!isNamedRightly) return 'notAllowed';
  if (source.gone || wordsOf(source.body) !== wordsOf(part.body)) return 'sourceChanged';
  return undefined;
}

/** Whose words a message holds and since when: what is passed on again keeps its first author. */
export function originOf(message: StoredDocument & DocumentOf<'message', StoredDocument>): {
  readonly by: string;
  readonly at: number;
} {
  const { forwarded } = message.body;
  const { by, at } = forwarded ?? { by: message.by, at: writtenAt(message) };
  return { by, at };
}

function wordsOf({ text, files = [] }: MessageBody): string {
  return canonicalText({ text, files });
}
