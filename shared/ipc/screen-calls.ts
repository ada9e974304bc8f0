import Type from 'typebox';
import { Id } from '../ids/id.ts';

/** So many screens and windows are offered; nobody looks through more. */
export const MOST_SCREEN_SOURCES = 60;
const SourceId = Type.String({ minLength: 1, maxLength: 200 });
const wish = <P extends Record<string, Type.TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

/** Showing one's own screen in a live session. */
export const SCREEN_REQUESTS = {
  /** What could be shown in a session that one is in; the hub is asked first whether one may. */
  'screen.sources': wish({ lesson: Id }),
  /** The next capture of this window gets this one, once and soon. */
  'screen.choose': wish({ source: SourceId }),
} as const;

export interface ScreenSource {
  readonly id: string;
  readonly kind: 'screen' | 'window';
  /** As the system calls it. */
  readonly title: string;
  /** A small PNG as a data URL, '' where the system gives none. */
  readonly thumbnail: string;
}

/** `refused`: the hub does not let one show a screen here. `system`: the system lets no program see its screens. */
export type ScreenSources =
  | { readonly answer: 'sources'; readonly sources: readonly ScreenSource[] }
  | { readonly answer: 'refused' | 'offline' | 'system' };

export interface ScreenAnswers {
  'screen.sources': ScreenSources;
  'screen.choose': undefined;
}
