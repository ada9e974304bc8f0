export const enLeavers = {
  'leavers.title': 'Who has left',
  'leavers.hint':
    'Not moderation but an entry about a movement in the school took them out. Moderators alone see this.',
  'leavers.fresh': '{count, plural, one {# person has left} other {# people have left}}',
  'leavers.why.left': 'left the school',
  'leavers.why.transferred': 'moved to another class',
  'leavers.why.detached': 'does not teach here any more',
  'leavers.why.family': 'has no child in this class any more',
  'leavers.why.role': 'the work or role in the school has ended',
  'leavers.why.unconfirmed': 'the confirmation was taken back',
  'offers.toModerate': 'There is no teacher in this chat any more. You are to keep order in it',
  'schoolSettings.perMinute': 'a minute',
  'schoolSettings.perHour': 'an hour',
  'policy.messagesPerMinute': 'How many messages a pupil or parent writes in one chat',
  'policy.messagesPerMinute.hint':
    'What was written during a day without a link comes whole. What is over is not lost and is sent later. 0: no limit.',
  'policy.sameTextPerHour': 'How often the same is sent',
  'policy.sameTextPerHour.hint': 'Passing on counts, all chats together. 0: no limit.',
  'policy.callsOfAllPerHour': 'How often many people are called at once',
  'policy.callsOfAllPerHour.hint': 'Messages that name ten people or more. 0: no limit.',
  'policy.invitesPerHour': 'How many people a member of staff invites into chats',
  'policy.invitesPerHour.hint': 'A link counts as one. Administrators are not concerned. 0: no limit.',
} as const;
