import type { LessonMedia } from '../../renderer/features/lesson/media/lesson-media.ts';
import type { SignalMethod } from '../../shared/signaling/signal-requests.ts';

/** What a page received so far. */
export type Measured = {
  framesDecoded: number;
  audioEnergy: number;
  audioPackets: number;
  concealed: number;
  samples: number;
  picture: string;
};

/** A lesson's snapshot in values that can leave the page. */
export type PageState = {
  phase: string;
  /** Every phase since the page opened, in order, without repetitions. */
  phases: string[];
  reason: string | null;
  names: string[];
  away: string[];
  tracks: string[];
  /** The spatial layer of each video that the hub now sends here. */
  layers: number[];
  /** What the link carries, as the window judges it. */
  rung: string;
  camera: string;
  microphone: string;
};

/** What the test may do with a page. */
export type LessonPage = {
  media: LessonMedia;
  measure(): Promise<Measured>;
  request(method: SignalMethod, data: unknown): Promise<unknown>;
  receive(notice: unknown): void;
  state(): PageState;
};

declare global {
  interface Window {
    /** Exposed by the test: hands a request to the media service. */
    askHub(method: string, data: unknown): Promise<unknown>;
    lesson: LessonPage;
  }
}
