import { createContext, useContext } from 'react';
import type { ChatLinkText } from '../../../../shared/protocol/chat-link-text.ts';
import type { StreamRowBase } from '../../../../shared/replica/views.ts';
import type { RowTalk } from '../../../../shared/replica/talk/talk-views.ts';
import type { ReactionBody } from '../../../../shared/schema/reaction.ts';

/** A row of a stream that something can be said about. */
export type TalkRow = StreamRowBase & RowTalk;

/** What can be done with the rows of the open chat. Stays the same while the chat is open. */
export interface TalkActions {
  readonly goTo: (message: string) => void;
  readonly reply: (row: TalkRow) => void;
  /** Answers words of it. */
  readonly quote: (message: string, words: string) => void;
  /** Lets a part of it be chosen first, for who has no pointer. */
  readonly choosePart: (row: TalkRow) => void;
  readonly edit: (row: TalkRow) => void;
  /** Shows where a link leads before it is opened. */
  readonly openAddress: (address: string) => void;
  readonly openChatLink: (link: ChatLinkText) => void;
  readonly seenBy: (row: TalkRow) => void;
  /** Asks into which chat first. */
  readonly forward: (row: TalkRow) => void;
  readonly copy: (row: TalkRow) => void;
  readonly remove: (row: TalkRow) => void;
  /** Asks for the rule first. */
  readonly takeDown: (row: TalkRow) => void;
  readonly report: (row: TalkRow) => void;
  /** Asks which rule was broken. */
  readonly violation: (row: TalkRow) => void;
  readonly react: (message: string, sign: ReactionBody['sign']) => void;
  readonly pin: (message: string, isPinned: boolean) => void;
}

const nothing = () => undefined;
export const TalkContext = createContext<TalkActions>({
  goTo: nothing,
  reply: nothing,
  quote: nothing,
  choosePart: nothing,
  edit: nothing,
  openAddress: nothing,
  openChatLink: nothing,
  seenBy: nothing,
  forward: nothing,
  copy: nothing,
  remove: nothing,
  takeDown: nothing,
  report: nothing,
  violation: nothing,
  react: nothing,
  pin: nothing,
});

export function useTalk(): TalkActions {
  return useContext(TalkContext);
}
