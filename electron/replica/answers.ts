import Type, { type TSchema } from 'typebox';
import { AppErrorData } from '../../shared/errors/app-error.ts';
import { Consequence } from '../../shared/directory/consequence.ts';
import { Id } from '../../shared/ids/id.ts';
import { FilePart, FileState } from '../../shared/ipc/file-requests.ts';
import { IssuedSlip } from '../../shared/ipc/issued-slip.ts';
import type { ReplicaAnswers, ReplicaCommandName } from '../../shared/ipc/replica-thread.ts';
import { SearchPage } from '../../shared/replica/searching/search-views.ts';
import { parserOf } from '../../shared/std/parse.ts';

const Count = Type.Integer({ minimum: 0 });
const Text = Type.String();
const IssuedPinReset = Type.Object({ personName: Text, code: Text, expiresAt: Type.Number() });

function answer<const T extends TSchema>(schema: T): (value: unknown) => Type.Static<T> {
  return parserOf('answer of the replica thread', schema);
}
const nothing = answer(Type.Undefined());

/** How each answer of the thread is read. */
export const REPLICA_ANSWERS: {
  readonly [N in ReplicaCommandName]: (value: unknown) => ReplicaAnswers[N];
} = {
  open: nothing,
  close: nothing,
  watch: nothing,
  unwatch: nothing,
  sendMessage: answer(Type.Object({ id: Id })),
  talk: nothing,
  round: nothing,
  moderate: nothing,
  saveDraft: nothing,
  markRead: nothing,
  retryRefused: nothing,
  discardRefused: nothing,
  submitText: nothing,
  decideText: nothing,
  beginPrivate: answer(Type.Object({ chat: Id })),
  joinChat: nothing,
  leaveChat: nothing,
  putOffChat: nothing,
  reconnect: nothing,
  startLesson: answer(Type.Object({ lesson: Id })),
  endLesson: nothing,
  inLesson: nothing,
  planSession: nothing,
  stage: answer(Type.Object({ id: Id })),
  makeSlips: answer(Type.Array(IssuedSlip)),
  issuePinReset: answer(IssuedPinReset),
  act: answer(Type.Object({ id: Id })),
  shelf: answer(Type.Object({ id: Id })),
  previewAct: answer(Type.Array(Consequence)),
  // Parsed in the thread by the schema of the call.
  askHub: (value) => value,
  search: answer(SearchPage),
  // The hub's words; the window parses them with the schema of the method it asked for.
  liveRequest: (value) => value,
  // Read by main, by the schema of the request.
  files: (value) => value,
  readFile: answer(FilePart),
  unsentCount: answer(Type.Object({ waiting: Count, waitingMessages: Count, refused: Count, aside: Count })),
};

/** What the thread posts, as main reads it. */
export const parseThreadEvent = parserOf(
  'event of the replica thread',
  Type.Union([
    Type.Object({ type: Type.Literal('ready') }),
    Type.Object({
      type: Type.Literal('answer'),
      n: Type.Integer({ minimum: 1 }),
      ok: Type.Literal(true),
      value: Type.Unknown(),
    }),
    Type.Object({
      type: Type.Literal('answer'),
      n: Type.Integer({ minimum: 1 }),
      ok: Type.Literal(false),
      error: AppErrorData,
    }),
    Type.Object({
      type: Type.Literal('changed'),
      watch: Type.Integer({ minimum: 1 }),
      value: Type.Unknown(),
    }),
    Type.Object({ type: Type.Literal('files'), states: Type.Array(FileState) }),
    Type.Object({ type: Type.Literal('notice'), notice: Type.Unknown() }),
  ]),
);
