import Type, { type Static } from 'typebox';
import { Id } from '../ids/id.ts';
import type {
  ChatHeadView,
  ChatRow,
  ConnectionView,
  DraftView,
  MessagesView,
  MeView,
  OutboxRow,
  PeopleView,
} from './views.ts';

const Nothing = Type.Object({}, { additionalProperties: false });
const OfChat = Type.Object({ chat: Id }, { additionalProperties: false });

/** The named queries and their parameters; a screen can ask for nothing else. */
export const QUERIES = {
  me: Nothing,
  chats: Nothing,
  chat: OfChat,
  /** The newest `limit` messages of a chat, 1 to 5,000. */
  messages: Type.Object(
    { chat: Id, limit: Type.Integer({ minimum: 1, maximum: 5000 }) },
    { additionalProperties: false },
  ),
  draft: OfChat,
  people: Nothing,
  outbox: Nothing,
  connection: Nothing,
} as const;

export type QueryName = keyof typeof QUERIES;
export type QueryParams<Q extends QueryName> = Static<(typeof QUERIES)[Q]>;

export interface QueryResults {
  readonly me: MeView | undefined;
  readonly chats: readonly ChatRow[];
  readonly chat: ChatHeadView | undefined;
  readonly messages: MessagesView;
  readonly draft: DraftView;
  readonly people: PeopleView;
  readonly outbox: readonly OutboxRow[];
  readonly connection: ConnectionView;
}

export function isQueryName(name: string): name is QueryName {
  return Object.hasOwn(QUERIES, name);
}
