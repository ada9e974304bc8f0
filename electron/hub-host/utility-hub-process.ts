import { existsSync } from 'node:fs';
import { utilityProcess } from 'electron';
import type { HubProcess } from './hub-link.ts';

export interface HubProgram {
  readonly bundle: string;
  /** The media worker that was installed with the application, where there is one. */
  readonly mediaWorker: string | undefined;
  /** Where compiled code is kept between starts. */
  readonly codeCache: string;
}

/**
 * Starts the hub's bundle as a utility process, which ends with the application and is not slowed down by it.
 */
export function forkHub(program: HubProgram, start: { folder: string; port: number }): HubProcess {
  const { bundle, mediaWorker, codeCache } = program;
  const worker = mediaWorker !== undefined && existsSync(mediaWorker) ? mediaWorker : undefined;
  const child = utilityProcess.fork(
    bundle,
    ['--data', start.folder, '--port', String(start.port), '--embedded'],
    {
      serviceName: 'Zvonok hub',
      stdio: 'inherit',
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: codeCache,
        ...(worker === undefined ? {} : { MEDIASOUP_WORKER_BIN: worker }),
      },
    },
  );
  return {
    postMessage: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    kill: (how) => {
      if (how === 'ask') child.kill();
      // Electron's own kill only asks, and a hub that hangs does not hear it.
      else if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}
