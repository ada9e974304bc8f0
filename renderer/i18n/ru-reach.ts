/** How far announcements have come. */
export const ruReach = {
  'reach.title': 'Кому дошло',
  'reach.short': 'Доставлено {delivered} из {people}, прочитали {read}',
  'reach.count': '{who}: доставлено {delivered} из {people}, прочитали {read}',
  'reach.all': 'Все, для кого канал',
  'reach.staff': 'Сотрудники',
  'reach.pupils': '{title}, ученики',
  'reach.parents': '{title}, родители',
  'reach.who': 'Кто',
  'reach.delivered': 'Доставлено',
  'reach.read': 'Прочитали',
  'reach.of': '{count} из {people}',
  'reach.countedAt': 'Посчитано: {when}.',
  'reach.lastKnown': 'Связи нет. Так было: {when}.',
  'reach.unknown': 'Сколько человек получили объявление, будет видно, когда появится связь.',
  'reach.hint':
    'Доставлено: объявление лежит на компьютере человека, и его можно прочесть без связи. Имён здесь нет ни у кого.',
} as const;
