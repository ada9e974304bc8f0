import type { FakeConsole } from './fake-console.ts';
import type { SearchPage, SearchWish } from '../../shared/replica/searching/search-views.ts';
import { fakeSchool } from './fake-school.ts';
import type { QueryName, QueryParams, QueryResults } from '../../shared/replica/query-names.ts';
import type {
  ChatHeadView,
  ConnectionView,
  MessageRow,
  MeView,
  OutboxRow,
  PersonRow,
} from '../../shared/replica/views.ts';
import { chatRow, type FakeChat, fakeChats, message, newId } from './fake-chats.ts';
import type { TalkWish } from '../../shared/replica/talk/talk-wish.ts';
import { fakeBrief, fakePins, talked } from './fake-talk.ts';
import { fakeStream } from './fake-stream.ts';
import { fakeChatFiles } from './fake-files.ts';
import { asideRows, waitingMessages } from './fake-outbox.ts';
import { ANNA, CLASSROOMS, DARYA, MANY_PEOPLE, PEOPLE } from './fake-people.ts';
import { fakeLesson } from './fake-lesson.ts';
import { fakeRecording } from './fake-recording.ts';
import { fakeModeration } from './fake-moderation.ts';
import { fakeStage } from './fake-stage.ts';
import { fakeSearch } from './fake-search.ts';
import { connectionState, type FakeScenario } from './fake-scenario.ts';

const LESSON = 'lesson.1';

/** A replica in memory that answers the named queries and changes like the real one. */
export class FakeReplica {
  readonly #scenario: FakeScenario;
  readonly #now: () => number;
  readonly #console: FakeConsole;
  readonly #listeners = new Set<() => void>();
  #chats: FakeChat[];
  #lessonChat: string;
  #lessonStartedAt = 0;
  #firstUnread = new Map<string, string>();
  #aside: readonly OutboxRow[];

  constructor(scenario: FakeScenario, now: () => number, console: FakeConsole) {
    this.#scenario = scenario;
    this.#console = console;
    this.#now = now;
    this.#chats = scenario.isEmpty ? [] : fakeChats(now(), this.#isOffline);
    this.#lessonChat = scenario.hasLesson ? 'c.7b' : '';
    this.#lessonStartedAt = now() - 18 * 60_000;
    if (scenario.hasRefusal) this.#addRefused();
    this.#aside = scenario.hasAside ? asideRows(now()) : [];
    this.#change('c.algebra', (messages) => [...messages, ...waitingMessages(scenario.waitingCount, now())]);
    this.saveDraft('c.7b', scenario.draft);
    for (const chat of this.#chats) {
      if (chat.unreadCount > 0) {
        this.#firstUnread.set(chat.id, chat.messages.at(-chat.unreadCount)?.id ?? '');
      }
    }
  }

  get #isOffline(): boolean {
    return this.#scenario.link !== 'live' && this.#scenario.link !== 'syncing';
  }

  watch<Q extends QueryName>(
    query: Q,
    params: QueryParams<Q>,
    listener: (value: QueryResults[Q]) => void,
  ): () => void {
    const tell = () => listener(structuredClone(this.#answers(params)[query]()));
    const first = setTimeout(tell, 0);
    this.#listeners.add(tell);
    return () => {
      clearTimeout(first);
      this.#listeners.delete(tell);
    };
  }

  send(chatId: string, text: string): string {
    const row = message(ANNA, text, this.#now(), { state: 'written' });
    this.saveDraft(chatId, '');
    this.#change(chatId, (messages) => [...messages, row]);
    if (!this.#isOffline) {
      setTimeout(() => this.#setState(chatId, row.id, 'sending'), 60);
      setTimeout(() => this.#setState(chatId, row.id, 'onHub'), 400);
    }
    return row.id;
  }

  /** Someone else writes; for trying out how the screen takes it. */
  receive(chatId: string, text: string): void {
    this.#change(chatId, (messages) => [...messages, message(DARYA, text, this.#now())]);
  }

  markRead(chatId: string): undefined {
    const chat = this.#chats.find(({ id }) => id === chatId);
    if (!chat || chat.unreadCount === 0) return undefined;
    chat.unreadCount = 0;
    return this.#tell();
  }

  saveDraft(chatId: string, text: string): undefined {
    const chat = this.#chats.find(({ id }) => id === chatId);
    if (chat) chat.draft = text;
    else this.#aside = this.#aside.filter((row) => row.act !== 'draft');
    return this.#tell();
  }

  discard(id: string): undefined {
    this.#aside = this.#aside.filter((row) => row.id !== id);
    for (const chat of this.#chats) {
      chat.messages = chat.messages.filter((row) => row.id !== id);
    }
    return this.#tell();
  }

  retry(id: string): undefined {
    for (const chat of this.#chats) this.#setState(chat.id, id, 'written');
    return undefined;
  }

  talk(wish: TalkWish): undefined {
    if (wish.do === 'mute' || wish.do === 'hear') return undefined;
    for (const { id, messages } of this.#chats) {
      if (messages.some((row) => row.id === wish.message)) this.#change(id, (rows) => talked(rows, wish));
    }
    return undefined;
  }

  startLesson(chat: string): string {
    this.#lessonChat = chat;
    this.#lessonStartedAt = this.#now();
    this.#tell();
    return LESSON;
  }

  endLesson(): undefined {
    this.#lessonChat = '';
    return this.#tell();
  }

  #people(): readonly PersonRow[] {
    if (this.#scenario.isEmpty) return [];
    return this.#scenario.isLarge ? MANY_PEOPLE : PEOPLE;
  }

  #answers(params: object): { readonly [Q in QueryName]: () => QueryResults[Q] } {
    const chat = 'chat' in params && typeof params.chat === 'string' ? params.chat : '';
    return {
      me: () => this.#me(),
      task: () => undefined,
      call: () => undefined,
      rings: () => [],
      broadcast: () => undefined,
      recording: () => fakeRecording(this.#now()),
      recordings: () => [],
      lesson: () => fakeLesson(LESSON, this.#lessonStartedAt, this.#now()),
      ...fakeStage(this.#now),
      ...fakeModeration(this.#now),
      plan: () => [],
      papers: () => ({ papers: [], held: [] }),
      paperStart: () => undefined,
      meetings: () => [],
      planPlaces: () => [],
      session: () => undefined,
      sessions: () => [],
      chats: () => this.#chats.map((one) => chatRow(one, one.id === this.#lessonChat ? LESSON : '')),
      chat: () => this.#head(chat),
      messages: () => {
        const open = this.#chats.find(({ id }) => id === chat);
        const part = fakeStream(open?.messages ?? [], this.#firstUnread.get(chat) ?? '', params);
        return { ...part, unreadCount: open?.unreadCount ?? 0 };
      },
      people: () => ({
        people: this.#people(),
        classrooms: this.#scenario.isEmpty ? [] : CLASSROOMS,
      }),
      pins: () => fakePins(this.#chats.find(({ id }) => id === chat)?.messages ?? []),
      seenBy: () => ({ read: PEOPLE.slice(0, 5), unread: PEOPLE.slice(5, 8) }),
      alerts: () => ({ rows: [], isCaughtUp: true }),
      chatPeople: () => PEOPLE.slice(0, 8),
      brief: () => fakeBrief(this.#chats, params),
      draft: () => ({ text: this.#chats.find(({ id }) => id === chat)?.draft ?? '' }),
      chatFiles: () => fakeChatFiles(this.#now()),
      offers: () => [],
      outbox: () => this.#outbox(),
      connection: () => this.#connection(),
      searchState: () => ({ isReady: true, share: 100, version: 1 }),
      ...fakeSchool(this.#console, params, this.#scenario.isLarge),
    };
  }

  search(wish: SearchWish): SearchPage {
    return fakeSearch(wish, this.#chats);
  }

  #connection(): ConnectionView {
    const outbox = this.#outbox();
    const waiting = outbox.filter(({ state }) => state === 'written' || state === 'sending');
    return {
      state: connectionState(this.#scenario, this.#now()),
      syncedUpTo: this.#scenario.isEmpty ? 0 : new Date(this.#now()).setHours(14, 5, 0, 0),
      waitingCount: waiting.length,
      waitingMessageCount: waiting.length,
      refusedCount: outbox.filter(({ state }) => state === 'refused').length,
      asideCount: this.#aside.length,
      isHeldBack: false,
      clockOffsetMs: this.#scenario.clockOffsetMs,
    };
  }

  #me(): MeView {
    return {
      ...ANNA,
      school: { id: 'school', title: 'Горенская средняя школа', type: 'general', isDemo: true },
      abilities: { addPeople: true, openConsole: true },
    };
  }

  #head(id: string): ChatHeadView | undefined {
    const chat = this.#chats.find((one) => one.id === id);
    if (!chat) return undefined;
    const { title, template, counts, canWrite } = chat;
    const liveLesson =
      id === this.#lessonChat
        ? {
            id: LESSON,
            title: `${title}: урок`,
            type: 'lesson' as const,
            hostName: ANNA.name,
            isHostVerified: ANNA.isVerified,
            startedAt: this.#lessonStartedAt,
            isOwn: true,
          }
        : undefined;
    return {
      id,
      title,
      template,
      counts,
      canWrite,
      gate: undefined,
      canLeave: true,
      mutedUntil: 0,
      hearsMentions: true,
      isPast: false,
      begins: canWrite ? 'lesson' : undefined,
      canCall: canWrite,
      canMake: { poll: canWrite, event: canWrite, task: canWrite },
      liveLesson,
      readUpToAt: new Date(this.#now()).setHours(14, 5, 0, 0),
    };
  }

  #outbox(): OutboxRow[] {
    const own = this.#chats.flatMap((chat) =>
      chat.messages.flatMap(({ id, state, text, at, refusal }): OutboxRow[] =>
        state === 'written' || state === 'sending' || state === 'refused'
          ? [
              {
                id,
                act: 'message',
                action: '',
                about: '',
                chatTitle: chat.title,
                chat: chat.id,
                text,
                writtenAt: at,
                state,
                refusal,
              },
            ]
          : [],
      ),
    );
    return [...own, ...this.#aside];
  }

  #addRefused(): void {
    const refusal = {
      code: 'notAllowed',
      isRetryable: false,
      params: {},
      details: `push ${newId()}: not a member`,
    } as const;
    const text = 'Коллеги, ведомость за октябрь в папке, проверьте, пожалуйста, свои часы.';
    this.#change('c.staff', (messages) => [
      ...messages,
      message(ANNA, text, this.#now() - 3_600_000, { state: 'refused', refusal }),
    ]);
  }

  #setState(chatId: string, id: string, state: MessageRow['state']): void {
    this.#change(chatId, (messages) =>
      messages.map((row) => (row.id === id ? { ...row, state, refusal: undefined } : row)),
    );
  }

  #change(chatId: string, change: (messages: MessageRow[]) => MessageRow[]): void {
    const chat = this.#chats.find(({ id }) => id === chatId);
    if (!chat) return;
    chat.messages = change(chat.messages);
    this.#tell();
  }

  #tell(): undefined {
    for (const listener of this.#listeners) listener();
    return undefined;
  }
}
