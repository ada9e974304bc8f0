import { enActs } from './en-acts.ts';
import { enConnection } from './en-connection.ts';
import { enConsolePeople } from './en-console-people.ts';
import { enConsole } from './en-console.ts';
import { enDevices } from './en-devices.ts';
import { enExchange } from './en-exchange.ts';
import { enEntry } from './en-entry.ts';
import { enErrors } from './en-errors.ts';
import { enAppointments } from './en-appointments.ts';
import { enFiles } from './en-files.ts';
import { enFirstRun } from './en-first-run.ts';
import { enCalls } from './en-calls.ts';
import { enLessonLink } from './en-lesson-link.ts';
import { enLive } from './en-live.ts';
import { enCaptions } from './en-captions.ts';
import { enRecording } from './en-recording.ts';
import { enScreen } from './en-screen.ts';
import { enSplit } from './en-split.ts';
import { enStage } from './en-stage.ts';
import { enRooms } from './en-rooms.ts';
import { enLinks } from './en-links.ts';
import { enPapers } from './en-papers.ts';
import { enHelp } from './en-help.ts';
import { enChannel } from './en-channel.ts';
import { enChatLinks } from './en-chat-links.ts';
import { enGroups } from './en-groups.ts';
import { enReach } from './en-reach.ts';
import { enInvitations } from './en-invitations.ts';
import { enMail } from './en-mail.ts';
import { enLeavers } from './en-leavers.ts';
import { enModeration } from './en-moderation.ts';
import { enOffers } from './en-offers.ts';
import { enPermissions } from './en-permissions.ts';
import { enPeople } from './en-people.ts';
import { enSchool } from './en-school.ts';
import { enSearch } from './en-search.ts';
import { enSlips } from './en-slips.ts';
import { enShelf } from './en-shelf.ts';
import { enStream } from './en-stream.ts';
import { enMinutes } from './en-minutes.ts';
import { enBroadcast } from './en-broadcast.ts';
import { enSessions } from './en-sessions.ts';
import { enTalk } from './en-talk.ts';
import { enPlan } from './en-plan.ts';
import { enRounds } from './en-rounds.ts';
import { enStructure } from './en-structure.ts';
import { enVault } from './en-vault.ts';
import type { ru } from './ru.ts';

const enMain = {
  'app.name': 'Zvonok',
  'app.broken': 'The screen could not be shown',
  'app.brokenText': 'Your records are safe; they are kept apart from the screen. Open the screen anew.',
  'app.reload': 'Open anew',

  'common.back': 'Back',
  'common.close': 'Close',
  'common.cancel': 'Cancel',
  'common.retry': 'Try again',
  'common.details': 'Details',
  'common.copy': 'Copy',
  'common.copied': 'Copied',
  'common.undo': 'Undo',
  'common.clearSearch': 'Clear the search',
  'common.notices': 'Notices',
  'common.errorCode': 'Code: {code}',

  'rail.label': 'Sections',
  'rail.chats': 'Chats',
  'rail.people': 'People',
  'rail.console': 'Manage',
  'rail.settings': 'Settings',
  'rail.me': '{name}, menu',
  'rail.unread': '{count, plural, one {# unread} other {# unread}}',
  'rail.demo': 'Demonstration school',
  'rail.switch': 'Change person',

  'chats.title': 'Chats',
  'chats.search': 'Search chats',
  'chats.list': 'List of chats',
  'chats.filter': 'Which chats to show',
  'chats.filter.all': 'All',
  'chats.filter.pupils': 'My class',
  'chats.filter.subject': 'Subjects',
  'chats.filter.parents': 'Parents',
  'chats.filter.staff': 'Staff',
  'chats.you': 'You:',
  'chats.draft': 'Draft:',
  'chats.unread': '{count, plural, one {# unread message} other {# unread messages}}',
  'chats.noMessages': 'No messages yet',
  'chats.coming': 'Messages are still coming',
  'chats.emptyComing': 'The chats of your class and subjects are on their way here.',
  'chats.empty': 'Your chats will be here',
  'chats.emptyHint': 'The chats of your class and subjects appear when they come from the school server.',
  'chats.none': 'There is no such chat',
  'chats.noneHint': 'Check how the title is written, or clear the filter.',
  'chats.showAll': 'Show all chats',
  'chats.pick': 'Choose a chat on the left',
  'chats.pickHint': 'The messages open here. You can read and write without a link, too.',

  'chat.pupils': '{count, plural, one {# pupil} other {# pupils}}',
  'chat.teachers': '{count, plural, one {# teacher} other {# teachers}}',
  'chat.parents': '{count, plural, one {# parent} other {# parents}}',
  'chat.others': '{count, plural, one {# member} other {# members}}',
  'chat.readUpTo': 'read up to {when}',
  'chat.messages': 'Messages, {title}',
  'chat.unreadFrom': 'Unread',
  'chat.beginning': 'The beginning',
  'chat.empty': 'The messages will be here',
  'chat.emptyHint': 'Write the first one. Without a link it will go by itself later.',
  'chat.emptyComing': 'The messages of this chat are still coming. You can already write.',
  'chat.emptyReadOnly': 'What others write will appear here.',
  'chat.gone': 'This chat is no longer here',
  'chat.goneHint': 'It was closed or you have left it. The other chats are in place.',
  'chat.toNewest': 'To the newest messages',
  'chat.toNewestCount': '{count, plural, one {# new message, show it} other {# new messages, show them}}',
  'chat.arrived': 'New message, {name}: {text}',
  'chat.goneAside':
    '{count, plural, one {# of your unsent messages is kept on this computer.} other {# of your unsent messages are kept on this computer.}}',
  'chat.goneShow': 'Show the unsent',
  'chat.state.written': 'written here, waits to be sent',
  'chat.state.sending': 'being sent',
  'chat.state.onHub': 'sent',
  'chat.state.read': 'read',
  'chat.state.refused': 'not accepted',
  'chat.state.aside': 'not sent, kept here',
  'chat.state.orphan': 'not on the school server now, its author will bring it back',
  'chat.offlineSince': 'No link since {when}.',
  'chat.offline': 'No link.',
  'chat.offlineSaved':
    '{count, plural, one {The message is saved and will go by itself.} other {The messages are saved and will go by themselves.}}',
  'chat.offlineRead': 'You can read and write; everything will go by itself.',
  'chat.readOnly': 'You read in this chat. Those who are asked to write here do.',

  'composer.label': 'Message, {title}',
  'composer.pupils': 'Message to the pupils',
  'composer.parents': 'Message to the parents',
  'composer.colleagues': 'Message to colleagues',
  'composer.any': 'Message',
  'composer.send': 'Send',
  'composer.kept': 'The text is still in the field; you can send it again.',
  'composer.draftNotKept': 'What you typed is in this window only: the draft could not be kept.',
  'composer.left': '{count, plural, one {# character left} other {# characters left}}',
  'composer.over': '{count, plural, one {# character too long} other {# characters too long}}',
} as const;

/** The English catalogue; it has the keys and the arguments of the Russian one. */
export const en = {
  ...enMain,
  ...enConnection,
  ...enConsole,
  ...enConsolePeople,
  ...enDevices,
  ...enEntry,
  ...enExchange,
  ...enPeople,
  ...enPermissions,
  ...enSchool,
  ...enAppointments,
  ...enFirstRun,
  ...enCalls,
  ...enLessonLink,
  ...enLive,
  ...enSessions,
  ...enBroadcast,
  ...enMinutes,
  ...enCaptions,
  ...enRecording,
  ...enScreen,
  ...enSplit,
  ...enStage,
  ...enRooms,
  ...enLinks,
  ...enFiles,
  ...enPapers,
  ...enOffers,
  ...enModeration,
  ...enLeavers,
  ...enActs,
  ...enActs,
  ...enSearch,
  ...enSlips,
  ...enShelf,
  ...enStream,
  ...enTalk,
  ...enPlan,
  ...enRounds,
  ...enStructure,
  ...enHelp,
  ...enChannel,
  ...enChatLinks,
  ...enGroups,
  ...enReach,
  ...enInvitations,
  ...enMail,
  ...enVault,
  ...enErrors,
} as const satisfies Record<keyof typeof ru, string>;
