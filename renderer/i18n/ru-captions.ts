/** Субтитры: урок словами, файл VTT, печать во время урока. */
export const ruCaptions = {
  'captions.tab': 'Текст',
  'captions.show': 'Субтитры',
  'captions.none': 'Текста пока нет',
  'captions.noneHint': 'Субтитры печатают на уроке или загружают потом файлом VTT.',
  'captions.list': 'Что сказано, по порядку',
  'captions.edit': 'Загрузить или исправить',
  'captions.editTitle': 'Субтитры записи',
  'captions.editHint':
    'Текст в форме WebVTT: время от начала записи и слова. Сохранённое заменит прежние субтитры у всех.',
  'captions.pick': 'Выбрать файл VTT',
  'captions.text': 'Текст субтитров',
  'captions.save': 'Сохранить субтитры',
  'captions.saved': 'Субтитры сохранены',
  'captions.download': 'Сохранить как файл VTT',
  'captions.fileName': '{title}, субтитры',
  'captions.fault.notVtt': 'Это не файл WebVTT: в первой строке должно стоять WEBVTT. Ничего не изменено.',
  'captions.fault.badTime':
    'Строка {row}: время не разобрать. Нужно так: 00:01:02.000 --> 00:01:05.000. Ничего не изменено.',
  'captions.fault.tooMany':
    'Строка {row}: субтитров слишком много, больше 3600. Разделите текст. Ничего не изменено.',
  'captions.fault.tooLong':
    'Строка {row}: слишком длинно, в одной подписи до 300 знаков. Разделите её. Ничего не изменено.',
  'captions.fault.nothing': 'В тексте нет ни одной подписи. Ничего не изменено.',
  'captions.type': 'Что сейчас говорят',
  'captions.send': 'Показать',
  'captions.who': 'Кто печатает субтитры',
  'captions.nobody': 'Никто',
  'captions.waiting': 'Здесь появится то, что говорят.',
  'captions.live': 'Субтитры',
} as const;
