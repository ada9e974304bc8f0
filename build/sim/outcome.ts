import type { Figures } from '../../tests/sim/figures.ts';

/** What became of one seed: how much happened in it, or what was found wrong. */
export type SeedOutcome =
  { readonly seed: number; readonly figures: Figures } | { readonly seed: number; readonly fault: string };
