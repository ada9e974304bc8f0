import { utilityProcess } from 'electron';
import type { HubProcess } from './hub-link.ts';

/**
 * Starts the hub's bundle as a utility process, which ends with the application and is not slowed down by it.
 */
export function forkHub(bundlePath: string, start: { folder: string; port: number }): HubProcess {
  const child = utilityProcess.fork(
    bundlePath,
    ['--data', start.folder, '--port', String(start.port), '--embedded'],
    { serviceName: 'Zvonok hub', stdio: 'inherit' },
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
