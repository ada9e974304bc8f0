import type { ruStream } from './ru-stream.ts';

export const enStream: Record<keyof typeof ruStream, string> = {
  'stream.new': '{count, plural, one {# new} other {# new}}',
  'stream.manyNew': 'over {count} new',
  'stream.coming': 'Earlier messages have not come yet. They load by themselves as soon as the link allows.',
  'stream.notHere':
    'This message is not on this computer yet. This is the place near it; the message was asked for and comes when the link allows.',
  'stream.toDay': 'Go to a date',
  'stream.dayAndMore': '{day}. Go to another date',
};
