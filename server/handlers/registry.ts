import { AppError } from '../../shared/errors/app-error.ts';
import { parserOf } from '../../shared/std/parse.ts';
import { accountsEntered } from './accounts-entered.ts';
import { auditCheck } from './audit-check.ts';
import { caseOpen } from './case-open.ts';
import { channelReach } from './channel-reach.ts';
import { chatsCounts } from './chats-counts.ts';
import { chatsInvited } from './chats-invited.ts';
import { lessonsHeld, lessonsPeople } from './lessons-held.ts';
import { mailCheck, mailSet, mailState } from './mail-calls.ts';
import { EXPORT_HANDLERS } from './export-calls.ts';
import { filesPass } from './files-pass.ts';
import type { Handler, HandlerContext } from './handler.ts';
import { issuePinReset } from './issue-pin-reset.ts';
import { listDevices } from './list-devices.ts';
import { readPaper } from './read-paper.ts';
import { ROSTER_HANDLERS } from './roster-calls.ts';
import { typingHear, typingTell } from './typing-calls.ts';
import { writePaper } from './write-paper.ts';

const HANDLERS = {
  ...ROSTER_HANDLERS,
  ...EXPORT_HANDLERS,
  'files.pass': filesPass,
  'mail.state': mailState,
  'mail.check': mailCheck,
  'mail.set': mailSet,
  'papers.write': writePaper,
  'papers.read': readPaper,
  'devices.list': listDevices,
  'audit.check': auditCheck,
  'accounts.entered': accountsEntered,
  'chats.counts': chatsCounts,
  'chats.invited': chatsInvited,
  'channel.reach': channelReach,
  'typing.hear': typingHear,
  'typing.tell': typingTell,
  'case.open': caseOpen,
  'lessons.held': lessonsHeld,
  'lessons.people': lessonsPeople,
  'pins.issueReset': issuePinReset,
} as const;
export type HandlerName = keyof typeof HANDLERS;

export function handlerNames(): readonly HandlerName[] {
  return Object.keys(HANDLERS).filter(isHandlerName);
}

export function isHandlerName(name: string): name is HandlerName {
  return Object.hasOwn(HANDLERS, name);
}

const runners = new Map<string, (context: HandlerContext, data: unknown) => Promise<unknown>>(
  handlerNames().map((name) => [name, runnerOf(name, HANDLERS[name])]),
);

function runnerOf(name: string, handler: Handler) {
  const parse = parserOf(`handler.${name}`, handler.data);
  return async (context: HandlerContext, data: unknown): Promise<unknown> => {
    const refusal = handler.refusal(context.facts);
    if (refusal) throw new AppError(refusal);
    return await handler.run(context, parse(data));
  };
}

/** Runs a handler for a person. Throws AppError `notFound`, `notAllowed`, or what the handler throws. */
export async function runHandler(name: string, context: HandlerContext, data: unknown): Promise<unknown> {
  const run = runners.get(name);
  if (!run) throw new AppError('notFound');
  return await run(context, data);
}
