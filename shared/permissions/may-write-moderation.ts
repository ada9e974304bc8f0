import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import { apologyId, objectionId } from '../schema/case-step.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { type DocumentOf, isOfKind, type Kind } from '../schema/kinds.ts';
import { isStaff } from '../schema/person.ts';
import { ADMINISTRATION, reportId } from '../schema/report.ts';
import { rulesAckId } from '../schema/rules.ts';
import { chatOfScope, parseScope, scopeOf } from '../schema/scope.ts';
import { guardOf } from '../std/parse.ts';
import { caseOf } from '../moderation/case-of.ts';
import { editionOf } from '../moderation/rules-in-force.ts';
import { refusalOf } from './can.ts';
import type { PersonFacts } from './facts.ts';
import { caseStepRefusal } from './may-write-case.ts';
import type { WriteContext, Written } from './may-write.ts';
import type { Surroundings } from './surroundings.ts';

const isStamp = guardOf(Stamp);
type Of<K extends Kind> = Written & DocumentOf<K, AuthorPart>;

/** Why a person may not write a part of moderation; `elsewhere` for any other kind. None is taken back or changed. */
export function moderationRefusal(
  facts: PersonFacts,
  part: Written,
  context: WriteContext,
  around: Surroundings,
): AppErrorCode | 'elsewhere' | undefined {
  if (isOfKind(part, 'rulesack')) return acceptanceRefusal(facts, part, context);
  if (isOfKind(part, 'report')) return reportRefusal(facts, part, context, around);
  if (isOfKind(part, 'reportend')) return reportEndRefusal(facts, part, context);
  if (isOfKind(part, 'casestep')) return caseStepRefusal(facts, part, context, around);
  if (isOfKind(part, 'apology')) return apologyRefusal(facts, part, context, around);
  return isOfKind(part, 'objection') ? objectionRefusal(facts, part, context, around) : 'elsewhere';
}

/** Everyone accepts rules for themself alone; whoever has not read an edition cannot have its id by chance. */
function acceptanceRefusal(
  facts: PersonFacts,
  part: Of<'rulesack'>,
  context: WriteContext,
): AppErrorCode | undefined {
  const edition = editionOf(context, part.parent);
  const isOwn = part.id === rulesAckId(part.parent, facts.person) && part.scope === scopeOf.ack(facts.person);
  return isOwn && !part.gone && edition?.body.chat === part.body.chat ? undefined : 'notAllowed';
}

function wordScope(scope: string): { readonly chat: string; readonly person: string } {
  const parsed = parseScope(scope);
  const [chat = '', person = ''] = parsed?.kind === 'word' ? parsed.subject.split(':') : [];
  return { chat, person };
}

/** A report names whose words it is about; where the message is here, they have to be that person's in that chat. */
function reportRefusal(
  facts: PersonFacts,
  part: Of<'report'>,
  context: WriteContext,
  { look }: Surroundings,
): AppErrorCode | undefined {
  const { chat, author } = part.body;
  const isOwn = part.id === reportId(part.parent, facts.person) && isStamp(part.parent) && !part.gone;
  if (!isOwn || part.scope !== scopeOf.word(reportDesk(context, { chat, author }), facts.person)) {
    return 'notAllowed';
  }
  const about = look(part.parent);
  if (about && (about.by !== author || chatOfScope(about.scope) !== chat)) return 'notAllowed';
  const target = { chat, about: context.chat(chat), person: context.factsOf(author) };
  return refusalOf(facts, 'chat.report', target, context.isOn);
}

/** With whom a report lies: those who moderate the chat, or the administration where it is about one of the staff. */
export function reportDesk(
  context: Pick<WriteContext, 'get'>,
  { chat, author }: { readonly chat: string; readonly author: string },
): string {
  const card = context.get('person', author);
  return card && isStaff(card.body) ? ADMINISTRATION : chat;
}

/** A report is answered by who moderates whoever it is about; never by that person. */
function reportEndRefusal(
  facts: PersonFacts,
  part: Of<'reportend'>,
  context: WriteContext,
): AppErrorCode | undefined {
  const report = context.get('report', part.parent);
  if (!report || report.scope !== part.scope || !isStamp(part.id) || part.gone) return 'notAllowed';
  const { chat, author } = report.body;
  const person = { ...context.factsOf(author), person: author };
  if (wordScope(part.scope).chat === ADMINISTRATION) {
    return refusalOf(facts, 'reports.ofStaff', { person }, context.isOn);
  }
  const refusal = refusalOf(
    facts,
    'chat.moderate',
    { chat, about: context.chat(chat), person },
    context.isOn,
  );
  // One that has waited is dealt with by the administrator, too.
  const asAdministrator = facts.isAdministrator && author !== facts.person;
  return asAdministrator ? undefined : refusal;
}

/** One apology for each block, by who is blocked, while it lasts. */
function apologyRefusal(
  facts: PersonFacts,
  part: Of<'apology'>,
  context: WriteContext,
  { look, at }: Surroundings,
): AppErrorCode | undefined {
  const chat = chatOfScope(part.scope);
  const isInPlace = part.id === apologyId(part.parent) && part.scope === scopeOf.chat(chat) && !part.gone;
  if (!isInPlace || !facts.chats.has(chat)) return 'notAllowed';
  const refusal = refusalOf(facts, 'chat.apologise', { chat, about: context.chat(chat) }, context.isOn);
  if (refusal) return refusal;
  const { block } = caseOf(context, { chat, person: facts.person }, at);
  if (block?.id !== part.parent) return 'notAllowed';
  if (look(part.id)) return 'actTwice';
  const step = context.get('casestep', part.parent)?.body;
  const isTimeRight = step?.step === 'block' && step.objectionDays === part.body.objectionDays;
  return isTimeRight ? undefined : 'badRequest';
}

/**
 * A member objects for themself, to an apology in the own chat. What comes after the time is taken as well and changes
 * nothing (decision D-5); a hub that does not have the apology judges by the chat alone.
 */
function objectionRefusal(
  facts: PersonFacts,
  part: Of<'objection'>,
  context: WriteContext,
  { look }: Surroundings,
): AppErrorCode | undefined {
  const { block, person } = part.body;
  const { chat, person: member } = wordScope(part.scope);
  const isOwn = member === facts.person && part.id === objectionId(part.parent, facts.person);
  if (!isOwn || part.parent !== apologyId(block) || part.gone) return 'notAllowed';
  const apology = look(part.parent);
  const isThere =
    !apology || (apology.by === person && apology.parent === block && chatOfScope(apology.scope) === chat);
  if (!isThere) return 'notAllowed';
  const target = { chat, about: context.chat(chat), person: context.factsOf(person) };
  return refusalOf(facts, 'chat.object', target, context.isOn);
}
