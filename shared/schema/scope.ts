import { ADMINISTRATION } from './report.ts';

/**
 * The registry of scopes: the units of access and of replication. Each kind of scope has a reader rule,
 * a pure function over what the hub knows of a person. The readers of a scope may change; the scope of a
 * document may not.
 */
export interface ReaderFacts {
  readonly person: string;
  /** False for someone who has left the school. */
  readonly isPresent: boolean;
  readonly isStaff: boolean;
  readonly isAdministrator: boolean;
  /** A confirmed head or deputy. */
  readonly isHead: boolean;
  readonly isPedagogical: boolean;
  readonly isPupil: boolean;
  readonly isParent: boolean;
  readonly isVerified: boolean;
  /** Classes in which the person learns or teaches. */
  readonly classrooms: ReadonlySet<string>;
  /** Classes of the person's children. */
  readonly childrensClassrooms: ReadonlySet<string>;
  readonly children: ReadonlySet<string>;
  /** Pupils of the classes that a confirmed class teacher leads. */
  readonly pupils: ReadonlySet<string>;
  /** Chats that the person has joined by own wish. */
  readonly chats: ReadonlySet<string>;
  /** Chats that a movement has ended for the person, with the reading position up to which they stay readable. */
  readonly pastChats: ReadonlyMap<string, string>;
  /** Channels in whose audience the person is. */
  readonly channels: ReadonlySet<string>;
}

function isManaging(facts: ReaderFacts): boolean {
  return facts.isAdministrator || facts.isHead;
}

/** Confirmed teachers moderate the chats in which they are (clause E-2.2). */
function isModerating(facts: ReaderFacts, chat: string): boolean {
  return facts.isPedagogical && facts.isVerified && facts.chats.has(chat);
}

export const SCOPES = {
  school: { hasSubject: false, mayRead: () => true },
  staff: { hasSubject: false, mayRead: (facts: ReaderFacts) => facts.isStaff },
  admin: { hasSubject: false, mayRead: (facts: ReaderFacts) => facts.isAdministrator },
  class: {
    hasSubject: true,
    mayRead: (facts: ReaderFacts, classroom: string) =>
      facts.isStaff || facts.classrooms.has(classroom) || facts.childrensClassrooms.has(classroom),
  },
  chat: {
    hasSubject: true,
    mayRead: (facts: ReaderFacts, chat: string) => facts.chats.has(chat) || facts.pastChats.has(chat),
  },
  channel: {
    hasSubject: true,
    mayRead: (facts: ReaderFacts, channel: string) => facts.channels.has(channel),
  },
  person: { hasSubject: true, mayRead: (facts: ReaderFacts, person: string) => facts.person === person },
  family: {
    hasSubject: true,
    mayRead: (facts: ReaderFacts, child: string) =>
      facts.person === child || facts.children.has(child) || facts.pupils.has(child) || facts.isAdministrator,
  },
  slip: {
    hasSubject: true,
    mayRead: (facts: ReaderFacts, maker: string) => facts.person === maker || facts.isAdministrator,
  },
  /** The log of what was done. */
  audit: { hasSubject: false, mayRead: (facts: ReaderFacts) => facts.isAdministrator || facts.isHead },
  act: {
    hasSubject: true,
    mayRead: (facts: ReaderFacts, maker: string) => facts.person === maker || facts.isAdministrator,
  },
  keys: { hasSubject: true, mayRead: (facts: ReaderFacts, person: string) => facts.person === person },
  /** What a member tells those who moderate a chat: `word:<chat>:<member>`; `@` stands for the administration. */
  word: {
    hasSubject: true,
    mayRead: (facts: ReaderFacts, subject: string) => {
      const [chat = '', person = ''] = subject.split(':');
      if (person === '') return false;
      if (chat === ADMINISTRATION) return facts.person === person || isManaging(facts);
      return facts.person === person || facts.isAdministrator || isModerating(facts, chat);
    },
  },
  /** The case of a person in a chat: `case:<chat>:<person>`. */
  case: {
    hasSubject: true,
    mayRead: (facts: ReaderFacts, subject: string) => {
      const [chat = '', person = ''] = subject.split(':');
      const isTheirs = facts.person === person || facts.children.has(person);
      return person !== '' && (isTheirs || isManaging(facts) || isModerating(facts, chat));
    },
  },
  /** What was said in messages that were reported or taken out: the hub alone holds it. */
  sealed: { hasSubject: false, mayRead: () => false },
  /** Links into a chat and who has come by them: those who tend the chat, and administrators. */
  door: {
    hasSubject: true,
    mayRead: (facts: ReaderFacts, chat: string) =>
      facts.isAdministrator || (facts.isPedagogical && facts.isVerified && facts.chats.has(chat)),
  },
  /** Who has acknowledged what: the person, and those who have to see to it. */
  ack: {
    hasSubject: true,
    mayRead: (facts: ReaderFacts, person: string) => facts.person === person || isManaging(facts),
  },
  /** What all pupils or all parents of the school are told; staff read it with them. */
  notice: {
    hasSubject: true,
    mayRead: (facts: ReaderFacts, group: string) =>
      (group === 'pupils' && (facts.isPupil || facts.isStaff)) ||
      (group === 'parents' && (facts.isParent || facts.isStaff)),
  },
  /** Materials of a class, class-and-subject space or club. */
  shelf: {
    hasSubject: true,
    mayRead: (facts: ReaderFacts, classroom: string) =>
      facts.classrooms.has(classroom) || facts.childrensClassrooms.has(classroom) || isManaging(facts),
  },
  /** Materials for the parents of a class. */
  pshelf: {
    hasSubject: true,
    mayRead: (facts: ReaderFacts, classroom: string) =>
      facts.childrensClassrooms.has(classroom) ||
      (facts.classrooms.has(classroom) && facts.isStaff) ||
      isManaging(facts),
  },
  /** What one pupil answers to the tasks of a chat: `answer:<chat>:<pupil>`. */
  answer: {
    hasSubject: true,
    mayRead: (facts: ReaderFacts, subject: string) => {
      const [chat = '', pupil = ''] = subject.split(':');
      const isTheirs = facts.person === pupil || (facts.isPedagogical && facts.isVerified);
      return pupil !== '' && facts.chats.has(chat) && isTheirs;
    },
  },
} as const satisfies Record<
  string,
  { hasSubject: boolean; mayRead: (facts: ReaderFacts, subject: string) => boolean }
>;

export type ScopeKind = keyof typeof SCOPES;

export interface ParsedScope {
  readonly kind: ScopeKind;
  readonly subject: string;
}

function isScopeKind(name: string): name is ScopeKind {
  return Object.hasOwn(SCOPES, name);
}

/** Reads `chat:…`; undefined for a name that the registry does not know or that lacks its subject. */
export function parseScope(scope: string): ParsedScope | undefined {
  const colon = scope.indexOf(':');
  const kind = colon < 0 ? scope : scope.slice(0, colon);
  const subject = colon < 0 ? '' : scope.slice(colon + 1);
  if (!isScopeKind(kind)) return undefined;
  return SCOPES[kind].hasSubject === (subject !== '') ? { kind, subject } : undefined;
}

/** Whether a person may read a scope. Unknown scopes and people who have left read nothing. */
export function mayReadScope(facts: ReaderFacts, scope: string): boolean {
  const parsed = parseScope(scope);
  if (!parsed || !facts.isPresent) return false;
  return SCOPES[parsed.kind].mayRead(facts, parsed.subject);
}

export const scopeOf = {
  class: (classroom: string) => `class:${classroom}`,
  chat: (chat: string) => `chat:${chat}`,
  person: (person: string) => `person:${person}`,
  family: (child: string) => `family:${child}`,
  slip: (maker: string) => `slip:${maker}`,
  channel: (channel: string) => `channel:${channel}`,
  act: (maker: string) => `act:${maker}`,
  keys: (person: string) => `keys:${person}`,
  door: (chat: string) => `door:${chat}`,
  ack: (person: string) => `ack:${person}`,
  notice: (group: string) => `notice:${group}`,
  shelf: (classroom: string) => `shelf:${classroom}`,
  pshelf: (classroom: string) => `pshelf:${classroom}`,
  word: (chat: string, person: string) => `word:${chat}:${person}`,
  case: (chat: string, person: string) => `case:${chat}:${person}`,
  answer: (chat: string, pupil: string) => `answer:${chat}:${pupil}`,
} as const;

/** The chat or channel in whose scope something lies, '' for none. */
export function chatOfScope(scope: string): string {
  const parsed = parseScope(scope);
  return parsed?.kind === 'chat' || parsed?.kind === 'channel' ? parsed.subject : '';
}
