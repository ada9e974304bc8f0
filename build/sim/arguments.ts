import { parseArgs } from 'node:util';

const DEFAULT_SEEDS = 1000;

/** Which seeds `npm run sim` runs. */
export type SimArguments =
  | { readonly kind: 'one'; readonly seed: number }
  | { readonly kind: 'many'; readonly from: number; readonly count: number }
  | { readonly error: string };

export const SIM_USAGE = 'npm run sim -- [--from A] [--seeds N | --forever] | --seed S';

/** Reads the words behind `npm run sim --`. */
export function parseSimArguments(args: readonly string[]): SimArguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string' },
        from: { type: 'string', default: '1' },
        seeds: { type: 'string', default: String(DEFAULT_SEEDS) },
        forever: { type: 'boolean', default: false },
      },
    });
    if (values.seed !== undefined) return { kind: 'one', seed: wholeNumber('--seed', values.seed) };
    const count = values.forever ? Number.POSITIVE_INFINITY : wholeNumber('--seeds', values.seeds);
    return { kind: 'many', from: wholeNumber('--from', values.from), count };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`${option} needs a whole number`);
  return number;
}
