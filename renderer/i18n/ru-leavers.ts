/** Who is out of a chat by a movement, and who keeps order in their place. */
export const ruLeavers = {
  'leavers.title': 'Кто выбыл',
  'leavers.hint': 'Из чата их убрала не модерация, а запись о движении в школе. Это видят только модераторы.',
  'leavers.fresh':
    '{count, plural, one {Выбыл # человек} few {Выбыли # человека} many {Выбыло # человек} other {Выбыло # человека}}',
  'leavers.why.left': 'выбытие из школы',
  'leavers.why.transferred': 'перевод в другой класс',
  'leavers.why.detached': 'больше не ведёт здесь занятия',
  'leavers.why.family': 'ребёнок больше не в этом классе',
  'leavers.why.role': 'работа или роль в школе закончилась',
  'leavers.why.unconfirmed': 'подтверждение снято',
  'offers.toModerate': 'В чате не осталось учителя. Следить за порядком предстоит вам',
  'schoolSettings.perMinute': 'в минуту',
  'schoolSettings.perHour': 'в час',
  'policy.messagesPerMinute': 'Сколько сообщений ученик или родитель пишет в один чат',
  'policy.messagesPerMinute.hint':
    'Написанное без связи за день придёт целиком. Лишнее не пропадает, его отправляют позже. 0: без ограничения.',
  'policy.sameTextPerHour': 'Сколько раз отправляют одно и то же',
  'policy.sameTextPerHour.hint': 'Считаются и пересылки, во всех чатах вместе. 0: без ограничения.',
  'policy.callsOfAllPerHour': 'Сколько раз обращаются сразу ко многим',
  'policy.callsOfAllPerHour.hint':
    'Сообщения, в которых названы десять человек и больше. 0: без ограничения.',
  'policy.invitesPerHour': 'Сколько людей сотрудник приглашает в чаты',
  'policy.invitesPerHour.hint':
    'Ссылка считается за одного. Администраторов это не касается. 0: без ограничения.',
} as const;
