import { createContext, useContext } from 'react';
import type { StreamPlace } from '../../shared/replica/stream/stream-place.ts';

export type Section = 'chats' | 'search' | 'plan' | 'shelf' | 'people' | 'console' | 'help';
export type Panel = 'none' | 'connection' | 'settings' | 'vault' | 'devices' | 'addPerson';

export const CONSOLE_PANES = [
  'overview',
  'people',
  'classes',
  'invitations',
  'requests',
  'log',
  'lessons',
  'order',
  'orders',
  'papers',
  'exchange',
  'settings',
] as const;
export type ConsolePane = (typeof CONSOLE_PANES)[number];

/** Where the person is in the console. */
export interface ConsolePlace {
  readonly pane: ConsolePane;
  /** What the pane shows at first, in the pane's own words; '' for everything. */
  readonly filter: string;
  /** The id of the person, class or paper that is open in the pane, '' for none. */
  readonly open: string;
}

/** Where the person is among materials and orders; '' for nothing open. */
export interface ShelfPlace {
  readonly tab: 'materials' | 'orders';
  readonly material: string;
  readonly order: string;
}

/** One time of something planned. */
export interface Awaited {
  readonly session: string;
  readonly day: string;
  readonly chat: string;
}

/** Where the person is in the main window. Empty ids mean that nothing is open. */
export interface Place {
  readonly section: Section;
  readonly chat: string;
  /** Where in the open chat one was led to; undefined where reading goes on. Counted, so that one can go again. */
  readonly spot: { readonly n: number; readonly at: StreamPlace } | undefined;
  /** Whether a hit is in front of the list of what was found, where only one of them fits. */
  readonly isHitShown: boolean;
  readonly person: string;
  readonly shelf: ShelfPlace;
  readonly console: ConsolePlace;
  /** The open page of the help, in its own words (`pageKey`), '' for the first one. */
  readonly help: string;
  readonly panel: Panel;
  readonly lesson: { readonly id: string; readonly chat: string; readonly isCall: boolean } | undefined;
  /** What one waits for, until it begins; undefined where one waits for nothing. */
  readonly awaited: Awaited | undefined;
  /** The recording that is watched over everything else but a lesson. */
  readonly recording: { readonly lesson: string; readonly chat: string } | undefined;
  /** False while the chats are on the screen and the lesson goes on behind them. */
  readonly isLessonShown: boolean;
}

export const FIRST_PLACE: Place = {
  section: 'chats',
  chat: '',
  spot: undefined,
  isHitShown: false,
  person: '',
  shelf: { tab: 'materials', material: '', order: '' },
  console: { pane: 'overview', filter: '', open: '' },
  help: '',
  panel: 'none',
  lesson: undefined,
  awaited: undefined,
  recording: undefined,
  isLessonShown: false,
};

export type Step =
  | { readonly to: 'section'; readonly section: Section }
  /** To a chat, where reading goes on there; or to a place in it: a message, a day. */
  | { readonly to: 'chat'; readonly chat: string; readonly at?: StreamPlace }
  /** To what was found, beside the list of what was found. */
  | { readonly to: 'hit'; readonly chat: string; readonly id: string }
  | { readonly to: 'person'; readonly person: string }
  | { readonly to: 'shelf'; readonly tab: ShelfPlace['tab'] }
  | { readonly to: 'material'; readonly material: string }
  | { readonly to: 'order'; readonly order: string }
  /** To a pane of the console; what is left out begins empty. */
  | {
      readonly to: 'console';
      readonly pane: ConsolePane;
      readonly filter?: string;
      readonly open?: string;
    }
  | { readonly to: 'help'; readonly page: string }
  /** From the open chat or person to the list, where only one pane fits. */
  | { readonly to: 'list' }
  | { readonly to: 'panel'; readonly panel: Panel }
  | { readonly to: 'lesson'; readonly id: string; readonly chat: string; readonly isCall?: boolean }
  | { readonly to: 'lobby'; readonly of: Awaited }
  | { readonly to: 'afterLobby' }
  | { readonly to: 'recording'; readonly lesson: string; readonly chat: string }
  | { readonly to: 'afterRecording' }
  | { readonly to: 'behindLesson' }
  | { readonly to: 'afterLesson' };

export function go(place: Place, step: Step): Place {
  switch (step.to) {
    case 'section':
      return {
        ...place,
        section: step.section,
        isHitShown: false,
        panel: 'none',
        isLessonShown: false,
      };
    case 'chat':
      return inChat({ ...place, section: 'chats' }, step.chat, step.at);
    case 'hit':
      return inChat({ ...place, section: 'search', isHitShown: true }, step.chat, { at: 'row', id: step.id });
    case 'person':
      return { ...place, section: 'people', person: step.person };
    case 'shelf':
      return { ...place, section: 'shelf', shelf: { ...place.shelf, tab: step.tab } };
    case 'material':
      return onShelf(place, { ...place.shelf, tab: 'materials', material: step.material });
    case 'order':
      return onShelf(place, { ...place.shelf, tab: 'orders', order: step.order });
    case 'console': {
      const { pane, filter = '', open = '' } = step;
      return {
        ...place,
        section: 'console',
        console: { pane, filter, open },
        panel: 'none',
        isLessonShown: false,
      };
    }
    case 'help':
      return { ...place, section: 'help', help: step.page, panel: 'none', isLessonShown: false };
    case 'list':
      return backToList(place);
    case 'panel':
      return { ...place, panel: step.panel };
    case 'lesson':
      return {
        ...place,
        section: 'chats',
        chat: step.chat,
        panel: 'none',
        lesson: { id: step.id, chat: step.chat, isCall: step.isCall === true },
        awaited: undefined,
        recording: undefined,
        isLessonShown: true,
      };
    case 'lobby':
      return { ...place, section: 'chats', chat: step.of.chat, panel: 'none', awaited: step.of };
    case 'afterLobby':
      return { ...place, awaited: undefined };
    case 'recording':
      return {
        ...place,
        recording: { lesson: step.lesson, chat: step.chat },
        panel: 'none',
        isLessonShown: false,
      };
    case 'afterRecording':
      return { ...place, recording: undefined };
    case 'behindLesson':
      return { ...place, isLessonShown: false };
    case 'afterLesson':
      return { ...place, lesson: undefined, isLessonShown: false };
  }
}

function inChat(place: Place, chat: string, at: StreamPlace | undefined): Place {
  return {
    ...place,
    chat,
    recording: undefined,
    spot: at && { n: (place.spot?.n ?? 0) + 1, at },
    panel: 'none',
    isLessonShown: false,
  };
}

function onShelf(place: Place, shelf: ShelfPlace): Place {
  return { ...place, section: 'shelf', shelf, panel: 'none', isLessonShown: false };
}

function backToList(place: Place): Place {
  switch (place.section) {
    case 'chats':
      return { ...place, chat: '' };
    case 'search':
      return { ...place, isHitShown: false };
    case 'people':
      return { ...place, person: '' };
    case 'help':
      return { ...place, help: '' };
    case 'shelf':
      return onShelf(place, { ...place.shelf, material: '', order: '' });
    case 'plan':
      return place;
    case 'console':
      return { ...place, console: { ...place.console, open: '' } };
  }
}

interface Navigation {
  readonly place: Place;
  readonly go: (step: Step) => void;
}

export const NavigationContext = createContext<Navigation>({ place: FIRST_PLACE, go: () => undefined });

export function useNavigation(): Navigation {
  return useContext(NavigationContext);
}
