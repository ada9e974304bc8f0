import { once } from 'node:events';
import { WebSocketServer, type WebSocket } from 'ws';
import { runs, serve } from '../sync/process/serve.ts';
import { BARE_HUB } from './fan-out-commands.ts';

/** A broadcast and nothing else: no rights, no store, no order. */
serve(
  runs(BARE_HUB.open, async () => {
    const rooms = new Map<string, Set<WebSocket>>();
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
    server.on('connection', (socket, { url = '' }) => {
      const room = rooms.get(url) ?? new Set();
      rooms.set(url, room.add(socket));
      socket.on('message', (data: Buffer) => {
        for (const other of room) if (other !== socket) other.send(data);
      });
    });
    await once(server, 'listening');
    const address = server.address();
    if (typeof address === 'string' || !address) throw new Error('no port');
    return { port: address.port };
  }),
  runs(BARE_HUB.cpu, () => {
    const { user, system } = process.cpuUsage();
    return Promise.resolve({ cpuMs: (user + system) / 1000 });
  }),
);
