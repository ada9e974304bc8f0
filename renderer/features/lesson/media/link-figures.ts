import type { LinkSample } from '../../../../shared/lessons/link-ladder.ts';

/** What the window's statistics count since their beginning, and the newest round trip. */
export interface LinkTotals {
  readonly received: number;
  readonly lost: number;
  /** Packets asked for again; those that came are not counted as lost. */
  readonly askedAgain: number;
  /** Share of what is sent from here that the hub misses, as it last reported. */
  readonly lostUp: number;
  /** Milliseconds; undefined until the first was measured. */
  readonly roundTripMs: number | undefined;
}

export interface LinkFigures {
  readonly totals: LinkTotals;
  readonly shortestMs: number;
  readonly sample: LinkSample;
  /** Share of what is received here that was missing at first, 0 to 1. */
  readonly lostDown: number;
}

/** A road that has become longer is believed after this share of the way to it, with each sample. */
const LENGTHENS_BY = 0.01;

/** Adds up statistics of all transports of a window (W3C WebRTC statistics). */
export function linkTotals(reports: Iterable<ReadonlyMap<string, Record<string, unknown>>>): LinkTotals {
  const sums = { received: 0, lost: 0, askedAgain: 0, lostUp: 0 };
  let roundTripMs: number | undefined;
  for (const report of reports) {
    for (const one of report.values()) {
      if (one['type'] === 'inbound-rtp') {
        sums.received += count(one['packetsReceived']);
        sums.lost += count(one['packetsLost']);
        sums.askedAgain += count(one['nackCount']);
      } else if (one['type'] === 'remote-inbound-rtp') {
        sums.lostUp = Math.max(sums.lostUp, Math.min(1, count(one['fractionLost'])));
      } else if (one['type'] === 'candidate-pair' && one['nominated'] === true) {
        const ms = count(one['currentRoundTripTime']) * 1000;
        if (ms > 0) roundTripMs = Math.max(roundTripMs ?? 0, ms);
      }
    }
  }
  return { ...sums, roundTripMs };
}

/** What is to be seen of the link between two sums. After a new connection the counters begin anew. */
export function linkFigures(before: LinkFigures | undefined, totals: LinkTotals, at: number): LinkFigures {
  const earlier = before?.totals ?? totals;
  const isAnew = totals.received < earlier.received;
  const since = (key: 'received' | 'lost' | 'askedAgain') =>
    Math.max(0, totals[key] - (isAnew ? 0 : earlier[key]));
  // A repaired packet counts as received and as asked for; one that is lost for good as both others.
  const missing = Math.max(since('lost'), since('askedAgain'));
  const expected = since('received') + since('lost');
  const lostDown = expected === 0 ? 0 : Math.min(1, missing / expected);
  const { roundTripMs } = totals;
  const shortest = before?.shortestMs ?? Number.POSITIVE_INFINITY;
  const longer = Number.isFinite(shortest) && roundTripMs !== undefined ? roundTripMs - shortest : 0;
  const shortestMs =
    roundTripMs === undefined
      ? shortest
      : longer > 0
        ? shortest + longer * LENGTHENS_BY
        : Math.min(shortest, roundTripMs);
  const lossShare = Math.max(lostDown, totals.lostUp);
  return { totals, shortestMs, lostDown, sample: { at, lossShare, queueMs: Math.max(0, longer) } };
}

/** Above this share of missing packets it is worth to wait for those that are sent again. */
const WORTH_WAITING = 0.01;
const LONGEST_PATIENCE_MS = 1_200;

/** How long voice should be held back so that lost packets can come again: a round trip and a little more. */
export function patienceMs({ lostDown, totals }: LinkFigures): number {
  if (lostDown < WORTH_WAITING || totals.roundTripMs === undefined) return 0;
  return Math.min(LONGEST_PATIENCE_MS, Math.round(totals.roundTripMs * 1.5 + 150));
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
