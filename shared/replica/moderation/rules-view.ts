import { refusalOf } from '../../permissions/can.ts';
import { type Edition, rulesAt, rulesToAccept } from '../../moderation/rules-in-force.ts';
import { rulesAckId, STANDARD_EDITION } from '../../schema/rules.ts';
import type { ReaderContext } from '../message-rows.ts';
import type { EditionView, RulesView } from './moderation-views.ts';

/** The rules of a chat, '' for the school, as its reader sees them. @param day the moment (ms) at which they held */
export function rulesView({ projection, person, now }: ReaderContext, chat: string, day: number): RulesView {
  const { directory } = projection;
  const toAccept = new Set(rulesToAccept(directory, { chat, person }, now).map(({ id }) => id));
  const viewOf = ({ id, body }: Edition): EditionView => ({
    id,
    isOfChat: body.chat !== '',
    isStandard: id === STANDARD_EDITION,
    version: body.version,
    title: body.title,
    intro: body.intro,
    rules: body.rules,
    from: body.from,
    council: body.council,
    councilDate: body.councilDate,
    parents: body.parents,
    order: body.order,
    isToAccept: toAccept.has(id),
    isAccepted: directory.get('rulesack', rulesAckId(id, person)) !== undefined,
  });
  const coming = directory
    .all('rules')
    .filter(({ body }) => body.from > now && (body.chat === '' || body.chat === chat))
    .sort((a, b) => a.body.from - b.body.from);
  const facts = projection.factsOf(person);
  const refusal =
    chat === ''
      ? refusalOf(facts, 'rules.adopt', {}, directory.isOn)
      : refusalOf(facts, 'rules.adoptForChat', { chat, about: directory.chat(chat) }, directory.isOn);
  return {
    editions: rulesAt(directory, chat, day).map(viewOf),
    coming: coming.map(viewOf),
    canAdopt: refusal === undefined,
    isNewcomer: isNewcomer(projection, person),
  };
}

function isNewcomer({ directory }: ReaderContext['projection'], person: string): boolean {
  const { isPresent, chats } = directory.factsOf(person);
  if (!isPresent || directory.all('rulesack').some(({ by }) => by === person)) return false;
  return ![...chats].some((chat) => directory.chat(chat)?.template !== 'private');
}
