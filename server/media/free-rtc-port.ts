import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import type { HubConfig } from '../config.ts';
import type { Log } from '../observability/log.ts';

/**
 * The first media port to use: the configured one, or 0 (each worker chooses) when one of the ports is
 * taken, so that a second hub on one computer has sound and picture too.
 */
export async function freeRtcPort(config: HubConfig, log: Log): Promise<number> {
  const workers = config.mediaWorkers || availableParallelism();
  for (let port = config.rtcPort; config.rtcPort !== 0 && port < config.rtcPort + workers; port++) {
    if (await isFree(port)) continue;
    log.warn({ event: 'media.portTaken', port });
    return 0;
  }
  return config.rtcPort;
}

async function isFree(port: number): Promise<boolean> {
  const socket = createSocket({ type: 'udp6' });
  try {
    socket.bind({ port, exclusive: true });
    await once(socket, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    socket.close();
  }
}
