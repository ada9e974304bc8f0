export const enLessonLink = {
  'link.button': 'Link',
  'link.menu': 'How much of the link the lesson takes',
  'link.choice.auto': 'As the link allows',
  'link.hint.auto': 'Everything that the link carries. Voice comes before video.',
  'link.choice.video': 'Video',
  'link.hint.video': 'Video does not switch off by itself, even if the voice breaks up.',
  'link.choice.slides': 'Slides and voice',
  'link.hint.slides': 'No video is received or sent.',
  'link.choice.voice': 'Voice',
  'link.hint.voice': 'Voice at the lowest rate, about 25 kbit/s.',
  'link.choice.text': 'Text',
  'link.hint.text': 'No sound or video: slides, whiteboard, hands and messages.',
  'link.words.small': 'The link is getting weak. Video is smaller so that the voice does not break up.',
  'link.words.voice':
    'The link is weak. Video is off so that the voice does not break up; it will come back by itself. Slides and voice go on.',
  'link.words.thrift':
    'The link is very weak. Slides go on, and voice at a low rate. The rest will come back by itself.',
  'link.words.text':
    'The link does not even carry the voice. Slides, hands and messages work; the voice will come back by itself.',
};
