import type { ruScreen } from './ru-screen.ts';

export const enScreen = {
  'screen.show': 'Screen',
  'screen.choose': 'Show a screen',
  'screen.title': 'What everyone sees',
  'screen.hint': 'The others will see all of this screen or window. Close what is private first.',
  'screen.looking': 'Looking at what is open',
  'screen.screens': 'Screens',
  'screen.windows': 'Windows',
  'screen.untitled': 'A window without a name',
  'screen.refused': 'Only whoever leads can show a screen here now.',
  'screen.offline': 'There is no link to the school server. A screen can be shown as soon as it is back.',
  'screen.system':
    'The system lets no program see the screen. Allow Zvonok to record the screen in its settings and open this list again. Slides and the board are shown without that.',
  'screen.failed.denied':
    'The system did not allow the screen to be shown. The lesson goes on; slides and the board are shown without that.',
  'screen.failed.other':
    'The screen could not be shown. The lesson goes on. Try again, or choose another window.',
  'screen.own': 'You are showing your screen',
  'screen.ownHint': 'Everyone sees it. It is not repeated here, so that it does not flicker.',
  'screen.ownHeld':
    'The link is weak: the screen is not sent now, your voice is heard. It comes back by itself.',
  'screen.stop': 'Stop showing',
  'screen.of': 'Screen: {name}',
  'screen.held': '{name} is showing a screen',
  'screen.heldHint': 'The link is weak: no picture comes, the voice is heard. It comes back by itself.',
} as const satisfies Record<keyof typeof ruScreen, string>;
