import { createContext, useContext } from 'react';

export type Section = 'chats' | 'people';
export type Panel = 'none' | 'connection' | 'settings' | 'vault' | 'addPerson';

/** Where the person is in the main window. Empty ids mean that nothing is open. */
export interface Place {
  readonly section: Section;
  readonly chat: string;
  readonly person: string;
  readonly panel: Panel;
  readonly lesson: { readonly id: string; readonly chat: string } | undefined;
  /** False while the chats are on the screen and the lesson goes on behind them. */
  readonly isLessonShown: boolean;
}

export const FIRST_PLACE: Place = {
  section: 'chats',
  chat: '',
  person: '',
  panel: 'none',
  lesson: undefined,
  isLessonShown: false,
};

export type Step =
  | { readonly to: 'section'; readonly section: Section }
  | { readonly to: 'chat'; readonly chat: string }
  | { readonly to: 'person'; readonly person: string }
  /** From the open chat or person to the list, where only one pane fits. */
  | { readonly to: 'list' }
  | { readonly to: 'panel'; readonly panel: Panel }
  | { readonly to: 'lesson'; readonly id: string; readonly chat: string }
  | { readonly to: 'behindLesson' }
  | { readonly to: 'afterLesson' };

export function go(place: Place, step: Step): Place {
  switch (step.to) {
    case 'section':
      return { ...place, section: step.section, panel: 'none', isLessonShown: false };
    case 'chat':
      return { ...place, section: 'chats', chat: step.chat, panel: 'none', isLessonShown: false };
    case 'person':
      return { ...place, section: 'people', person: step.person };
    case 'list':
      return place.section === 'chats' ? { ...place, chat: '' } : { ...place, person: '' };
    case 'panel':
      return { ...place, panel: step.panel };
    case 'lesson':
      return {
        ...place,
        section: 'chats',
        chat: step.chat,
        panel: 'none',
        lesson: { id: step.id, chat: step.chat },
        isLessonShown: true,
      };
    case 'behindLesson':
      return { ...place, isLessonShown: false };
    case 'afterLesson':
      return { ...place, lesson: undefined, isLessonShown: false };
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
