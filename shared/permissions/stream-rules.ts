import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import { isOfKind } from '../schema/kinds.ts';
import { guardOf } from '../std/parse.ts';
import type { PersonFacts } from './facts.ts';
import type { WriteContext, Written } from './may-write.ts';
import { eventRefusal, pollRefusal, voteRefusal } from './may-write-polls.ts';
import { answerRefusal, replyRefusal, showRefusal, taskRefusal } from './may-write-tasks.ts';
import type { Surroundings } from './surroundings.ts';

const isStamp = guardOf(Stamp);

/** Why a person may not write a poll, a task or what belongs to them; `elsewhere` for any other kind. */
export function streamRefusal(
  facts: PersonFacts,
  part: Written,
  context: WriteContext,
  around: Surroundings,
): AppErrorCode | 'elsewhere' | undefined {
  if (isOfKind(part, 'vote')) return voteRefusal(facts, part, context, around);
  if (!isStamp(part.id)) return 'elsewhere';
  if (isOfKind(part, 'poll')) return pollRefusal(facts, part, context, around);
  if (isOfKind(part, 'event')) return eventRefusal(facts, part, context, around);
  if (isOfKind(part, 'task')) return taskRefusal(facts, part, context);
  if (isOfKind(part, 'taskanswer')) return answerRefusal(facts, part, context, around);
  if (isOfKind(part, 'taskreply')) return replyRefusal(facts, part, context, around);
  if (isOfKind(part, 'taskshow')) return showRefusal(facts, part, context, around);
  return 'elsewhere';
}
