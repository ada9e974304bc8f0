import type { DesktopCapturerSource } from 'electron';
import { AppError } from '../../../shared/errors/app-error.ts';
import {
  MOST_SCREEN_SOURCES,
  type ScreenSource,
  type ScreenSources,
} from '../../../shared/ipc/screen-calls.ts';
import { isSignalError } from '../../../shared/signaling/signal-error.ts';

/** A window that chose a screen has this long to capture it. */
const CHOICE_HOLDS_MS = 10_000;

export interface ScreenShareParts {
  /** Asks the hub whether this person may show a screen in the session; resolves with an error as data. */
  readonly ask: (lesson: string) => Promise<unknown>;
  readonly sources: () => Promise<readonly DesktopCapturerSource[]>;
  /** Whether the system lets this program see its screens. */
  readonly isOpen: () => boolean;
  readonly now: () => number;
}

type Found = Pick<DesktopCapturerSource, 'id' | 'name'>;

/**
 * What a window of ours may capture: only what its person chose a moment ago from what was offered, and nothing is
 * offered outside a live session in which the hub lets them show a screen.
 */
export class ScreenShare {
  readonly #parts: ScreenShareParts;
  /** What each window was offered last. */
  readonly #offered = new Map<number, readonly Found[]>();
  #chosen: { readonly source: Found; readonly until: number } | undefined;

  constructor(parts: ScreenShareParts) {
    this.#parts = parts;
  }

  async offer(window: number, lesson: string): Promise<ScreenSources> {
    this.#offered.delete(window);
    const said = await this.#parts.ask(lesson).catch(() => undefined);
    if (typeof said !== 'object' || said === null) return { answer: 'offline' };
    if (isSignalError(said)) return { answer: said.reason === 'hubUnreachable' ? 'offline' : 'refused' };
    if (!this.#parts.isOpen()) return { answer: 'system' };
    const found = await this.#parts.sources().catch(() => []);
    if (found.length === 0) return { answer: 'system' };
    const offered = found.slice(0, MOST_SCREEN_SOURCES);
    this.#offered.set(window, offered);
    return { answer: 'sources', sources: offered.map(sourceOf) };
  }

  choose(window: number, id: string): void {
    const source = this.#offered.get(window)?.find((one) => one.id === id);
    if (!source) throw new AppError('notAllowed');
    this.#offered.delete(window);
    this.#chosen = { source, until: this.#parts.now() + CHOICE_HOLDS_MS };
  }

  /** Whether somebody has just chosen what to show. */
  get isChosen(): boolean {
    return this.#chosen !== undefined && this.#parts.now() < this.#chosen.until;
  }

  /** What was chosen, for one capture. */
  take(): Found | undefined {
    const source = this.isChosen ? this.#chosen?.source : undefined;
    this.#chosen = undefined;
    return source;
  }
}

function sourceOf({ id, name, thumbnail }: DesktopCapturerSource): ScreenSource {
  return {
    id,
    kind: id.startsWith('screen:') ? 'screen' : 'window',
    title: name.slice(0, 200),
    thumbnail: thumbnail.isEmpty() ? '' : thumbnail.toDataURL(),
  };
}
