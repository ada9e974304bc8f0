/** What the link of a lesson carries, and what a person may choose instead. */
export const ruLessonLink = {
  'link.button': 'Связь',
  'link.menu': 'Сколько связи занимает урок',
  'link.choice.auto': 'По связи',
  'link.hint.auto': 'Всё, что связь пропускает. Голос важнее видео.',
  'link.choice.video': 'Видео',
  'link.hint.video': 'Видео не выключится само, даже если голос прерывается.',
  'link.choice.slides': 'Слайды и голос',
  'link.hint.slides': 'Без видео: не принимается и не передаётся.',
  'link.choice.voice': 'Голос',
  'link.hint.voice': 'Самый экономный голос, около 25 кбит/с.',
  'link.choice.text': 'Текст',
  'link.hint.text': 'Без звука и видео: слайды, доска, руки и сообщения.',
  'link.words.small': 'Связь слабеет. Видео показано мельче, чтобы голос не прерывался.',
  'link.words.voice':
    'Связь слабая. Видео выключено, чтобы голос не прерывался; оно вернётся само. Слайды и голос идут.',
  'link.words.thrift': 'Связь очень слабая. Идут слайды и экономный голос. Остальное вернётся само.',
  'link.words.text': 'Связи не хватает даже на голос. Слайды, руки и сообщения работают, голос вернётся сам.',
};
