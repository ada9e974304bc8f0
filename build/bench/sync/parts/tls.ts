import { once } from 'node:events';
import { connectPinned } from '../../../../electron/replica/connector.ts';
import type { Findings } from '../figures.ts';
import { type BenchSetUp, FREE_LINK, quiet } from '../bench-set-up.ts';

/** What a TLS connection costs before and after everything else: the product's connector, the hub's own server. */
export async function tls(setUp: BenchSetUp): Promise<Findings> {
  const hub = await setUp.hub();
  const link = await setUp.link(hub.tlsPort, FREE_LINK);
  const { socket } = await connectPinned({
    address: { host: '127.0.0.1', port: link.port },
    keyPin: hub.keyPin,
  });
  // The session tickets come after the handshake.
  await quiet(link);
  const tlsHandshakeBytes = link.totalBytes;
  socket.destroy();
  await once(socket, 'close');
  await setUp.end(hub.child);
  return { figures: { tlsHandshakeBytes }, remarks: [] };
}
