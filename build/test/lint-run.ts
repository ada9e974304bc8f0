import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { runNodeScript } from './child.ts';
import type { LintStep } from './lint-steps.ts';
import { sideBySide } from './side-by-side.ts';

/** More at a time would need more memory than cores. */
const MOST_AT_A_TIME = 2;

export interface LintResult {
  readonly name: string;
  readonly isClean: boolean;
  readonly seconds: number;
}

/**
 * Runs static checks side by side, also after one has failed: a person wants to see all of them at once. Each is
 * printed as a whole when it has ended.
 * @returns in the order of the steps
 */
export async function runLint(
  steps: readonly LintStep[],
  of: {
    readonly projectFolder: string;
    readonly signal: AbortSignal;
    readonly isBackground?: boolean;
  },
): Promise<readonly LintResult[]> {
  const { projectFolder, signal, isBackground = false } = of;
  const lanes = Math.min(MOST_AT_A_TIME, availableParallelism());
  return await sideBySide(steps, lanes, async ({ name, script, args }) => {
    const startedAt = performance.now();
    const exitCode = await runNodeScript(join(projectFolder, 'node_modules', script), args, {
      cwd: projectFolder,
      signal,
      isBackground,
      print: (output) => process.stdout.write(`\n${name}\n${output}`),
    });
    return { name, isClean: exitCode === 0, seconds: (performance.now() - startedAt) / 1000 };
  });
}
