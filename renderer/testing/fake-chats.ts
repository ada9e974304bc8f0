import type { ChatHeadView, ChatRow, MessageRow, PersonBrief } from '../../shared/replica/views.ts';
import type { ChatTemplate } from '../../shared/schema/chat.ts';
import { FAKE_FILES } from './fake-files.ts';
import { ANNA, DARYA, GALINA, LARISA, nth, TIMUR, VSEVOLOD } from './fake-people.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export interface FakeChat {
  readonly id: string;
  readonly title: string;
  readonly template: ChatTemplate;
  readonly counts: ChatHeadView['counts'];
  readonly canWrite: boolean;
  unreadCount: number;
  draft: string;
  messages: MessageRow[];
}

let lastId = 0;
export function newId(): string {
  lastId += 1;
  return `fake.${String(lastId).padStart(8, '0')}`;
}

export function message(
  author: PersonBrief,
  text: string,
  at: number,
  more: Partial<MessageRow> = {},
): MessageRow {
  const { id, name, position, roles, isVerified } = author;
  return {
    id: newId(),
    kind: 'message',
    author: { id, name, position, roles, isVerified },
    isOwn: id === ANNA.id,
    text,
    at,
    state: id === ANNA.id ? 'read' : 'onHub',
    refusal: undefined,
    forwarded: undefined,
    isEdited: false,
    isPinned: false,
    reply: undefined,
    reactions: [],
    takedown: undefined,
    mentioned: [],
    isForMe: false,
    rights: [
      'reply',
      'react',
      'pin',
      ...(id === ANNA.id ? (['edit', 'delete'] as const) : (['violation', 'takeDown'] as const)),
    ],
    files: [],
    ...more,
  };
}

const SMALL_TALK = [
  'Какая страница сегодня?',
  'Параграф 12 и задачи после него.',
  'А контурные карты нужны?',
  'Спасибо, поняла 👍',
  'Завтра дежурит второй ряд.',
  'Кто забыл пенал в кабинете 14? Он у вахтёра.',
  'Я болею, пришлите, пожалуйста, домашнее задание по алгебре, русскому и истории. Вернусь в понедельник.',
  'Линейки и циркули на геометрию обязательно.',
];

/** A thousand messages of several days that end just before today's conversation. */
function longPast(now: number, count: number): MessageRow[] {
  const authors = [DARYA, TIMUR, GALINA, ANNA, DARYA, VSEVOLOD];
  return Array.from({ length: count }, (_, index) =>
    message(
      nth(authors, Math.floor(index / 2)),
      `${nth(SMALL_TALK, index)}${index % 97 === 0 ? `\n${nth(SMALL_TALK, index + 3)}` : ''}`,
      now - DAY_MS - (count - index) * 11 * MINUTE_MS,
    ),
  );
}

function todayIn7B(at: (hour: number, minute: number) => number, isOffline: boolean): MessageRow[] {
  return [
    message(DARYA, 'Анна Сергеевна, а параграф 14 весь читать или только до задачи 5?', at(13, 52)),
    message(GALINA, 'Напоминаю: завтра первый урок в кабинете 12, физика после обеда.', at(13, 58)),
    message(TIMUR, 'Вот что я понял из конспекта, поправьте, если не так:', at(14, 1)),
    message(
      TIMUR,
      'линейная функция y = kx + b, где k отвечает за наклон,\nа b за то, где прямая пересекает ось y',
      at(14, 1),
    ),
    message(ANNA, 'Параграф до задачи 5, дальше разберём на уроке.', at(14, 3)),
    message(ANNA, 'Тимур, всё верно.', at(14, 4), { state: 'onHub' }),
    message(VSEVOLOD, 'Можно ли сдать тетрадь в пятницу? Ребёнок на соревнованиях.', at(14, 4)),
    message(TIMUR, 'Конспект и фото доски', at(14, 4), { files: FAKE_FILES }),
    message(ANNA, 'Завтра контрольная, приносим тетради в клетку и линейки.', at(14, 5), {
      state: isOffline ? 'written' : 'onHub',
    }),
  ];
}

const NO_COUNTS = { pupils: 0, teachers: 0, parents: 0, others: 0 };

function chat(
  id: string,
  title: string,
  template: ChatTemplate,
  messages: MessageRow[],
  more: Partial<FakeChat> = {},
): FakeChat {
  return {
    id,
    title,
    template,
    counts: NO_COUNTS,
    canWrite: true,
    unreadCount: 0,
    draft: '',
    messages,
    ...more,
  };
}

/** Chats of a mathematics teacher who is also the class teacher of 7Б. */
export function fakeChats(now: number, isOffline: boolean): FakeChat[] {
  const at = (hour: number, minute: number, daysAgo = 0) =>
    new Date(now).setHours(hour, minute, 0, 0) - daysAgo * DAY_MS;
  const one = (author: PersonBrief, text: string, time: number) => [message(author, text, time)];
  return [
    chat('c.7b', '7Б, ученики', 'pupils', [...longPast(now, 1000), ...todayIn7B(at, isOffline)], {
      counts: { pupils: 26, teachers: 2, parents: 0, others: 0 },
    }),
    chat(
      'c.7b.parents',
      'Родители 7Б',
      'parents',
      [
        'Добрый день.',
        'Собрание в четверг?',
        'Да, в 18:00, кабинет 12.',
        'Можно ли присутствовать по видеосвязи?',
      ].map((text, index) => message(VSEVOLOD, text, at(13, 40 + index * 2))),
      { unreadCount: 4, counts: { pupils: 0, teachers: 2, parents: 41, others: 0 } },
    ),
    chat(
      'c.algebra',
      'Алгебра, 7Б',
      'subject',
      one(ANNA, 'Разбор контрольной в среду, принесите вопросы.', at(13, 20)),
    ),
    chat(
      'c.staff',
      'Учительская',
      'staffroom',
      one(LARISA, 'Педсовет в четверг в 15:30, повестка на стенде.', at(12, 57)),
      {
        unreadCount: 2,
        counts: { pupils: 0, teachers: 34, parents: 0, others: 5 },
      },
    ),
    chat(
      'c.club',
      'Кружок «Юный метеоролог»',
      'club',
      one(DARYA, 'Спасибо, я поняла. Отправлю вечером.', at(11, 10)),
      { unreadCount: 1 },
    ),
    chat(
      'c.heads',
      'Директор и заместители',
      'management',
      one(LARISA, 'Приказ № 6 подписан, ознакомьтесь до пятницы.', at(16, 40, 1)),
    ),
    chat(
      'c.physics',
      'Физика, 7Б',
      'subject',
      one(GALINA, 'Лабораторная № 3 переносится на следующую неделю.', at(15, 2, 1)),
    ),
    chat(
      'c.9a',
      '9А, классный час',
      'pupils',
      one(TIMUR, 'Экскурсия: список и согласия у старосты.', at(12, 0, 3)),
    ),
    chat(
      'c.parents',
      'Актив родителей',
      'parents',
      one(VSEVOLOD, 'Протокол собрания принят.', at(19, 30, 3)),
    ),
    chat(
      'c.geometry',
      'Геометрия, 9А',
      'subject',
      one(ANNA, 'Теорема о вписанном угле: доказательство к среде.', at(10, 15, 4)),
    ),
    chat('c.trip', 'Поход в сентябре', 'group', one(DARYA, 'Палатки берём у школы.', at(9, 0, 40))),
    chat(
      'c.math',
      'Методобъединение математиков',
      'group',
      one(GALINA, 'Планы на полугодие готовы.', at(14, 0, 80)),
    ),
    chat('c.empty', 'Подготовка к олимпиаде по математике для седьмых и восьмых классов', 'club', []),
    chat(
      'c.read',
      'Объявления школы',
      'group',
      one(LARISA, 'С понедельника звонки по зимнему расписанию.', at(8, 0, 5)),
      { canWrite: false },
    ),
  ];
}

export function chatRow(
  { id, title, template, messages, unreadCount, draft }: FakeChat,
  liveLesson: string,
): ChatRow {
  const last = messages.at(-1);
  return {
    id,
    title,
    template,
    last: last && {
      authorName: last.author.name,
      isTakenDown: false,
      call: undefined,
      callMs: 0,
      isAuthorVerified: last.author.isVerified,
      isOwn: last.isOwn,
      text: last.text,
      attached: last.files.length > 0 ? ('file' as const) : ('' as const),
      at: last.at,
      state: last.state,
    },
    isPast: false,
    unreadCount,
    isForMe: false,
    canWrite: true,
    mutedUntil: 0,
    draft,
    liveLesson,
    liveType: undefined,
  };
}
