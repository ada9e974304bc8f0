import type { ruCaptions } from './ru-captions.ts';

/** Captions: a lesson in words, the VTT file, typing during a lesson. */
export const enCaptions = {
  'captions.tab': 'Text',
  'captions.show': 'Captions',
  'captions.none': 'No text yet',
  'captions.noneHint': 'Captions are typed during the lesson or brought afterwards as a VTT file.',
  'captions.list': 'What was said, in order',
  'captions.edit': 'Bring or correct',
  'captions.editTitle': 'Captions of the recording',
  'captions.editHint':
    'Text in the form of WebVTT: times from the beginning of the recording, and words. What you save takes the place of the captions for everyone.',
  'captions.pick': 'Choose a VTT file',
  'captions.text': 'Text of the captions',
  'captions.save': 'Save captions',
  'captions.saved': 'Captions saved',
  'captions.download': 'Save as a VTT file',
  'captions.fileSaved': 'Captions saved as a file',
  'captions.fileName': '{title}, captions',
  'captions.fault.notVtt': 'This is no WebVTT file: its first line has to say WEBVTT. Nothing was changed.',
  'captions.fault.badTime':
    'Line {row}: the time cannot be read. It has to look like 00:01:02.000 --> 00:01:05.000. Nothing was changed.',
  'captions.fault.tooMany':
    'Line {row}: there are too many captions, more than 3600. Split the text. Nothing was changed.',
  'captions.fault.tooLong':
    'Line {row}: too long, one caption has up to 300 letters. Split it. Nothing was changed.',
  'captions.fault.tooLarge':
    'The file is too large for captions: it has more than two million letters. Nothing was changed.',
  'captions.fault.notUtf8':
    'This is no UTF-8 text. Open the file in a text editor and save it as UTF-8. Nothing was changed.',
  'captions.fault.tooLate':
    'Caption {row} begins after the end of the recording ({end}). These seem to be captions of another one. Nothing was changed.',
  'captions.fault.nothing': 'There is no caption in the text. Nothing was changed.',
  'captions.type': 'What is being said',
  'captions.send': 'Show',
  'captions.who': 'Who types captions',
  'captions.nobody': 'Nobody',
  'captions.waiting': 'What is said will appear here.',
  'captions.live': 'Captions',
} as const satisfies Record<keyof typeof ruCaptions, string>;
