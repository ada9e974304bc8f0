/** The keys of the benchmark's JSON line. */
export interface Figures {
  readonly messages: number;
  readonly catchupBytes: number;
  readonly textZstdBytes: number;
  readonly ratioToZstdText: number;
  readonly stockRxdbBytes: number;
  readonly ratioToStockRxdb: number;
  /** Mean of several catch-ups after a warm-up. */
  readonly hubCpuMsPerCatchup: number;
  readonly hubMiBPerCatchup: number;
  readonly hubKiBPerLiveClient: number;
  /** From the TCP connection's begin to everything stored. */
  readonly slowLinkMs: number;
  /** Bytes down ÷ bandwidth, and three round trips: TCP, the upgrade, the hello. */
  readonly slowLinkIdealMs: number;
  /** From the open socket to the newest messages of the open chat stored. */
  readonly firstScreenMs: number;
  readonly tlsHandshakeBytes: number;
  readonly missed100Bytes: number;
  readonly missed100RoundTrips: number;
  readonly cutLinkCompleted: boolean;
  readonly cutLinkExtraBytesPerCut: number;
  readonly textUnderLoadMsP95: number;
  readonly idleBytesPerMinute: number;
}

/** What only the table shows: a name and a figure in words. */
export type Remark = readonly [string, string];

export interface Findings {
  readonly figures: Partial<Figures>;
  readonly remarks: readonly Remark[];
  /** An aim that has no key of its own, with the figure in words and whether it is met. */
  readonly aims?: readonly Aim[];
}

export interface Aim {
  readonly what: string;
  readonly figure: string;
  readonly aim: string;
  readonly isMet: boolean;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
