import Type, { type TProperties } from 'typebox';
import { Id } from '../../ids/id.ts';
import { EventBody } from '../../schema/event.ts';
import { line } from '../../schema/names.ts';
import { PollBody, VoteBody } from '../../schema/poll.ts';
import { TaskBody, TaskReplyBody } from '../../schema/task.ts';

function wish<D extends string, P extends TProperties>(what: D, properties: P) {
  return Type.Object({ do: Type.Literal(what), ...properties }, { additionalProperties: false });
}

const { closedAt: _closedAt, ...poll } = PollBody.properties;
const { isCancelled: _isCancelled, ...event } = EventBody.properties;
const { isClosed: _isClosed, ...task } = TaskBody.properties;
const { text, files, verdict } = TaskReplyBody.properties;

/** What a person asks of a chat or answers to it: polls, events and study tasks. All work without a link. */
export const RoundWish = Type.Union([
  wish('poll', { chat: Id, ...poll }),
  /** Asks anew in place of a poll on which nobody has voted: no vote is ever for another question. */
  wish('replacePoll', { poll: Id, chat: Id, ...poll }),
  wish('closePoll', { poll: Id }),
  /** On a poll, a sign-up or an event; no choices take the vote back. */
  wish('vote', { of: Id, choices: VoteBody.properties.choices }),
  wish('event', { chat: Id, ...event }),
  /** Whoever has said to come is named in a message with these words, '' for none. */
  wish('changeEvent', { event: Id, ...event, tell: line(1000) }),
  wish('cancelEvent', { event: Id, isCancelled: Type.Boolean() }),
  wish('task', { chat: Id, ...task }),
  wish('changeTask', { task: Id, ...task }),
  wish('closeTask', { task: Id, isClosed: Type.Boolean() }),
  /** Takes an own poll, event or task out of the chat. */
  wish('remove', { id: Id }),
  wish('answer', { task: Id, text, files }),
  /** A word to one pupil, or to the teachers; `answer` is '' for a word on the task. */
  wish('reply', { task: Id, pupil: Id, answer: TaskReplyBody.properties.answer, text, files, verdict }),
  /** Shows an answer to everyone in the chat, or no longer. */
  wish('show', { answer: Id, isShown: Type.Boolean() }),
]);
export type RoundWish = Type.Static<typeof RoundWish>;
