import Type from 'typebox';
import { usesOf } from '../../acts/chats-enter.ts';
import { refusalToInvite } from '../../acts/invited-to.ts';
import { homerooms } from '../../directory/classes.ts';
import type { Entry } from '../../directory/directory.ts';
import { Id, OptionalId } from '../../ids/id.ts';
import { can } from '../../permissions/can.ts';
import { chatLinkText } from '../../protocol/chat-link-text.ts';
import { invitationId } from '../../schema/invitation.ts';
import { listName, type Role } from '../../schema/person.ts';
import { BY_TITLE } from './classes-query.ts';
import { schoolQuery, type SchoolSource } from './school-query.ts';

export interface ChatLinkRow {
  readonly id: string;
  readonly chat: string;
  readonly chatTitle: string;
  /** What is passed on. */
  readonly text: string;
  readonly makerName: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly expiresAt: number;
  readonly state: 'open' | 'recalled' | 'expired' | 'usedUp';
  readonly roles: readonly Role[];
  readonly classTitles: readonly string[];
  readonly mostUses: number;
  readonly uses: number;
  /** When somebody last came in by it, 0 where nobody has. */
  readonly lastUseAt: number;
  readonly canRecall: boolean;
  /** The hub has not heard of it yet, or of its recall. */
  readonly isWaiting: boolean;
}

/** Somebody who has opened a link that was not meant for them. */
export interface ChatRequestRow {
  readonly chat: string;
  readonly chatTitle: string;
  readonly link: string;
  readonly person: string;
  readonly name: string;
  readonly about: string;
  readonly at: number;
  readonly canLetIn: boolean;
}

/** One line of the log of a chat's links: what happened, when, and who did it. */
export interface ChatLinkEvent {
  readonly id: string;
  readonly what: 'made' | 'recalled' | 'restored' | 'entered' | 'asked' | 'letIn' | 'refused';
  readonly at: number;
  readonly name: string;
  /** Whom it was about, where that is somebody else; '' otherwise. */
  readonly personName: string;
}

export interface ChatLinks {
  readonly canMake: boolean;
  /** The classes for which a link can be meant; empty where none can be made. */
  readonly classes: readonly { readonly id: string; readonly title: string }[];
  /** What can still let somebody in first, then the newest. */
  readonly links: readonly ChatLinkRow[];
  readonly requests: readonly ChatRequestRow[];
  /** The newest first; empty where no chat is named. */
  readonly log: readonly ChatLinkEvent[];
}

const NOTHING: ChatLinks = { canMake: false, classes: [], links: [], requests: [], log: [] };

/** The links into a chat that the reader tends; without a chat, all that the reader may know of. */
export const chatLinksQuery = schoolQuery({
  params: Type.Object({ chat: OptionalId }, { additionalProperties: false }),
  answer: (source, { chat }): ChatLinks => {
    const { directory, facts } = source;
    const about = chat === '' ? undefined : directory.chat(chat);
    if (chat !== '' && about?.template !== 'group') return NOTHING;
    const maker = about?.owner === undefined ? {} : { maker: about.owner };
    const mayMake =
      about !== undefined && can(facts, 'chats.link', { chat, about, ...maker }, directory.isOn);
    const held = chat === '' ? directory.all('chatlink') : directory.about('chatlink', chat);
    const entries = chat === '' ? directory.all('chatentry') : directory.about('chatentry', chat);
    const links = held.filter(({ body }) => chat === '' || body.chat === chat);
    const canMake = mayMake && !about.isArchived;
    return {
      canMake,
      classes: canMake ? classesOf(source) : [],
      links: links.map((link) => linkRow(source, link)).sort(byUse),
      requests: entries.flatMap((entry) => requestRow(source, entry)).sort((a, b) => a.at - b.at),
      log: chat === '' ? [] : logOf(source, links, entries),
    };
  },
});

function classesOf({ directory }: SchoolSource): ChatLinks['classes'] {
  return homerooms(directory)
    .map(({ id, body }) => ({ id, title: body.title }))
    .sort((a, b) => BY_TITLE.compare(a.title, b.title));
}

function byUse(a: ChatLinkRow, b: ChatLinkRow): number {
  return Number(b.state === 'open') - Number(a.state === 'open') || b.madeAt - a.madeAt;
}

function linkRow(source: SchoolSource, { id, body }: Entry<'chatlink'>): ChatLinkRow {
  const { directory, facts, now, settled } = source;
  const { chat, maker, key, expiresAt, mostUses, isActive, turns, audience } = body;
  const uses = usesOf(directory, id);
  const entries = directory.about('chatentry', id).map((one) => one.body);
  const isOver = expiresAt < now ? 'expired' : uses >= mostUses ? 'usedUp' : 'open';
  return {
    id,
    chat,
    chatTitle: directory.chat(chat)?.title ?? '',
    text: chatLinkText({ school: directory.school?.id ?? '', link: id, key }),
    makerName: nameOf(source, maker),
    madeAt: turns[0]?.at ?? 0,
    expiresAt,
    state: isActive ? isOver : 'recalled',
    roles: audience?.roles ?? [],
    classTitles: (audience?.classrooms ?? []).map((one) => directory.get('classroom', one)?.body.title ?? ''),
    mostUses,
    uses,
    lastUseAt: Math.max(0, ...entries.filter(({ state }) => state !== 'asks').map(({ at }) => at)),
    canRecall: isActive && can(facts, 'chats.unlink', { maker }, directory.isOn),
    isWaiting: settled.get('chatlink', id)?.body.isActive !== isActive,
  };
}

function requestRow(source: SchoolSource, { body }: Entry<'chatentry'>): readonly ChatRequestRow[] {
  const { directory, facts } = source;
  const { chat, link, person, at, state } = body;
  const about = directory.chat(chat);
  if (state !== 'asks' || !about || !facts.chats.has(chat)) return [];
  const canLetIn = refusalToInvite(source, facts, { chat, about, people: [person] }) === undefined;
  const name = nameOf(source, person);
  const request = { chat, chatTitle: about.title, link, person, name, at, canLetIn };
  return [{ ...request, about: placeOf(source, person) }];
}

/** The position of a person, or the classes that the person or the own children are in. */
function placeOf({ directory }: SchoolSource, person: string): string {
  const position = directory.get('person', person)?.body.position ?? '';
  if (position !== '') return position;
  const { classrooms, childrensClassrooms } = directory.factsOf(person);
  const titles = [...classrooms, ...childrensClassrooms].flatMap((id) => {
    const classroom = directory.get('classroom', id)?.body;
    return classroom?.type === 'homeroom' ? [classroom.title] : [];
  });
  return [...new Set(titles)].join(', ');
}

function logOf(
  source: SchoolSource,
  links: readonly Entry<'chatlink'>[],
  entries: readonly Entry<'chatentry'>[],
): readonly ChatLinkEvent[] {
  const ofLinks = links.flatMap(({ id, body }) =>
    body.turns.map(({ what, by, at }, n) => ({
      id: `${id} ${n}`,
      what,
      at,
      name: nameOf(source, by),
      personName: '',
    })),
  );
  const ofEntries = entries.flatMap(({ id, body }): readonly ChatLinkEvent[] => {
    const { person, at, state, decidedBy, decidedAt } = body;
    const name = nameOf(source, person);
    const came = { id, what: state === 'invited' ? 'entered' : 'asked', at, name, personName: '' } as const;
    if (state !== 'letIn' && state !== 'refused') return [came];
    const decided = { what: state, at: decidedAt, name: nameOf(source, decidedBy), personName: name };
    return [came, { id: `${id} decided`, ...decided }];
  });
  // Within one moment, what came later stands first, too.
  return [...ofLinks, ...ofEntries].reverse().sort((a, b) => b.at - a.at);
}

function nameOf({ directory }: SchoolSource, person: string): string {
  const card = directory.get('person', person);
  return card ? listName(card.body) : '';
}

/** What became of the reader's own opening of a link. */
export interface LinkEntry {
  /** Id of the school that the reader is in, to tell links of other schools from its own. */
  readonly school: string;
  /** none: nothing is known of it here. waiting: the hub has not been asked yet. */
  readonly state: 'none' | 'waiting' | 'invited' | 'asked' | 'refused';
  /** '' where it is not the reader's to know. */
  readonly chat: string;
  readonly chatTitle: string;
}

export const linkEntryQuery = schoolQuery({
  params: Type.Object({ link: Id }, { additionalProperties: false }),
  answer: ({ directory, person, waitingActs }, { link }): LinkEntry => {
    const school = directory.school?.id ?? '';
    const none = { school, chat: '', chatTitle: '' };
    const isWaiting = waitingActs.some(
      ({ body }) => body.action === 'chats.enter' && body.data['link'] === link,
    );
    if (isWaiting) return { ...none, state: 'waiting' };
    const own = directory.about('invitation', person).find(({ id, body }) => {
      return body.link === link && id === invitationId(body.chat, person);
    })?.body;
    if (!own) return { ...none, state: 'none' };
    if (!own.isActive) {
      const state = own.asks === 'waiting' ? 'asked' : own.asks === 'refused' ? 'refused' : 'none';
      return { ...none, state };
    }
    const title = directory.chat(own.chat)?.title ?? own.title;
    return { school, state: 'invited', chat: own.chat, chatTitle: title };
  },
});
