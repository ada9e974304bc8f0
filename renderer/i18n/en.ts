import { enEntry } from './en-entry.ts';
import { enErrors } from './en-errors.ts';
import { enPeople } from './en-people.ts';
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
  'rail.settings': 'Settings',
  'rail.me': '{name}, menu',
  'rail.unread': '{count, plural, one {# unread} other {# unread}}',
  'rail.demo': 'Demonstration school',
  'rail.switch': 'Change person',
  'rail.leave': 'Leave',
  'rail.leaveTitle': 'Leave with unsent messages?',
  'rail.leaveText':
    '{count, plural, one {# message has not gone yet and will be lost.} other {# messages have not gone yet and will be lost.}} Wait for the link or copy the text.',
  'rail.leaveAnyway': 'Leave and lose them',
  'rail.stay': 'Stay',

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
  'chats.unread': '{count, plural, one {# unread message} other {# unread messages}}',
  'chats.noMessages': 'No messages yet',
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
  'chat.emptyReadOnly': 'What others write will appear here.',
  'chat.gone': 'This chat is no longer here',
  'chat.goneHint': 'It was closed or you have left it. The other chats are in place.',
  'chat.toNewest': 'To the newest messages',
  'chat.toNewestCount': '{count, plural, one {# new message, show it} other {# new messages, show them}}',
  'chat.arrived': 'New message, {name}: {text}',
  'chat.state.written': 'written here, waits to be sent',
  'chat.state.sending': 'being sent',
  'chat.state.onHub': 'sent',
  'chat.state.read': 'read',
  'chat.state.refused': 'not accepted',
  'chat.offlineSince': 'No link since {when}.',
  'chat.offline': 'No link.',
  'chat.offlineSaved':
    '{count, plural, one {The message is saved and will go by itself.} other {The messages are saved and will go by themselves.}}',
  'chat.offlineMemory':
    '{count, plural, one {The message will go by itself while the program is open.} other {The messages will go by themselves while the program is open.}}',
  'chat.offlineRead': 'You can read and write; everything will go by itself.',
  'chat.readOnly': 'You read in this chat. Those who are asked to write here do.',

  'composer.label': 'Message, {title}',
  'composer.pupils': 'Message to the pupils',
  'composer.parents': 'Message to the parents',
  'composer.colleagues': 'Message to colleagues',
  'composer.any': 'Message',
  'composer.send': 'Send',
  'composer.left': '{count, plural, one {# character left} other {# characters left}}',
  'composer.over': '{count, plural, one {# character too long} other {# characters too long}}',

  'refusal.retry': 'Send again',
  'refusal.copy': 'Copy',
  'refusal.discard': 'Remove',
  'refusal.discarded': 'Message removed',

  'connection.title': 'Connection',
  'connection.live': 'Connected',
  'connection.syncing': 'Catching up',
  'connection.connecting': 'Connecting',
  'connection.offline': 'Offline',
  'connection.needsLogin': 'Sign-in needed',
  'connection.tooOld': 'Update needed',
  'connection.failed': 'Link broken',
  'connection.worksOffline': 'all works',
  'connection.upTo': 'received up to {when}',
  'connection.progress':
    '{done, number} of {total, number} {total, plural, one {message} other {messages}}, {size}',
  'connection.waiting': '{count, plural, one {# waits to be sent} other {# wait to be sent}}',
  'connection.refused': '{count, plural, one {# not accepted} other {# not accepted}}',
  'connection.memory': 'kept until closing',

  'connection.liveText': 'This computer is connected to the school server. New messages come at once.',
  'connection.syncingText':
    'Received {done, number} of {total, number} {total, plural, one {message} other {messages}}, {size} to go. You can already read and write.',
  'connection.connectingText': 'Connecting to the school server. You can already read and write.',
  'connection.attempt': 'Attempt {attempt, number}.',
  'connection.offlineText': 'No link to the school server. All works; what you write will go by itself.',
  'connection.offlineSinceText':
    'No link to the school server since {when}. All works; what you write will go by itself.',
  'connection.retryAt': 'Next attempt: {when}.',
  'connection.needsLoginText':
    'The school server no longer recognises this computer. What you wrote is still here. Ask for a new invitation and enter again.',
  'connection.syncedUpTo': 'Everything received up to: {when}',
  'connection.syncedNever': 'Nothing received yet.',
  'connection.now': 'Connect now',
  'connection.clock':
    'This computer’s clock is {direction, select, behind {behind} other {ahead}} by {duration}. The order of messages is right: the school server gives the time. Set the clock when you can.',
  'connection.memoryTitle': 'While the program is open',
  'connection.memoryText':
    'On this computer messages are kept only in memory for now. What was sent is safe on the school server; what was not sent is lost when the program closes.',
  'connection.waitsTitle': 'Waiting to be sent',
  'connection.waitsNone': 'Nothing waits; all you wrote has been sent.',
  'connection.refusedTitle': 'Not accepted',
  'connection.openChat': 'Open the chat',
  'connection.writtenAt': '{chat}, {when}',
} as const;

/** The English catalogue; it has the keys and the arguments of the Russian one. */
export const en = { ...enMain, ...enEntry, ...enPeople, ...enErrors } as const satisfies Record<
  keyof typeof ru,
  string
>;
