import { expect, test } from 'vitest';
import { linkFigures, linkTotals, patienceMs } from './link-figures.ts';

function report(received: number, lost: number, nackCount: number, roundTripTime = 0.4) {
  return new Map<string, Record<string, unknown>>([
    ['in', { type: 'inbound-rtp', packetsReceived: received, packetsLost: lost, nackCount }],
    ['pair', { type: 'candidate-pair', nominated: true, currentRoundTripTime: roundTripTime }],
    ['other', { type: 'candidate-pair', nominated: false, currentRoundTripTime: 9 }],
  ]);
}

const figuresOf = (...reports: ReturnType<typeof report>[]) =>
  reports.reduce<ReturnType<typeof linkFigures> | undefined>(
    (before, one, n) => linkFigures(before, linkTotals([one]), n * 2000),
    undefined,
  )!;

test('what is lost, and what was repaired, both count as loss of the link', () => {
  expect(figuresOf(report(100, 0, 0), report(190, 10, 0)).sample.lossShare).toBeCloseTo(0.1);
  expect(figuresOf(report(100, 0, 0), report(200, 0, 5)).sample.lossShare).toBeCloseTo(0.05);
  expect(figuresOf(report(100, 0, 0), report(100, 0, 0)).sample.lossShare).toBe(0);
});

test('what the hub misses counts as well', () => {
  const up = new Map([['r', { type: 'remote-inbound-rtp', fractionLost: 0.2 }]]);
  const first = linkFigures(undefined, linkTotals([report(100, 0, 0), up]), 0);
  expect(first.sample.lossShare).toBe(0.2);
});

test('a round trip longer than the shortest is a queue, and believed as distance only slowly', () => {
  const figures = figuresOf(report(1, 0, 0, 0.4), report(2, 0, 0, 1.4));
  expect(figures.sample.queueMs).toBeCloseTo(1000);
  expect(figures.shortestMs).toBeCloseTo(410);
  expect(figuresOf(report(1, 0, 0, 0.4), report(2, 0, 0, 0.1)).sample.queueMs).toBe(0);
});

test('counters that begin anew after a new connection are no loss', () => {
  expect(figuresOf(report(1000, 50, 0), report(10, 0, 0)).sample.lossShare).toBe(0);
});

test('voice waits for what is sent again only where something is lost', () => {
  expect(patienceMs(figuresOf(report(100, 0, 0), report(200, 0, 0)))).toBe(0);
  expect(patienceMs(figuresOf(report(100, 0, 0), report(200, 0, 6)))).toBe(750);
});
