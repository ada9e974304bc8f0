import { spawn } from 'node:child_process';

const STOP_LIMIT_MS = 10_000;

/**
 * Runs a JavaScript or TypeScript file with this Node, on this terminal. When the signal aborts, the program is
 * interrupted like from a terminal, and killed if it has not ended ten seconds later.
 * @returns its exit code; 1 if a signal ended it
 */
export async function runNodeScript(
  script: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<number> {
  if (options.signal.aborted) return 1;
  const child = spawn(process.execPath, [script, ...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: 'inherit',
  });
  let killing: NodeJS.Timeout | undefined;
  const stop = () => {
    child.kill('SIGINT');
    killing = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  };
  options.signal.addEventListener('abort', stop);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    clearTimeout(killing);
    options.signal.removeEventListener('abort', stop);
  }
}
