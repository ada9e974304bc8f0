import { spawn } from 'node:child_process';
import { lowerPriority } from '../setup/low-priority.ts';

const STOP_LIMIT_MS = 10_000;

/**
 * Runs a JavaScript or TypeScript file with this Node, on this terminal. When the signal aborts, the program is
 * interrupted like from a terminal, and killed if it has not ended ten seconds later.
 * @param options.print gets everything that it prints, in one piece when it has ended; for programs that run
 *   side by side on one terminal
 * @param options.isBackground it has only what others leave of the processor
 * @returns its exit code; 1 if a signal ended it
 */
export async function runNodeScript(
  script: string,
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly env?: NodeJS.ProcessEnv;
    readonly signal: AbortSignal;
    readonly print?: (output: string) => void;
    readonly isBackground?: boolean;
  },
): Promise<number> {
  if (options.signal.aborted) return 1;
  const { print } = options;
  const child = spawn(process.execPath, [script, ...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: print ? ['inherit', 'pipe', 'pipe'] : 'inherit',
  });
  if (options.isBackground === true) lowerPriority(child.pid);
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => output.push(text));
  }
  let killing: NodeJS.Timeout | undefined;
  const stop = () => {
    child.kill('SIGINT');
    killing = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  };
  options.signal.addEventListener('abort', stop);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      // With pipes, what was printed last comes after the end.
      child.on(print ? 'close' : 'exit', (code: number | null) => resolve(code ?? 1));
    });
  } finally {
    print?.(output.join(''));
    clearTimeout(killing);
    options.signal.removeEventListener('abort', stop);
  }
}
