import type { DesktopCapturerSource } from 'electron';
import { expect, test } from 'vitest';
import { signalError } from '../../../shared/signaling/signal-error.ts';
import { guardCapture } from './capture-gate.ts';
import { ScreenShare } from './screen-share.ts';

const picture = { isEmpty: () => false, toDataURL: () => 'data:image/png;base64,AA' };
const source = (id: string, name: string) =>
  ({ id, name, thumbnail: picture }) as unknown as DesktopCapturerSource;
const ALL = [source('screen:0:0', 'Весь экран'), source('window:7:0', 'Дроби.pdf')];

interface Given {
  readonly answer?: unknown;
  readonly sources?: () => Promise<readonly DesktopCapturerSource[]>;
  readonly isOpen?: boolean;
}

function start({ answer = {}, sources = () => Promise.resolve(ALL), isOpen = true }: Given = {}) {
  const clock = { now: 0 };
  const share = new ScreenShare({
    ask: () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)),
    sources,
    isOpen: () => isOpen,
    now: () => clock.now,
  });
  let handler: ((...words: unknown[]) => void) | undefined;
  guardCapture(
    {
      setDisplayMediaRequestHandler: (given: unknown) => {
        handler = given as typeof handler;
      },
    },
    share,
  );
  /** What a page gets that asks now, undefined for nothing. */
  const capture = (wish: object = {}) => {
    let got: unknown = 'not answered';
    const ask = { securityOrigin: 'app://zvonok', videoRequested: true, audioRequested: false, ...wish };
    handler?.(ask, (streams: unknown) => {
      got = streams;
    });
    return got;
  };
  return { share, clock, capture };
}

test('F-075 refuses to capture anything that nobody chose', () => {
  expect(start().capture()).toBeUndefined();
});

test('F-075 refuses to offer screens where the hub does not let one show them', async () => {
  let looked = 0;
  const sources = () => {
    looked += 1;
    return Promise.resolve(ALL);
  };
  for (const reason of ['hostOnly', 'notJoined', 'viewersOnlyWatch', 'notInvited'] as const) {
    const { share } = start({ answer: signalError(reason), sources });
    expect(await share.offer(1, 'l1')).toEqual({ answer: 'refused' });
    expect(() => share.choose(1, 'screen:0:0')).toThrow();
  }
  expect(await start({ answer: new Error('no link'), sources }).share.offer(1, 'l1')).toEqual({
    answer: 'offline',
  });
  expect(looked).toBe(0);
});

test('F-075 refuses what was not offered to this window, and another page', async () => {
  const { share, capture } = start();
  await share.offer(1, 'l1');
  expect(() => share.choose(2, 'screen:0:0')).toThrow();
  expect(() => share.choose(1, 'window:8:0')).toThrow();
  share.choose(1, 'window:7:0');
  expect(capture({ securityOrigin: 'https://elsewhere.example' })).toBeUndefined();
  expect(capture({ audioRequested: true })).toBeUndefined();
});

test('F-075 gives what was chosen, once, and only soon', async () => {
  const { share, capture, clock } = start();
  const offered = await share.offer(1, 'l1');
  expect(offered).toMatchObject({
    sources: [
      { id: 'screen:0:0', kind: 'screen', title: 'Весь экран', thumbnail: 'data:image/png;base64,AA' },
      { id: 'window:7:0', kind: 'window' },
    ],
  });
  share.choose(1, 'window:7:0');
  expect(share.isChosen).toBe(true);
  expect(capture()).toMatchObject({ video: { id: 'window:7:0' } });
  expect(share.isChosen).toBe(false);
  expect(capture()).toBeUndefined();

  await share.offer(1, 'l1');
  share.choose(1, 'screen:0:0');
  clock.now = 60_000;
  expect(share.isChosen).toBe(false);
  expect(capture()).toBeUndefined();
});

test('F-075 a system that shows no program its screens is told apart from a refusal', async () => {
  expect(await start({ isOpen: false }).share.offer(1, 'l1')).toEqual({ answer: 'system' });
  expect(await start({ sources: () => Promise.resolve([]) }).share.offer(1, 'l1')).toEqual({
    answer: 'system',
  });
  const failing = () => Promise.reject(new Error('no portal'));
  expect(await start({ sources: failing }).share.offer(1, 'l1')).toEqual({ answer: 'system' });
});
