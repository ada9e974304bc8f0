import type { Directory } from '../directory/directory.ts';
import { isChannel } from '../schema/chat.ts';
import { rulesAckId, type RulesBody, STANDARD_EDITION } from '../schema/rules.ts';
import { STANDARD_RULES } from './standard-rules.ts';

type Known = Pick<Directory, 'all' | 'get' | 'chat'>;

/** An edition of rules: its id and what it says. */
export interface Edition {
  readonly id: string;
  readonly body: RulesBody;
}

const STANDARD: Edition = {
  id: STANDARD_EDITION,
  body: {
    ...STANDARD_RULES.ru,
    rules: [...STANDARD_RULES.ru.rules],
    chat: '',
    version: 1,
    from: 0,
    council: '',
    councilDate: '',
    parents: '',
  },
};

/** The edition of a place that held at a moment (ms); undefined where there was none. */
function editionAt(known: Known, place: string, at: number): Edition | undefined {
  let found: Edition | undefined;
  for (const { id, body } of known.all('rules')) {
    if (body.chat !== place || body.from > at) continue;
    if (!found || isAfter({ id, body }, found)) found = { id, body };
  }
  return found;
}

function isAfter(a: Edition, b: Edition): boolean {
  if (a.body.from !== b.body.from) return a.body.from > b.body.from;
  return a.body.version === b.body.version ? a.id > b.id : a.body.version > b.body.version;
}

/**
 * The editions in force in a chat at a moment: that of the school, else the one every school begins with, and what
 * the chat adds to it.
 */
export function rulesAt(known: Known, chat: string, at: number): readonly Edition[] {
  const ofChat = editionAt(known, chat, at);
  return [
    editionAt(known, '', at) ?? STANDARD,
    ...(ofChat !== undefined && ofChat.body.rules.length > 0 ? [ofChat] : []),
  ];
}

/** The text of a rule that is named somewhere; undefined where the edition is not here or has no such rule. */
export function ruleText(known: Known, edition: string, rule: number): string | undefined {
  return editionOf(known, edition)?.body.rules[rule - 1];
}

/** An edition by its id: one of the school's or of a chat's, or that with which every school begins. */
export function editionOf(known: Pick<Directory, 'get'>, id: string): Edition | undefined {
  if (id === STANDARD_EDITION) return STANDARD;
  const body = known.get('rules', id)?.body;
  return body && { id, body };
}

/** Whether a rule held in a chat at a moment (clause E-2.8; feature F-098). */
export function isRuleAt(
  known: Known,
  { chat, edition, rule }: { readonly chat: string; readonly edition: string; readonly rule: number },
  at: number,
): boolean {
  return rulesAt(known, chat, at).some(({ id, body }) => id === edition && rule <= body.rules.length);
}

/**
 * The editions that a person has to read and accept before joining a chat or writing in it (clause E-2.4), that with
 * which every school begins among them. In a private chat and in a channel nobody is asked.
 */
export function rulesToAccept(
  known: Known,
  { chat, person }: { readonly chat: string; readonly person: string },
  at: number,
): readonly Edition[] {
  const template = known.chat(chat)?.template ?? 'group';
  if (template === 'private' || isChannel(template)) return [];
  return rulesAt(known, chat, at).filter(({ id }) => !known.get('rulesack', rulesAckId(id, person)));
}
