import type { ruChannel } from './ru-channel.ts';

export const enChannel: Readonly<Record<keyof typeof ruChannel, string>> = {
  'channel.settings': 'Settings of the channel',
  'channel.classes': 'Classes',
  'channel.classesHint': 'No class ticked: the chosen roles of the whole school read it.',
  'channel.fixed': 'Every school has this channel: who reads it is set by the regulations.',
  'channel.posters': 'Who posts',
  'channel.postersHint': 'The administrator and the head always post. Add members of staff who are to.',
  'channel.save': 'Save',
  'channel.saved': 'Channel changed',
  'channel.end': 'End of the channel',
  'channel.closeHint': 'Nobody posts in a closed channel, and its readers keep what was written.',
  'channel.closedHint': 'The channel is closed: it is read and not posted in.',
  'channel.close': 'Close the channel',
  'channel.closed': 'Channel “{title}” closed',
  'channel.reopened': 'Channel “{title}” opened',
};
