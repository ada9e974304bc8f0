/** A class before one screen. */
export const ruRooms = {
  'room.open': 'Класс здесь',
  'room.inClass': 'В классе {count}',
  'room.title': 'Класс у этого экрана',
  'room.hint':
    'Этот компьютер будет стоять за всех, кто сидит перед ним. Эхо от колонок микрофон убирает сам.',
  'room.name': 'Где это',
  'room.nameHint': 'Например: Кабинет 12',
  'room.count': 'Сколько человек',
  'room.countWrong': 'Впишите число от 1 до {most}.',
  'room.who': 'Кто в классе',
  'room.whoCount':
    '{count, plural, one {Отмечен # человек} few {Отмечено # человека} many {Отмечено # человек} other {Отмечено # человек}}. Их впишут в журнал.',
  'room.save': 'Сохранить',
  'room.end': 'Класса здесь больше нет',
  'room.whoseHand': 'Чья рука',
  'room.handDown': 'Опустить руку: {name}',
  'room.atScreen':
    '{count, plural, one {# человек у одного экрана} few {# человека у одного экрана} many {# человек у одного экрана} other {# человек у одного экрана}}',
  'room.where': '{all} на уроке: {inRooms} в классе, {atHome} дома',
  'room.report':
    '{rooms, plural, one {{inRooms} в одном кабинете} few {{inRooms} в # кабинетах} many {{inRooms} в # кабинетах} other {{inRooms} в # кабинетах}}, {atHome} дома',
} as const;
