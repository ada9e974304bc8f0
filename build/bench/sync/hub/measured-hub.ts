import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CODECS } from '../../../../server/gateway/codecs.ts';
import { createHttp } from '../../../../server/gateway/http.ts';
import { loadHubKey } from '../../../../server/gateway/hub-key.ts';
import { Sessions } from '../../../../server/gateway/sessions.ts';
import { Hub } from '../../../../server/hub.ts';
import { LiveCalls } from '../../../../server/media/live-calls.ts';
import { createLog } from '../../../../server/observability/log.ts';
import { Metrics } from '../../../../server/observability/metrics.ts';
import { acceptSockets } from '../../../../server/start-hub.ts';
import { openSqlcipherHubStore } from '../../../../server/store/sqlcipher-hub-store.ts';
import { loadStoreKey } from '../../../../server/store/store-key.ts';
import { encodeBytes } from '../../../../shared/ids/base32.ts';
import { noMedia } from '../../../../tests/fixtures/no-media.ts';

export interface MeasuredHub {
  readonly hub: Hub;
  readonly sessions: Sessions;
  /** Without TLS. */
  readonly port: number;
  readonly tlsPort: number;
}

/** A hub on the store of a folder, without any network. Its clock goes on after the last message. */
export async function openHub(folder: string, isInItsTime = false): Promise<Hub> {
  const store = openSqlcipherHubStore({
    path: join(folder, 'hub.db'),
    key: loadStoreKey(folder),
    newNames: () => ({ hub: encodeBytes(randomBytes(8)).slice(0, 12), epoch: encodeBytes(randomBytes(5)) }),
  });
  const endMs = (await store.lastAcceptedAt()) + 1000 - Date.now();
  const aheadMs = isInItsTime ? endMs : Math.max(0, endMs);
  const key = await loadHubKey(store);
  const now = () => Date.now() + aheadMs;
  const hub = new Hub({ store, keyPin: key.pin, now, addresses: () => [], gather: nextTurn });
  await hub.acceptor.begin();
  return hub;
}

/** The product's hub with all parts but media, listening with and without TLS on free ports of loopback. */
export async function listenWithHub(folder: string, isInItsTime: boolean): Promise<MeasuredHub> {
  const hub = await openHub(folder, isInItsTime);
  const log = createLog('warn');
  const metrics = new Metrics();
  const sessions = new Sessions({
    hub,
    live: new LiveCalls(hub, noMedia),
    log,
    metrics,
    codecs: CODECS,
    timers: {
      now: () => Date.now(),
      after: (delayMs, run) => {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
    },
  });
  const plain = createServer();
  acceptSockets(plain, sessions);
  plain.listen(0, '127.0.0.1');
  await once(plain, 'listening');
  const key = await loadHubKey(hub.store);
  const secure = createHttp({ hub, key, media: noMedia, metrics, log, sourceArchive: '' });
  acceptSockets(secure.server, sessions);
  await secure.listen({ port: 0, host: '127.0.0.1' });
  return { hub, sessions, port: portOf(plain.address()), tlsPort: portOf(secure.server.address()) };
}

function portOf(address: unknown): number {
  if (typeof address === 'object' && address && 'port' in address && typeof address.port === 'number')
    return address.port;
  throw new Error('a server listens on no port');
}
