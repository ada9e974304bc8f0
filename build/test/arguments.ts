/** The parts of `npm test`, in the order in which they run. */
export const testParts = ['lint', 'unit', 'sim', 'kill', 'e2e'] as const;
export type TestPart = (typeof testParts)[number];

/** What `--long` runs where no part is named. */
const longParts: readonly TestPart[] = ['sim', 'kill'];

export interface TestArguments {
  parts: readonly TestPart[];
  /** Simulations and kills are repeated until a night is full rather than a break. */
  isLong: boolean;
  /** Handed to the test runners as they are, for example a file name. */
  runnerArguments: readonly string[];
}

/**
 * Reads `[--lint] [--unit] [--sim] [--kill] [--e2e] [--long] [FILE…] [-- RUNNER-ARGUMENTS]`. Without a part, all
 * parts run; with `--long` alone, those that can be repeated.
 * @returns an error to print for an unknown option
 */
export function parseTestArguments(args: readonly string[]): TestArguments | { error: string } {
  const separator = args.indexOf('--');
  const own = separator < 0 ? args : args.slice(0, separator);
  const chosen = new Set<TestPart>();
  const runnerArguments: string[] = [];
  let isLong = false;
  for (const argument of own) {
    const part = testParts.find((name) => argument === `--${name}`);
    if (part) chosen.add(part);
    else if (argument === '--long') isLong = true;
    else if (argument.startsWith('-')) return { error: `There is no option ${argument}.` };
    else runnerArguments.push(argument);
  }
  if (separator >= 0) runnerArguments.push(...args.slice(separator + 1));
  const all = isLong ? longParts : testParts;
  return {
    parts: chosen.size === 0 ? all : testParts.filter((part) => chosen.has(part)),
    isLong,
    runnerArguments,
  };
}
