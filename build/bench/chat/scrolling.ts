import type { Page } from '@playwright/test';
import { percentile } from '../sync/figures.ts';
import { median } from '../table.ts';

/** As fast as one turns a wheel: 14,400 pixels a second where there are 60 frames. */
const STEP_PX = 240;
const FRAME_MS = 1000 / 60;
/** Clocks of frames are a little uneven where none is late. */
const UNEVEN_MS = 1;

/** One way up through so many messages: how long each frame took. */
export interface Scrolling {
  readonly frameMs: readonly number[];
  /** Frames in which there was nothing further up to scroll to yet. */
  readonly heldFrames: number;
  /** Frames in which a part of the screen was empty. */
  readonly emptyFrames: number;
}

export interface ScrollFigures {
  readonly p99Ms: number;
  readonly worstMs: number;
  readonly lateShare: number;
  readonly heldShare: number;
  readonly emptyFrames: number;
}

/** Scrolls up through the open chat until so many further messages have been drawn. */
export function scrollUp(page: Page, messages: number): Promise<Scrolling> {
  return page.evaluate(scrollThrough, { selector: '[role="feed"]', messages, stepPx: STEP_PX });
}

/** The same through a page that holds the lines of the open chat so many times, and no program. */
export async function scrollStatic(page: Page, messages: number): Promise<Scrolling> {
  await page.evaluate((count) => {
    const feed = document.querySelector('[role="feed"]');
    const app = document.querySelector<HTMLElement>('#root');
    if (!feed || !app) throw new Error('no chat is open');
    const lines = [...feed.querySelectorAll('[data-row]')];
    const still = document.createElement('div');
    still.id = 'still';
    still.style.cssText = 'position:fixed;inset:0;overflow:hidden auto;';
    for (let i = 0; i < count; i++) {
      const line = lines[i % lines.length]?.cloneNode(true);
      if (!(line instanceof HTMLElement)) continue;
      line.dataset['row'] = `still-${i}`;
      still.append(line);
    }
    document.body.append(still);
    app.style.display = 'none';
    still.scrollTop = still.scrollHeight;
  }, messages);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  const scrolling = await page.evaluate(scrollThrough, { selector: '#still', messages: 0, stepPx: STEP_PX });
  await page.evaluate(() => {
    document.querySelector('#still')?.remove();
    document.querySelector<HTMLElement>('#root')?.style.removeProperty('display');
  });
  return scrolling;
}

/** Runs in the window. Ends when so many messages have been met, or, for none, at the top. */
function scrollThrough(of: {
  readonly selector: string;
  readonly messages: number;
  readonly stepPx: number;
}): Promise<Scrolling> {
  const scroller = document.querySelector<HTMLElement>(of.selector);
  if (!scroller) throw new Error(`there is no ${of.selector}`);
  const met = new Set<string>();
  const frameMs: number[] = [];
  let [heldFrames, emptyFrames, heldFor] = [0, 0, 0];
  const look = () => {
    const rows = scroller.querySelectorAll<HTMLElement>('[data-row]');
    if (of.messages > 0) for (const row of rows) met.add(row.dataset['row'] ?? '');
    const box = scroller.getBoundingClientRect();
    const [first, last] = [rows[0], rows[rows.length - 1]];
    const top = first ? first.getBoundingClientRect().top : Infinity;
    const bottom = last ? last.getBoundingClientRect().bottom : -Infinity;
    if (top > box.top + 64 || bottom < box.bottom - 64) emptyFrames += 1;
  };
  return new Promise((resolve) => {
    let before = -1;
    const step = (now: number) => {
      if (before >= 0) frameMs.push(now - before);
      before = now;
      look();
      const topPx = scroller.scrollTop;
      scroller.scrollTop = topPx - of.stepPx;
      const isHeld = topPx === 0;
      heldFrames += isHeld ? 1 : 0;
      heldFor = isHeld ? heldFor + 1 : 0;
      const isDone = of.messages > 0 ? met.size >= of.messages : isHeld;
      if (isDone || heldFor > 600) resolve({ frameMs, heldFrames, emptyFrames });
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

/** Of several runs the median of each figure, and the worst frame of all. */
export function figuresOf(runs: readonly Scrolling[]): ScrollFigures {
  const of = (figure: (run: Scrolling) => number) => median(runs.map(figure));
  return {
    p99Ms: of(({ frameMs }) => percentile(frameMs, 0.99)),
    worstMs: Math.max(...runs.flatMap(({ frameMs }) => frameMs)),
    lateShare: of(({ frameMs }) => frameMs.filter((ms) => ms > FRAME_MS + UNEVEN_MS).length / frameMs.length),
    heldShare: of(({ frameMs, heldFrames }) => heldFrames / frameMs.length),
    emptyFrames: Math.max(...runs.map(({ emptyFrames }) => emptyFrames)),
  };
}
