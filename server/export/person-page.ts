import type { Directory } from '../../shared/directory/directory.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { listName } from '../../shared/schema/person.ts';
import type { PERSON_KINDS } from './person-documents.ts';

type PersonKind = (typeof PERSON_KINDS)[number];

const TITLES: Readonly<Record<PersonKind, string>> = {
  person: 'Карточка · Card',
  contact: 'Контакты · Contacts',
  appointment: 'Назначения · Appointments',
  kinship: 'Семья · Family',
  membership: 'Классы и чаты, согласия · Classes and chats, consents',
  removal: 'Выход из чатов · Taken out of chats',
  device: 'Устройства · Devices',
  slipuse: 'Приглашения, по которым вошли · Invitations used',
  joinrequest: 'Заявки · Requests to join',
  answer: 'Отложенные чаты · Chats put off',
  message: 'Свои сообщения · Own messages',
  lesson: 'Свои уроки · Own lessons',
  ring: 'Свои звонки · Own calls',
  callanswer: 'Ответы на звонки · Answers to calls',
  cohost: 'Вёл уроки вместе с учителем · Led lessons with the teacher',
  lessonend: 'Завершил чужие уроки · Ended lessons of others',
  hand: 'Поднятые руки · Raised hands',
  handdown: 'Дал слово · Gave the word',
  roll: 'Отметки в перекличке · Roll calls',
  attended: 'Был на уроках · Attended lessons',
  room: 'Класс у одного экрана · A class at one screen',
  exhibit: 'Подготовлено к показу · Made ready to be shown',
  cue: 'Показал на уроках · Shown in lessons',
  ink: 'Рисовал на уроках · Drawn in lessons',
  pen: 'Дал рисовать · Let draw',
  caption: 'Субтитры уроков · Captions of lessons',
  captioner: 'Поручил вести субтитры · Asked to type captions',
  recording: 'Включал запись урока · Switched the recording of a lesson',
  question: 'Вопросы к записям уроков · Questions about recorded lessons',
  report: 'Жалобы · Reports',
  reportend: 'Ответы на жалобы · Answers to reports',
  casestep: 'Записи по правилам общения · Steps by the rules of communication',
  apology: 'Извинения · Apologies',
  objection: 'Возражения · Objections',
  rulesack: 'Принятые правила · Accepted rules',
  questionreply: 'Ответы на вопросы · Answers to questions',
  air: 'Эфиры, которыми управлял · Broadcasts run',
  questionmark: 'Отметки у вопросов · Marks on questions',
  split: 'Делил урок на группы · Divided a lesson into groups',
  caughtup: 'Наверстал уроки · Caught up with lessons',
  readmark: 'Прочитано · Read',
  act: 'Свои действия · Own acts',
  slip: 'Выданные приглашения · Invitations made',
  erasure: 'Удаление данных · Erasure',
  audit: 'Строки журнала · Lines of the log',
  pair: 'Личные чаты · Private chats',
  invitation: 'Приглашения в чаты · Offers of chats',
  chatlink: 'Ссылки в чаты · Links into chats',
  chatentry: 'Открыл ссылки в чаты · Links into chats opened',
  pin: 'Закрепил · Pinned',
  reaction: 'Реакции · Reactions',
  takedown: 'Убрал из чатов · Taken out of chats by them',
  thumb: 'Уменьшенные картинки · Small pictures',
  poll: 'Свои опросы · Own polls',
  vote: 'Свои голоса · Own votes',
  event: 'Свои события · Own events',
  task: 'Свои задания · Own tasks',
  taskanswer: 'Ответы на задания · Answers to tasks',
  taskreply: 'Отзывы об ответах · Replies to answers',
  taskshow: 'Показал ответы · Answers shown',
  order: 'Документы школы · Documents of the school',
  ack: 'Ознакомлен · Acknowledged',
  reminder: 'Напоминания · Reminders',
  paperack: 'Подписи на бумаге · Signatures on paper',
  paperdrop: 'Подписи на бумаге, внесённые по ошибке · Signatures on paper entered by mistake',
  material: 'Свои материалы · Own materials',
  review: 'Отзывы о материалах · Reviews of materials',
  submission: 'Тексты для каналов · Texts for channels',
  submissionend: 'Ответы на тексты · Answers to texts',
  session: 'Запланировал · Planned',
  booking: 'Записался на консультации · Booked consultations',
  minutes: 'Свои протоколы и отчёты · Own minutes and reports',
  preference: 'Свои настройки чатов · Own settings of chats',
};

/** Fields whose names in the program are not what a reader calls them. */
const FIELDS: Readonly<Record<string, string>> = {
  familyName: 'Фамилия · Family name',
  givenName: 'Имя · Given name',
  middleName: 'Отчество · Patronymic',
  roles: 'Роли · Roles',
  role: 'Роль · Role',
  isVerified: 'Подтверждён · Confirmed',
  position: 'Должность · Position',
  leftAt: 'Выбыл · Left',
  email: 'Почта · E-mail',
  phone: 'Телефон · Telephone',
  isEnabled: 'Доступ · Access',
  sourcedId: 'Номер в выгрузке · Id in rosters',
  person: 'Человек · Person',
  group: 'Класс или чат · Class or chat',
  chat: 'Чат · Chat',
  state: 'Состояние · State',
  child: 'Ребёнок · Child',
  guardian: 'Родитель · Parent',
  relation: 'Родство · Relation',
  name: 'Название · Name',
  addedAt: 'С какого времени · Since',
  revokedAt: 'Отозвано · Revoked',
  text: 'Текст · Text',
  title: 'Название · Title',
  action: 'Действие · Action',
  reason: 'Причина · Reason',
  clause: 'Пункт · Clause',
  at: 'Когда · When',
  actor: 'Кто · Who',
  targets: 'О ком и о чём · About',
};

const STYLE = `body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}td{border-top:1px solid #ccc;padding:.3rem .6rem;vertical-align:top}
td:first-child{white-space:nowrap;color:#555}dl{margin:0;display:grid;grid-template-columns:max-content 1fr;gap:0 1rem}
dt{color:#555}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}`;

export function pageHead(directory: Directory, person: string, now: number): string {
  const card = directory.get('person', person)?.body;
  const name = card ? listName(card) : person;
  const school = directory.school?.body.title ?? '';
  return `<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>${escaped(name)}</title><style>${STYLE}</style></head><body>
<h1>${escaped(name)}</h1>
<p>${escaped(school)} · ${timeText(now)}</p>
`;
}

export const PAGE_END = '</body></html>\n';

/** Some documents of a kind as a table under the kind's title; '' for none. */
export function pageSection(
  kind: PersonKind,
  documents: readonly AcceptedDocument[],
  nameOf: (id: string) => string,
): string {
  if (documents.length === 0) return '';
  const rows = documents.map(
    ({ at, body, gone }) =>
      `<tr><td>${timeText(at)}</td><td>${gone ? '<p>отозвано · taken back</p>' : ''}${fields(body, nameOf)}</td></tr>`,
  );
  return `<h2>${escaped(TITLES[kind])}</h2>\n<table>\n${rows.join('\n')}\n</table>\n`;
}

function fields(body: Record<string, unknown>, nameOf: (id: string) => string): string {
  const lines = Object.entries(body).map(
    ([field, value]) =>
      `<dt>${escaped(FIELDS[field] ?? field)}</dt><dd>${escaped(valueText(field, value, nameOf))}</dd>`,
  );
  return `<dl>${lines.join('')}</dl>`;
}

function valueText(field: string, value: unknown, nameOf: (id: string) => string): string {
  if (typeof value === 'string') {
    const name = nameOf(value);
    return name === '' ? value : `${name} (${value})`;
  }
  if (typeof value === 'number' && /(?:At|^at)$/u.test(field)) return value === 0 ? '—' : timeText(value);
  return JSON.stringify(value);
}

function timeText(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').slice(0, 19);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
