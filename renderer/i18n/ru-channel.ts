/** The settings of a channel. */
export const ruChannel = {
  'channel.settings': 'Настройки канала',
  'channel.classes': 'Классы',
  'channel.classesHint': 'Ни один класс не отмечен: читают выбранные роли всей школы.',
  'channel.fixed': 'Этот канал есть в каждой школе: кто его читает, задано положением.',
  'channel.posters': 'Кто пишет',
  'channel.postersHint': 'Администратор и директор пишут всегда. Добавьте сотрудников, которым это поручено.',
  'channel.save': 'Сохранить',
  'channel.saved': 'Канал изменён',
  'channel.end': 'Закрытие канала',
  'channel.closeHint': 'В закрытый канал больше не пишут, а всё написанное остаётся читателям.',
  'channel.closedHint': 'Канал закрыт: его читают, но не пишут в него.',
  'channel.close': 'Закрыть канал',
  'channel.closed': 'Канал «{title}» закрыт',
  'channel.reopened': 'Канал «{title}» открыт',
} as const;
