import type { ruRooms } from './ru-rooms.ts';

export const enRooms = {
  'room.open': 'Class here',
  'room.inClass': 'In class {count}',
  'room.title': 'A class at this screen',
  'room.hint':
    'This computer will stand for everyone who sits before it. The microphone takes the echo of the loudspeakers out by itself.',
  'room.name': 'Where it is',
  'room.nameHint': 'For example: Room 12',
  'room.count': 'How many people',
  'room.countWrong': 'Write a number from 1 to {most}.',
  'room.who': 'Who is in the class',
  'room.whoCount':
    '{count, plural, one {# person is marked} other {# people are marked}}. They go into the journal.',
  'room.save': 'Save',
  'room.end': 'The class is not here any more',
  'room.whoseHand': 'Whose hand',
  'room.handDown': 'Lower the hand: {name}',
  'room.atScreen': '{count, plural, one {# person at one screen} other {# people at one screen}}',
  'room.where': '{all} in the lesson: {inRooms} in class, {atHome} at home',
  'room.report':
    '{rooms, plural, one {{inRooms} in one room} other {{inRooms} in # rooms}}, {atHome} at home',
} as const satisfies Record<keyof typeof ruRooms, string>;
