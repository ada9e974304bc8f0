import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../bundle.ts';
import { findElectron } from '../electron-host.ts';
import { openChat } from '../drive/window.ts';
import { bareFanOut, type FanOut, hubFanOut, MEMBERS, PEOPLE } from './chat/fan-out.ts';
import { LONG_CHAT, openLongChat } from './chat/long-chat.ts';
import { desktopMemory, heldMemory } from './chat/memory.ts';
import { openingMs } from './chat/opening.ts';
import { figuresOf, type Scrolling, type ScrollFigures, scrollStatic, scrollUp } from './chat/scrolling.ts';
import { median, printTable } from './table.ts';

const MESSAGES = 100_000;
const OPENINGS = 15;
const SCROLLED = 5_000;
const RUNS = 5;

/**
 * A chat of 100,000 messages in the window of a desktop: opened where reading goes on and at its end, and
 * scrolled through 5,000 at a time beside a page of as many lines without any program, in the same window.
 * And the hub: 500 connected people in chats of 30, beside a bare broadcast to as many connections.
 */
export async function run(): Promise<void> {
  await bundle({ mode: 'production' });
  const bare = await bareFanOut();
  const hub = await hubFanOut();
  const window = await inWindow();
  report(window);
  reportFanOut(hub, bare);
  console.log(
    JSON.stringify({ ...figuresOfWindow(window), ...figuresOfHub(hub, bare), host: findElectron().host }),
  );
}

async function inWindow(): Promise<Findings> {
  const chat = await openLongChat(mkdtempSync(join(tmpdir(), 'zvonok-bench-')), MESSAGES);
  const { page, pid } = chat.desktop;
  try {
    const atUnread = await openingMs(page, OPENINGS);
    await openChat(page, LONG_CHAT);
    const atEnd = await openingMs(page, OPENINGS);
    const runs = await several(() => scrollUp(page, SCROLLED));
    // Before the page of thousands of lines is made, which is no part of the application.
    const memory = { ...desktopMemory(pid), ...(await heldMemory(page, pid)) };
    const still = await several(() => scrollStatic(page, SCROLLED));
    return {
      atUnread,
      atEnd,
      catchUpMs: chat.catchUpMs,
      memory,
      scrolled: figuresOf(runs),
      still: figuresOf(still),
    };
  } finally {
    await chat.close();
  }
}

async function several(scroll: () => Promise<Scrolling>): Promise<readonly Scrolling[]> {
  const runs: Scrolling[] = [];
  for (let i = 0; i < RUNS; i++) runs.push(await scroll());
  return runs;
}

interface Findings {
  readonly atUnread: readonly number[];
  readonly atEnd: readonly number[];
  readonly catchUpMs: number;
  readonly memory: ReturnType<typeof desktopMemory> & Awaited<ReturnType<typeof heldMemory>>;
  readonly scrolled: ScrollFigures;
  readonly still: ScrollFigures;
}

function report({ atUnread, atEnd, catchUpMs, memory, scrolled, still }: Findings): void {
  printTable(
    [`opening a chat of ${MESSAGES} messages, ms after the press`, 'first', 'median', 'worst'],
    [
      ['where reading goes on', atUnread[0], median(atUnread), Math.max(...atUnread)],
      ['at its end', atEnd[0], median(atEnd), Math.max(...atEnd)],
    ],
  );
  const row = (what: string, of: ScrollFigures) => [
    what,
    of.p99Ms,
    of.worstMs,
    of.lateShare * 100,
    of.heldShare * 100,
    of.emptyFrames,
  ];
  printTable(
    [
      `scrolling through ${SCROLLED}, median of ${RUNS}`,
      'frame p99, ms',
      'worst, ms',
      'over 16.7 ms, %',
      'waits, %',
      'empty',
    ],
    [row('the chat', scrolled), row('a still page of as many lines', still)],
  );
  printTable(
    ['', ''],
    [
      ['memory of the renderer after it, MiB', memory.rendererRssMiB],
      ['of it held, when garbage is collected, MiB', memory.rendererHeldMiB],
      ['memory of main with the replica after it, MiB', memory.mainRssMiB],
      [`bringing the ${MESSAGES} messages, s`, catchUpMs / 1000],
    ],
  );
}

function figuresOfWindow({ atUnread, atEnd, memory, scrolled, still }: Findings) {
  return {
    openChatMs: rounded(Math.max(median(atUnread), median(atEnd))),
    openChatFirstMs: rounded(atUnread[0] ?? Number.NaN),
    scrollFrameMsP99: rounded(scrolled.p99Ms),
    scrollFramesOver16msShare: rounded(scrolled.lateShare),
    scrollWorstFrameMs: rounded(scrolled.worstMs),
    staticFrameMsP99: rounded(still.p99Ms),
    staticFramesOver16msShare: rounded(still.lateShare),
    rendererRssMiB: Math.round(memory.rendererRssMiB),
    rendererHeldMiB: Math.round(memory.rendererHeldMiB),
    mainRssMiB: Math.round(memory.mainRssMiB),
  };
}

function reportFanOut(hub: FanOut, bare: FanOut): void {
  const row = (what: string, of: FanOut) => [
    what,
    of.p50Ms,
    of.p99Ms,
    of.worstMs,
    of.messagesPerSecond,
    of.cpuMsPerMessage,
  ];
  printTable(
    [
      `${PEOPLE} connected, chats of ${MEMBERS}: writing to hearing, ms`,
      'median',
      'p99',
      'worst',
      'messages a second',
      'hub CPU a message, ms',
    ],
    [row('through the hub', hub), row('a bare broadcast with ws', bare)],
  );
}

function figuresOfHub(hub: FanOut, bare: FanOut) {
  return {
    fanoutMsP50: rounded(hub.p50Ms),
    fanoutMsP99: rounded(hub.p99Ms),
    bareWsMsP99: rounded(bare.p99Ms),
    fanoutMessagesPerSecond: Math.round(hub.messagesPerSecond),
    bareWsMessagesPerSecond: Math.round(bare.messagesPerSecond),
    /** Messages a second, hub ÷ bare. */
    fanoutRatioToBareWs: rounded(hub.messagesPerSecond / bare.messagesPerSecond),
    fanoutCpuMsPerMessage: rounded(hub.cpuMsPerMessage),
    bareWsCpuMsPerMessage: rounded(bare.cpuMsPerMessage),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
