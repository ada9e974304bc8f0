import Type from 'typebox';
import { Id } from '../../ids/id.ts';
import type { PersonBrief } from '../views.ts';
import type { AlertsView, BriefView, PinRow, SeenByView } from './talk-views.ts';

const OfChat = Type.Object({ chat: Id }, { additionalProperties: false });
const OfMessage = Type.Object({ chat: Id, message: Id }, { additionalProperties: false });

/** Questions about what is said of messages, and their parameters. */
export const TALK_QUERIES = {
  /** What is pinned in a chat, the latest first. */
  pins: OfChat,
  /** Whose a message is and how it begins. */
  brief: OfMessage,
  /** Who has read a message. */
  seenBy: OfMessage,
  /** Who is in a chat, for those who write there. */
  chatPeople: OfChat,
  /** What is unread and may be told of outside the window. */
  alerts: Type.Object({}, { additionalProperties: false }),
} as const;
export type TalkQueryName = keyof typeof TALK_QUERIES;

export interface TalkResults {
  readonly pins: readonly PinRow[];
  readonly brief: BriefView;
  readonly seenBy: SeenByView | undefined;
  readonly chatPeople: readonly PersonBrief[];
  readonly alerts: AlertsView;
}

export function isTalkQuery(name: string): name is TalkQueryName {
  return Object.hasOwn(TALK_QUERIES, name);
}
