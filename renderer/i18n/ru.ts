import { ruActs } from './ru-acts.ts';
import { ruConnection } from './ru-connection.ts';
import { ruConsolePeople } from './ru-console-people.ts';
import { ruConsole } from './ru-console.ts';
import { ruDevices } from './ru-devices.ts';
import { ruExchange } from './ru-exchange.ts';
import { ruEntry } from './ru-entry.ts';
import { ruErrors } from './ru-errors.ts';
import { ruAppointments } from './ru-appointments.ts';
import { ruFiles } from './ru-files.ts';
import { ruFirstRun } from './ru-first-run.ts';
import { ruCalls } from './ru-calls.ts';
import { ruLessonLink } from './ru-lesson-link.ts';
import { ruLive } from './ru-live.ts';
import { ruCaptions } from './ru-captions.ts';
import { ruRecording } from './ru-recording.ts';
import { ruScreen } from './ru-screen.ts';
import { ruSplit } from './ru-split.ts';
import { ruStage } from './ru-stage.ts';
import { ruRooms } from './ru-rooms.ts';
import { ruLinks } from './ru-links.ts';
import { ruPapers } from './ru-papers.ts';
import { ruHelp } from './ru-help.ts';
import { ruChannel } from './ru-channel.ts';
import { ruChatLinks } from './ru-chat-links.ts';
import { ruGroups } from './ru-groups.ts';
import { ruReach } from './ru-reach.ts';
import { ruInvitations } from './ru-invitations.ts';
import { ruMail } from './ru-mail.ts';
import { ruLeavers } from './ru-leavers.ts';
import { ruModeration } from './ru-moderation.ts';
import { ruOffers } from './ru-offers.ts';
import { ruPermissions } from './ru-permissions.ts';
import { ruPeople } from './ru-people.ts';
import { ruSchool } from './ru-school.ts';
import { ruSearch } from './ru-search.ts';
import { ruSlips } from './ru-slips.ts';
import { ruShelf } from './ru-shelf.ts';
import { ruStream } from './ru-stream.ts';
import { ruMinutes } from './ru-minutes.ts';
import { ruBroadcast } from './ru-broadcast.ts';
import { ruSessions } from './ru-sessions.ts';
import { ruTalk } from './ru-talk.ts';
import { ruPlan } from './ru-plan.ts';
import { ruRounds } from './ru-rounds.ts';
import { ruStructure } from './ru-structure.ts';
import { ruVault } from './ru-vault.ts';

const ruMain = {
  'app.name': 'Звонок',
  'app.broken': 'Экран не смог показаться',
  'app.brokenText': 'Ваши записи целы, они хранятся отдельно от экрана. Откройте экран заново.',
  'app.reload': 'Открыть заново',

  'common.back': 'Назад',
  'common.close': 'Закрыть',
  'common.cancel': 'Отмена',
  'common.retry': 'Попробовать снова',
  'common.details': 'Подробнее',
  'common.copy': 'Скопировать',
  'common.copied': 'Скопировано',
  'common.undo': 'Вернуть',
  'common.clearSearch': 'Стереть поиск',
  'common.notices': 'Извещения',
  'common.errorCode': 'Код: {code}',

  'rail.label': 'Разделы',
  'rail.chats': 'Чаты',
  'rail.people': 'Люди',
  'rail.console': 'Управление',
  'rail.settings': 'Настройки',
  'rail.me': '{name}, меню',
  'rail.unread':
    '{count, plural, one {# непрочитанное} few {# непрочитанных} many {# непрочитанных} other {# непрочитанных}}',
  'rail.demo': 'Демонстрационная школа',
  'rail.switch': 'Сменить человека',

  'chats.title': 'Чаты',
  'chats.search': 'Поиск по чатам',
  'chats.list': 'Список чатов',
  'chats.filter': 'Какие чаты показать',
  'chats.filter.all': 'Все',
  'chats.filter.pupils': 'Мой класс',
  'chats.filter.subject': 'Предметы',
  'chats.filter.parents': 'Родители',
  'chats.filter.staff': 'Сотрудники',
  'chats.you': 'Вы:',
  'chats.draft': 'Черновик:',
  'chats.unread':
    '{count, plural, one {# непрочитанное сообщение} few {# непрочитанных сообщения} many {# непрочитанных сообщений} other {# непрочитанных сообщений}}',
  'chats.noMessages': 'Пока ни одного сообщения',
  'chats.coming': 'Сообщения ещё приходят',
  'chats.emptyComing': 'Чаты вашего класса и ваших предметов уже на пути сюда.',
  'chats.empty': 'Здесь будут ваши чаты',
  'chats.emptyHint': 'Чаты вашего класса и ваших предметов появятся, когда придут со школьного сервера.',
  'chats.none': 'Такого чата нет',
  'chats.noneHint': 'Проверьте, как написано название, или снимите отбор.',
  'chats.showAll': 'Показать все чаты',
  'chats.pick': 'Выберите чат слева',
  'chats.pickHint': 'Переписка откроется здесь. Читать и писать можно и без связи.',

  'chat.pupils': '{count, plural, one {# ученик} few {# ученика} many {# учеников} other {# ученика}}',
  'chat.teachers': '{count, plural, one {# учитель} few {# учителя} many {# учителей} other {# учителя}}',
  'chat.parents': '{count, plural, one {# родитель} few {# родителя} many {# родителей} other {# родителя}}',
  'chat.others':
    '{count, plural, one {# участник} few {# участника} many {# участников} other {# участника}}',
  'chat.readUpTo': 'прочитано до {when}',
  'chat.messages': 'Сообщения, {title}',
  'chat.unreadFrom': 'Непрочитанные',
  'chat.beginning': 'Начало переписки',
  'chat.empty': 'Здесь будет переписка',
  'chat.emptyHint': 'Напишите первое сообщение. Если связи нет, оно уйдёт само.',
  'chat.emptyComing': 'Сообщения этого чата ещё приходят. Писать можно уже сейчас.',
  'chat.emptyReadOnly': 'Здесь появится то, что напишут другие.',
  'chat.gone': 'Этого чата здесь больше нет',
  'chat.goneHint': 'Его закрыли или вы из него вышли. Остальные чаты на месте.',
  'chat.toNewest': 'К новым сообщениям',
  'chat.toNewestCount':
    '{count, plural, one {# новое сообщение, показать} few {# новых сообщения, показать} many {# новых сообщений, показать} other {# новых сообщений, показать}}',
  'chat.arrived': 'Новое сообщение, {name}: {text}',
  'chat.goneAside':
    '{count, plural, one {# ваше неотправленное сообщение сохранено на этом компьютере.} few {# ваших неотправленных сообщения сохранены на этом компьютере.} many {# ваших неотправленных сообщений сохранено на этом компьютере.} other {Ваши неотправленные сообщения сохранены на этом компьютере.}}',
  'chat.goneShow': 'Показать неотправленное',
  'chat.state.written': 'записано здесь, ждёт отправки',
  'chat.state.sending': 'отправляется',
  'chat.state.onHub': 'отправлено',
  'chat.state.read': 'прочитано',
  'chat.state.refused': 'не принято',
  'chat.state.aside': 'не отправлено, сохранено здесь',
  'chat.state.orphan': 'на школьном сервере пока нет, вернётся от автора',
  'chat.offlineSince': 'Нет связи с {when}.',
  'chat.offline': 'Нет связи.',
  'chat.offlineSaved':
    '{count, plural, one {Сообщение сохранено и уйдёт само.} other {Сообщения сохранены и уйдут сами.}}',
  'chat.offlineRead': 'Читать и писать можно, всё уйдёт само.',
  'chat.readOnly': 'В этом чате вы читаете. Пишут те, кому это поручено.',

  'composer.label': 'Сообщение, {title}',
  'composer.pupils': 'Сообщение ученикам',
  'composer.parents': 'Сообщение родителям',
  'composer.colleagues': 'Сообщение коллегам',
  'composer.any': 'Сообщение',
  'composer.send': 'Отправить',
  'composer.kept': 'Текст остался в поле, можно отправить ещё раз.',
  'composer.draftNotKept': 'Набранное пока только в этом окне: черновик не сохранился.',
  'composer.left':
    '{count, plural, one {остался # знак} few {осталось # знака} many {осталось # знаков} other {осталось # знака}}',
  'composer.over':
    '{count, plural, one {на # знак длиннее, чем можно} few {на # знака длиннее, чем можно} many {на # знаков длиннее, чем можно} other {на # знака длиннее, чем можно}}',
} as const;

/** The source catalogue: ICU messages in Russian. Other languages have the same keys and arguments. */
export const ru = {
  ...ruMain,
  ...ruConnection,
  ...ruConsole,
  ...ruConsolePeople,
  ...ruDevices,
  ...ruEntry,
  ...ruExchange,
  ...ruPeople,
  ...ruPermissions,
  ...ruSchool,
  ...ruAppointments,
  ...ruFirstRun,
  ...ruCalls,
  ...ruLessonLink,
  ...ruLive,
  ...ruSessions,
  ...ruBroadcast,
  ...ruMinutes,
  ...ruCaptions,
  ...ruRecording,
  ...ruScreen,
  ...ruSplit,
  ...ruStage,
  ...ruRooms,
  ...ruLinks,
  ...ruFiles,
  ...ruPapers,
  ...ruOffers,
  ...ruModeration,
  ...ruLeavers,
  ...ruActs,
  ...ruSearch,
  ...ruSlips,
  ...ruShelf,
  ...ruStream,
  ...ruTalk,
  ...ruPlan,
  ...ruRounds,
  ...ruStructure,
  ...ruHelp,
  ...ruChannel,
  ...ruChatLinks,
  ...ruGroups,
  ...ruReach,
  ...ruInvitations,
  ...ruMail,
  ...ruVault,
  ...ruErrors,
} as const;
