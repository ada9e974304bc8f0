import { refusalOf } from '../../permissions/can.ts';
import { positionOf } from '../../moderation/case-events.ts';
import type { Entry } from '../../directory/directory.ts';
import { writtenAt } from '../../schema/order.ts';
import { ADMINISTRATION } from '../../schema/report.ts';
import { scopeOf } from '../../schema/scope.ts';
import { chatTitle } from '../chat-title.ts';
import type { ReaderContext } from '../message-rows.ts';
import { personBrief } from '../person-brief.ts';
import type { StreamReader } from '../stream/stream-reader.ts';
import { lineOf } from '../stream/stream-row.ts';
import type { DeskRow } from './moderation-views.ts';

const HOUR_MS = 3_600_000;

/** What was reported and the reader answers for: the oldest open ones first, then what was answered. */
export async function deskRows(
  context: ReaderContext,
  reader: StreamReader,
  chat: string,
): Promise<readonly DeskRow[]> {
  const reports = reportsFor(context, chat);
  const messages = await reader.many(reports.map(({ parent }) => parent));
  const rows = reports.map((report): DeskRow => {
    const { projection, now } = context;
    const { directory, talk } = projection;
    const message = messages.get(report.parent);
    const at = reportedAt(report);
    const end = directory.about('reportend', report.id)[0];
    const scope = scopeOf.case(report.body.chat, report.body.author);
    return {
      id: report.id,
      chat: report.body.chat,
      chatTitle: chatTitle(projection, context.person, report.body.chat),
      message: report.parent,
      author: personBrief(projection, report.body.author),
      text: message ? lineOf(message) : '',
      isHere: message !== undefined && !message.gone,
      reporter: personBrief(projection, report.by),
      words: report.body.words,
      at,
      isLate: isLate(context, at, now),
      isTakenDown: talk.takedownOf(report.parent, report.body.author) !== undefined,
      isViolation: directory
        .about('casestep', scope)
        .some(({ body }) => body.step === 'violation' && body.message === report.parent),
      end: end && {
        result: end.body.result,
        words: end.body.words,
        byName: personBrief(projection, end.by).name,
      },
    };
  });
  return rows.sort((a, b) => Number(a.end !== undefined) - Number(b.end !== undefined) || a.at - b.at);
}

export function openReports(context: ReaderContext, chat: string): number {
  const { directory } = context.projection;
  return reportsFor(context, chat).filter(({ id }) => directory.about('reportend', id).length === 0).length;
}

/** Those that wait with the reader; an administrator of no such chat sees what has waited for long. */
function reportsFor(context: ReaderContext, chat: string): readonly Entry<'report'>[] {
  const { projection, person, now } = context;
  const { directory } = projection;
  const facts = projection.factsOf(person);
  return directory.all('report').filter((report) => {
    const { chat: of, author } = report.body;
    if (chat !== '' && of !== chat) return false;
    const about = { ...directory.factsOf(author), person: author };
    if (isOfStaff(report)) {
      return refusalOf(facts, 'reports.ofStaff', { person: about }, directory.isOn) === undefined;
    }
    const target = { chat: of, about: directory.chat(of), person: about };
    if (refusalOf(facts, 'chat.moderate', target, directory.isOn) === undefined) return true;
    return facts.isAdministrator && author !== person && isLate(context, reportedAt(report), now);
  });
}

function isOfStaff(report: Entry<'report'>): boolean {
  return report.scope.startsWith(`word:${ADMINISTRATION}:`);
}

function reportedAt(report: Entry<'report'>): number {
  return writtenAt({ order: positionOf(report), stamp: report.stamp });
}

function isLate({ projection }: ReaderContext, at: number, now: number): boolean {
  return now - at >= projection.directory.amount('reportHours') * HOUR_MS;
}
