import { refusalToWriteInChat } from '../permissions/may-write.ts';
import { callRefusal } from '../permissions/may-write-calls.ts';
import { readyToBegin } from '../permissions/may-write-lessons.ts';
import { chatScope } from '../schema/chat.ts';
import type { ActionName } from '../permissions/table.ts';
import { mayInChatOf } from './rounds/round-rows.ts';
import { can } from '../permissions/can.ts';
import { isStaff } from '../schema/person.ts';
import { chatTitle } from './chat-title.ts';
import { personBrief } from './person-brief.ts';
import type { Projection } from './projection.ts';
import { membersOf } from './talk/chat-people.ts';
import type { ChatHeadView } from './views.ts';

export function chatHead(
  projection: Projection,
  person: string,
  chat: string,
  { readUpToAt, now }: { readonly readUpToAt: number; readonly now: number },
): ChatHeadView | undefined {
  const about = projection.directory.chat(chat);
  if (!about) return undefined;
  const facts = projection.factsOf(person);
  const refusal = refusalToWriteInChat(facts, chat, projection.directory, now);
  const isOfTwo = about.template === 'private';
  const lesson = projection.liveLesson(chat);
  const mayMake = (action: ActionName) =>
    mayInChatOf({ projection, person }, action, chatScope(about.template, chat));
  return {
    id: chat,
    title: chatTitle(projection, person, chat),
    template: about.template,
    counts: countsOf(projection, chat),
    isPast: facts.pastChats.has(chat),
    canWrite: refusal === undefined,
    gate: refusal === 'blocked' || refusal === 'rulesFirst' ? refusal : undefined,
    mutedUntil: projection.talk.mutedUntil(chat),
    hearsMentions: projection.talk.hearsMentions(chat),
    canLeave: !isOfTwo && can(facts, 'chat.leave', { chat }),
    canCall: callRefusal(facts, chat, projection.directory) === undefined,
    begins: readyToBegin(facts, { chat, about }),
    canMake: {
      poll: mayMake('poll.make'),
      event: mayMake('event.plan'),
      task: mayMake('task.set'),
    },
    liveLesson: lesson && {
      id: lesson.id,
      title: lesson.body.title,
      type: lesson.body.type,
      hostName: personBrief(projection, lesson.by).name,
      isHostVerified: personBrief(projection, lesson.by).isVerified,
      startedAt: lesson.body.startedAt,
      isOwn: lesson.by === person,
    },
    readUpToAt,
  };
}

function countsOf(projection: Projection, chat: string): ChatHeadView['counts'] {
  const counts = { pupils: 0, teachers: 0, parents: 0, others: 0 };
  for (const person of membersOf(projection, chat)) {
    const card = projection.people.get(person);
    if (!card) counts.others += 1;
    else if (card.body.roles.includes('pupil')) counts.pupils += 1;
    else if (isStaff(card.body)) counts.teachers += 1;
    else if (card.body.roles.includes('parent')) counts.parents += 1;
    else counts.others += 1;
  }
  return counts;
}
