/** The parts of `npm test`, in the order in which they run. */
export const testParts = ['lint', 'unit', 'sim', 'e2e'] as const;
export type TestPart = (typeof testParts)[number];

export interface TestArguments {
  parts: readonly TestPart[];
  /** Handed to the test runners as they are, for example a file name. */
  runnerArguments: readonly string[];
}

/**
 * Reads `[--lint] [--unit] [--sim] [--e2e] [FILE…] [-- RUNNER-ARGUMENTS]`; without a part, all parts run.
 * @returns an error to print for an unknown option
 */
export function parseTestArguments(args: readonly string[]): TestArguments | { error: string } {
  const separator = args.indexOf('--');
  const own = separator < 0 ? args : args.slice(0, separator);
  const chosen = new Set<TestPart>();
  const runnerArguments: string[] = [];
  for (const argument of own) {
    const part = testParts.find((name) => argument === `--${name}`);
    if (part) chosen.add(part);
    else if (argument.startsWith('-')) return { error: `There is no option ${argument}.` };
    else runnerArguments.push(argument);
  }
  if (separator >= 0) runnerArguments.push(...args.slice(separator + 1));
  return {
    parts: chosen.size === 0 ? testParts : testParts.filter((part) => chosen.has(part)),
    runnerArguments,
  };
}
