import { chatsMake } from '../../acts/chats-make.ts';
import type { Directory } from '../../directory/directory.ts';
import type { ActBody } from '../../schema/act.ts';
import type { ChatTemplate } from '../../schema/chat.ts';
import { guardOf } from '../../std/parse.ts';

/** A chat that the rules expect (clauses P-2.2(6), P-2.3(3), P-2.4(3)). */
export interface ExpectedChat {
  readonly template: ChatTemplate;
  /** The class or subject, '' for a chat of the school. */
  readonly classroom: string;
  /** The id of the chat, '' where it is not there yet. */
  readonly chat: string;
  readonly title: string;
  /** Whether the reader has had it made and the hub does not know of it yet. */
  readonly isWaiting: boolean;
}

export interface ExpectedClass {
  readonly id: string;
  readonly title: string;
  readonly chats: readonly ExpectedChat[];
}

export interface ExpectedChats {
  /** Of the whole school: the staffroom, and the head's four chats. */
  readonly school: readonly (ExpectedChat & { readonly template: SchoolTemplate })[];
  /** Of each class: pupils, parents, teachers, and one for each of its subjects. */
  readonly classes: readonly ExpectedClass[];
}

/** The chats of the whole school that the regulations name (clauses P-2.2(6), M-4 ¶12). */
const SCHOOL_CHATS = ['staffroom', 'management', 'headStaff', 'headParents', 'headPupils'] as const;

type SchoolTemplate = (typeof SCHOOL_CHATS)[number];

const isMake = guardOf(chatsMake.data);

const ORDER = new Intl.Collator('ru');

/** Which chats there should be and which of them are there; who is in them is not asked. @param acts what waits */
export function expectedChats(directory: Directory, acts: WaitingActs = []): ExpectedChats {
  const waiting = madeBy(acts);
  const chats = new Map<string, { readonly id: string; readonly title: string }>();
  for (const [id, { isArchived, template, classroom, title }] of directory.chats()) {
    if (!isArchived) chats.set(`${template} ${classroom}`, { id, title });
  }
  const find = <T extends ChatTemplate>(template: T, classroom: string, title: string) => {
    const found = chats.get(`${template} ${classroom}`);
    const isWaiting = waiting.has(`${template} ${classroom}`);
    return { template, classroom, chat: found?.id ?? '', title: found?.title ?? title, isWaiting };
  };
  const open = directory.all('classroom').filter(({ body }) => !body.isArchived);
  const subjects = Map.groupBy(
    open.filter(({ body }) => body.type === 'subject'),
    ({ id, body }) => homeroomOf(directory, id, body.homeroom ?? ''),
  );
  return {
    school: SCHOOL_CHATS.map((template) => find(template, '', '')),
    classes: open
      .filter(({ body }) => body.type === 'homeroom')
      .sort((a, b) => a.body.grade - b.body.grade || ORDER.compare(a.body.title, b.body.title))
      .map(({ id, body }) => ({
        id,
        title: body.title,
        chats: [
          find('pupils', id, ''),
          find('parents', id, ''),
          find('teachers', id, ''),
          ...(subjects.get(id) ?? [])
            .map((subject) => find('subject', subject.id, subject.body.title))
            .sort((a, b) => ORDER.compare(a.title, b.title)),
        ],
      })),
  };
}

type WaitingActs = readonly { readonly body: ActBody }[];

/** The chats, by template and class, that acts make. */
function madeBy(acts: WaitingActs): ReadonlySet<string> {
  const made = new Set<string>();
  for (const { body } of acts) {
    if (body.action !== 'chats.make' || !isMake(body.data)) continue;
    for (const { template, classroom } of body.data.items) made.add(`${template} ${classroom}`);
  }
  return made;
}

/** The class of a subject: the one it names, otherwise the one in which all of its pupils are. */
function homeroomOf(directory: Directory, subject: string, named: string): string {
  if (named !== '') return named;
  const pupil = directory
    .about('membership', subject)
    .find(({ body }) => body.role === 'pupil' && body.state === 'active');
  if (!pupil) return '';
  const home = directory
    .about('membership', pupil.body.person)
    .find(
      ({ body }) =>
        body.role === 'pupil' &&
        body.state === 'active' &&
        directory.get('classroom', body.group)?.body.type === 'homeroom',
    );
  return home?.body.group ?? '';
}
