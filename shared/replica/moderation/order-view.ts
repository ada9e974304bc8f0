import { refusalOf } from '../../permissions/can.ts';
import { caseOf, countedSince } from '../../moderation/case-of.ts';
import { positionOf } from '../../moderation/case-events.ts';
import { maySucceed, moderatorsOf } from '../../moderation/moderators-of.ts';
import { isReadingClosed } from '../../moderation/closed-reading.ts';
import { ruleText } from '../../moderation/rules-in-force.ts';
import type { Entry } from '../../directory/directory.ts';
import { type CaseStepBody, objectionId } from '../../schema/case-step.ts';
import type { AuthorPart } from '../../schema/envelope.ts';
import { isUnsentOrder, writtenAt } from '../../schema/order.ts';
import { scopeOf } from '../../schema/scope.ts';
import type { ReaderContext } from '../message-rows.ts';
import { personBrief } from '../person-brief.ts';
import { openReports } from './desk-view.ts';
import { leaversOf } from './leavers-view.ts';
import type { ApologyView, ChatOrderView } from './moderation-views.ts';

const DAY_MS = 86_400_000;

/** How order is kept in a chat, and what of it concerns its reader. */
export function chatOrderView(context: ReaderContext, chat: string): ChatOrderView {
  const { projection, person, now } = context;
  const { directory } = projection;
  const about = directory.chat(chat);
  const facts = projection.factsOf(person);
  const own = caseOf(directory, { chat, person }, now);
  const moderators = moderatorsOf(directory, chat);
  const canModerate = refusalOf(facts, 'rules.adoptForChat', { chat, about }, directory.isOn) === undefined;
  return {
    isModerator: canModerate,
    moderators: moderators.map((one) => personBrief(projection, one)),
    successors: successorsOf(context, chat),
    openReports: openReports(context, chat),
    leavers: leaversOf(context, chat),
    ownViolations: own.violations.filter(({ at }) => at >= countedSince(directory, now)).length,
    ownBlock: own.block && {
      until: own.block.endsAt,
      rule: ruleText(directory, own.block.edition, own.block.rule) ?? '',
      isReadingClosed: isReadingClosed(directory, { chat, person }),
    },
    apologies: directory
      .about('apology', scopeOf.chat(chat))
      .flatMap((apology) => apologyView(context, chat, apology)),
    ownReports: ownReports(context, chat),
    news: newsOf(context, chat),
  };
}

function successorsOf({ projection, person }: ReaderContext, chat: string): ChatOrderView['successors'] {
  const { directory } = projection;
  const leaver = projection.factsOf(person);
  return moderatorsOf(directory, chat)
    .filter((one) => maySucceed(one, { chat, leaver }, directory))
    .map((one) => personBrief(projection, one));
}

function ownReports({ projection, person }: ReaderContext, chat: string): ChatOrderView['ownReports'] {
  const { directory } = projection;
  const own = directory.all('report').filter(({ by, body }) => by === person && body.chat === chat);
  return own
    .map((report) => ({
      id: report.id,
      authorName: personBrief(projection, report.body.author).name,
      at: timeOf(report),
      result: directory.about('reportend', report.id)[0]?.body.result,
    }))
    .sort((a, b) => b.at - a.at);
}

/** Whoever is reminded or charged finds it in the chat for a day, and in the own record afterwards. */
function newsOf({ projection, person, now }: ReaderContext, chat: string): ChatOrderView['news'] {
  const { directory } = projection;
  let news: ChatOrderView['news'];
  for (const step of directory.about('casestep', scopeOf.case(chat, person))) {
    const body: CaseStepBody = step.body;
    const at = timeOf(step);
    if ((body.step !== 'caution' && body.step !== 'violation') || now - at >= DAY_MS) continue;
    if (news && news.at > at) continue;
    const rule = ruleText(directory, body.edition, body.rule) ?? '';
    news = { step: body.step, at, byName: personBrief(projection, step.by).name, rule };
  }
  return news;
}

function timeOf(document: AuthorPart): number {
  return writtenAt({ order: positionOf(document), stamp: document.stamp });
}

/** An apology whose time for objections is not over. */
function apologyView(
  { projection, person, now }: ReaderContext,
  chat: string,
  apology: Entry<'apology'>,
): readonly ApologyView[] {
  const { directory } = projection;
  const order = positionOf(apology);
  const at = isUnsentOrder(order) ? now : writtenAt({ order, stamp: apology.stamp });
  const until = at + apology.body.objectionDays * DAY_MS;
  if (until <= now) return [];
  const about = { ...directory.factsOf(apology.by), person: apology.by };
  const target = { chat, about: directory.chat(chat), person: about };
  const refusal = refusalOf(projection.factsOf(person), 'chat.object', target, directory.isOn);
  const hasObjected = directory.get('objection', objectionId(apology.id, person)) !== undefined;
  return [
    {
      id: apology.id,
      person: personBrief(projection, apology.by),
      text: apology.body.text,
      until,
      isOwn: apology.by === person,
      canObject: refusal === undefined && !hasObjected,
      hasObjected,
    },
  ];
}
