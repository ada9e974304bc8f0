import type { ruReach } from './ru-reach.ts';

export const enReach: Readonly<Record<keyof typeof ruReach, string>> = {
  'reach.title': 'Whom it has reached',
  'reach.short': 'Delivered to {delivered} of {people}, read by {read}',
  'reach.count': '{who}: delivered to {delivered} of {people}, read by {read}',
  'reach.all': 'Everyone whom the channel is for',
  'reach.staff': 'Staff',
  'reach.pupils': '{title}, pupils',
  'reach.parents': '{title}, parents',
  'reach.who': 'Who',
  'reach.delivered': 'Delivered',
  'reach.read': 'Read',
  'reach.of': '{count} of {people}',
  'reach.countedAt': 'Counted {when}.',
  'reach.lastKnown': 'There is no link. This was so {when}.',
  'reach.unknown': 'How many people have got the announcement will be seen when there is a link.',
  'reach.hint':
    'Delivered: the announcement is on the person’s computer and can be read without a link. Nobody sees names here.',
};
