/** The stream of a chat: its days, its ends and what is not here yet. */
export const ruStream = {
  'stream.new': '{count, plural, one {# новое} few {# новых} many {# новых} other {# новых}}',
  'stream.manyNew': 'больше {count} новых',
  'stream.coming': 'Более ранние сообщения ещё не пришли. Они загрузятся сами, как только позволит связь.',
  'stream.notHere':
    'Этого сообщения ещё нет на этом компьютере. Показано место рядом; само сообщение запрошено и придёт, когда позволит связь.',
  'stream.toDay': 'Перейти к дате',
  'stream.dayAndMore': '{day}. Перейти к другой дате',
} as const;
