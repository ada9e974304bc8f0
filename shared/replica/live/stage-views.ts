import type { AuthorPart } from '../../schema/envelope.ts';
import type { CaptionLine } from '../../schema/caption.ts';
import type { CueBody, ExhibitForm } from '../../schema/stage.ts';
import type { DrawnStroke } from '../../stage/drawing.ts';
import type { ShelfFile } from '../shelf/shelf-files-query.ts';
import type { PersonBrief } from '../views.ts';

export interface ExhibitRow {
  readonly id: string;
  readonly title: string;
  readonly form: ExhibitForm;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  readonly files: readonly { readonly digest: string; readonly sizeBytes: number }[];
  /** Where it comes from, '' where nobody said. */
  readonly source: string;
  /** A teacher has verified the material that it was made of, and it has not changed since. */
  readonly isVerified: boolean;
  readonly author: PersonBrief;
  readonly isOwn: boolean;
  readonly at: number;
}

/** What is on a stage. An exhibit is undefined while it has not come yet. */
export type OnStage =
  | { readonly show: 'nothing' | 'screen' }
  | { readonly show: 'board'; readonly page: number }
  | {
      readonly show: 'slides';
      readonly id: string;
      readonly exhibit: ExhibitRow | undefined;
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly show: 'film';
      readonly id: string;
      readonly exhibit: ExhibitRow | undefined;
      readonly isPlaying: boolean;
      readonly positionMs: number;
      readonly atMs: number;
    }
  | { readonly show: 'person'; readonly person: PersonBrief };

export interface StageView {
  readonly on: OnStage;
  /** Who said so, undefined where nobody has. */
  readonly by: PersonBrief | undefined;
  readonly mayLead: boolean;
  /** Whether the reader may make something ready to be shown in this chat. */
  readonly mayPrepare: boolean;
  readonly mayDraw: boolean;
  /** Who has the pen besides those who lead; '' is everyone. */
  readonly pens: readonly string[];
  /** Hub time of this answer in milliseconds. */
  readonly now: number;
}

export interface InkView {
  readonly strokes: readonly DrawnStroke[];
  /** The last of the reader's own strokes here, 0 where there is none. */
  readonly lastOwn: number;
  /** The pages of this surface on which something stands. */
  readonly pages: readonly number[];
}

/** All that a session has shown, to be seen again. */
export interface ReplayView {
  /** In the order in which they decide. */
  readonly cues: readonly CueBody[];
  /** What they name, as far as it is here. */
  readonly exhibits: readonly ExhibitRow[];
}

/** What is said in a session, in words. */
export interface CaptionsView {
  /** By their times. */
  readonly lines: readonly CaptionLine[];
  /** What was typed last, undefined where nothing was. */
  readonly last: CaptionLine | undefined;
  /** Whether the reader may bring a whole text, and whether they are asked to type. */
  readonly mayLead: boolean;
  readonly isAsked: boolean;
  /** Who is asked to type. */
  readonly captioners: readonly string[];
  /** Hub time of this answer in milliseconds. */
  readonly now: number;
}

export interface StageResults {
  /** Undefined where the session is not here. */
  readonly captions: CaptionsView | undefined;
  /** Undefined where the session is not here. */
  readonly replay: ReplayView | undefined;
  /** All that was drawn on one page, as documents. */
  readonly replayInk: readonly AuthorPart[];
  /** Undefined where the session is not here. */
  readonly stage: StageView | undefined;
  readonly ink: InkView;
  /** The newest first. */
  readonly exhibits: readonly ExhibitRow[];
  readonly exhibitFiles: readonly ShelfFile[];
}
