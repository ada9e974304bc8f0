import { EventEmitter } from 'node:events';
import type { types } from 'mediasoup';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ReceivingLink } from './receiving-link.ts';

class FakeConsumer extends EventEmitter {
  readonly observer = new EventEmitter();
  paused = true;
  closed = false;
  score = { score: 10 };
  readonly kind: 'audio' | 'video';
  constructor(kind: 'audio' | 'video') {
    super();
    this.kind = kind;
  }
  report = (score: number) => {
    this.score = { score };
    this.emit('score', { score });
  };
  pause = () => Promise.resolve(void (this.paused = true));
  resume = () => Promise.resolve(void (this.paused = false));
}

let heard: number[];
let link: ReceivingLink;
let voice: FakeConsumer;
let camera: FakeConsumer;
const flowing = () => [voice, camera].map(({ paused }) => !paused);
const real = (consumer: FakeConsumer) => consumer as unknown as types.Consumer;

afterEach(() => void vi.useRealTimers());
beforeEach(async () => {
  vi.useFakeTimers();
  heard = [];
  link = new ReceivingLink((lossShare) => heard.push(lossShare));
  [voice, camera] = [new FakeConsumer('audio'), new FakeConsumer('video')];
  for (const one of [voice, camera]) link.add(real(one));
  for (const one of [voice, camera]) await link.want(real(one), true);
});

test('a window is sent what it wants and its link carries', async () => {
  expect(flowing()).toEqual([true, true]);
  await link.tell('voice', false);
  expect(flowing()).toEqual([true, false]);
  await link.tell('text', false);
  expect(flowing()).toEqual([false, false]);
  await link.want(real(voice), false);
  await link.tell('video', false);
  expect(flowing()).toEqual([false, true]);
});

test('what is asked for while the link does not carry it flows when it does', async () => {
  await link.want(real(camera), false);
  await link.tell('thrift', false);
  await link.want(real(camera), true);
  expect(flowing()).toEqual([true, false]);
  await link.tell('small', false);
  expect(flowing()).toEqual([true, true]);
});

test('voice that suffers stops the pictures, once, until the window says what it carries', async () => {
  for (const score of [9, 6]) voice.report(score);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(flowing()).toEqual([true, true]);
  for (const score of [4, 3]) voice.report(score);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(flowing()).toEqual([true, false]);
  expect(heard).toHaveLength(1);
  expect(heard[0]).toBeGreaterThan(0.15);
  await link.tell('small', false);
  expect(flowing()).toEqual([true, true]);
});

test('a gap that is over with the next report stops nothing', async () => {
  voice.report(0);
  await vi.advanceTimersByTimeAsync(5_000);
  voice.report(9);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(flowing()).toEqual([true, true]);
  expect(heard).toEqual([]);
});

test('pictures that a person wants whatever happens are not stopped', async () => {
  await link.tell('video', true);
  voice.report(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(flowing()).toEqual([true, true]);
  expect(heard).toEqual([]);
});

test('a stream that has ended is not touched any more', async () => {
  voice.closed = true;
  voice.observer.emit('close');
  await link.tell('text', false);
  expect(voice.paused).toBe(false);
});
