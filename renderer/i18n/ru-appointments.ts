/** Who was appointed to what by which order. */
export const ruAppointments = {
  'appointments.section': 'Администраторы и руководство по приказам',
  'appointments.none': 'Назначений по приказу пока нет.',
  'appointments.over': 'Прежние назначения',
  'appointments.later': 'ещё не началось',
  'appointments.card': 'Карточка',
  'appointments.open': 'Карточка: {name}',
  'appointments.add': 'Назначить администратора',
  'appointments.pick': 'Кого назначить',
  'appointments.choose': 'Выберите педагога',
  'appointments.pickHint': 'Подтверждённые педагоги, которые уже вошли в школу.',
  'appointments.nobody': 'Назначить пока некого: нужен подтверждённый педагог, который уже вошёл.',
  'appointments.someUnknown': 'Без связи видны не все, кто уже вошёл.',
  'appointments.next': 'Дальше',
} as const;
