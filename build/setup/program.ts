import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { lowerPriority } from './low-priority.ts';

/** The full path of a program on the PATH, or undefined. */
export function findProgram(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const isWindows = process.platform === 'win32';
  const endings = isWindows ? ['.exe', '.cmd', '.bat'] : [''];
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (isExecutableFile(path)) return path;
    }
  }
  return undefined;
}

export function isExecutableFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export interface ProgramRun {
  command: string;
  args: readonly string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Gives the processor and the disk to everything else first. */
  isBackground?: boolean;
  signal?: AbortSignal | undefined;
  /** Receives both output streams, in the order in which they arrive. */
  onOutput?: (text: string) => void;
}

/**
 * Runs a program to its end. When the signal aborts, the program is asked to stop and the promise rejects
 * with the signal's reason once it has stopped.
 * @returns the exit code; a program that could not be started or died of a signal counts as 127
 */
export async function runProgram(run: ProgramRun): Promise<number> {
  run.signal?.throwIfAborted();
  const [command = run.command, ...args] = [
    ...(run.isBackground ? idleDiskPrefix() : []),
    run.command,
    ...run.args,
  ];
  const child = spawn(command, args, {
    ...(run.cwd === undefined ? {} : { cwd: run.cwd }),
    env: run.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (run.isBackground) lowerPriority(child.pid);
  const stop = () => child.kill('SIGTERM');
  run.signal?.addEventListener('abort', stop);
  child.stdout.setEncoding('utf8').on('data', (text: string) => run.onOutput?.(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => run.onOutput?.(text));
  const code = await new Promise<number>((resolve) => {
    child.on('error', (error) => {
      run.onOutput?.(`${error.message}\n`);
      resolve(127);
    });
    child.on('close', (exitCode) => resolve(exitCode ?? 127));
  });
  run.signal?.removeEventListener('abort', stop);
  run.signal?.throwIfAborted();
  return code;
}

/** The words before a command that give the disk to others first; none where `ionice` is missing or forbidden. */
function idleDiskPrefix(): string[] {
  const ionice = findProgram('ionice');
  if (ionice === undefined) return [];
  const idle = ['-c', '3'];
  return spawnSync(ionice, [...idle, 'true'], { stdio: 'ignore' }).status === 0 ? [ionice, ...idle] : [];
}
