import { refusalOf } from '../../permissions/can.ts';
import { positionOf } from '../../moderation/case-events.ts';
import { writtenAt } from '../../schema/order.ts';
import { removalId } from '../../schema/removal.ts';
import type { ReaderContext } from '../message-rows.ts';
import { personBrief } from '../person-brief.ts';
import type { LeaverRow } from './moderation-views.ts';

const DAY_MS = 86_400_000;
/** So long a moderator is told who went, and so long it counts as new. */
const TOLD_DAYS = 60;
const FRESH_DAYS = 3;

/**
 * Who was taken out of a chat by a movement (clause E-2.9), the last one first; told to those who moderate it. Whoever
 * has come back by an own wish is not among them.
 */
export function leaversOf({ projection, person, now }: ReaderContext, chat: string): readonly LeaverRow[] {
  const { directory } = projection;
  const target = { chat, about: directory.chat(chat) };
  const refusal = refusalOf(projection.factsOf(person), 'rules.adoptForChat', target, directory.isOn);
  if (refusal !== undefined) return [];
  return directory
    .about('removal', chat)
    .flatMap((removal): LeaverRow[] => {
      const { chat: of, person: who, why } = removal.body;
      const membership = directory.about('membership', who).find(({ body }) => body.group === chat);
      const isOut = membership?.body.state === 'active' && removal.stamp >= membership.stamp;
      if (of !== chat || removal.id !== removalId(chat, who) || !isOut) return [];
      const at = writtenAt({ order: positionOf(removal), stamp: removal.stamp });
      if (now - at >= TOLD_DAYS * DAY_MS) return [];
      return [{ person: personBrief(projection, who), why, at, isFresh: now - at < FRESH_DAYS * DAY_MS }];
    })
    .sort((a, b) => b.at - a.at);
}
