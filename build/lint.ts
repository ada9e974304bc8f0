// npm run lint: every static check of the project, also after one has failed.
import { join } from 'node:path';
import { runLint } from './test/lint-run.ts';
import { lintSteps } from './test/lint-steps.ts';

const PROJECT = join(import.meta.dirname, '..');
const INTERRUPTED_EXIT_CODE = 130;
const names = lintSteps.map((step) => step.name);

const HELP = `npm run lint [-- CHECK…]

  runs all static checks, or those that are named: ${names.map((name) => `"${name}"`).join(', ')}

Exit codes: 0 all clean, 1 a check failed, 2 wrong use
`;

type Wish = { readonly checks: readonly string[] } | { readonly help: true } | { readonly fault: string };

function readWish(args: readonly string[]): Wish {
  if (args.includes('--help')) return { help: true };
  const unknown = args.find((word) => !names.includes(word));
  return unknown === undefined ? { checks: args } : { fault: `There is no check "${unknown}".` };
}

async function lint(wanted: readonly string[], signal: AbortSignal): Promise<number> {
  const steps = lintSteps.filter((step) => wanted.length === 0 || wanted.includes(step.name));
  const results = await runLint(steps, { projectFolder: PROJECT, signal });
  if (signal.aborted) return INTERRUPTED_EXIT_CODE;
  const summary = results.map(
    ({ name, isClean, seconds }) => `${isClean ? 'clean ' : 'FAILED'}  ${name} (${seconds.toFixed(1)} s)`,
  );
  const failedCount = results.filter(({ isClean }) => !isClean).length;
  console.log(['', ...summary].join('\n'));
  console.log(
    failedCount === 0 ? 'All checks are clean.' : `${failedCount} of ${steps.length} checks failed.`,
  );
  return failedCount === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  const wish = readWish(process.argv.slice(2));
  if ('help' in wish) {
    console.log(HELP);
    return 0;
  }
  if ('fault' in wish) {
    console.error(`${wish.fault}\n\n${HELP}`);
    return 2;
  }
  const interruption = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => interruption.abort());
  return await lint(wish.checks, interruption.signal);
}

process.exitCode = await main();
