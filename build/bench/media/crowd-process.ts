import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { runs, serve } from '../sync/process/serve.ts';
import { CROWD } from './crowd-commands.ts';
import { KINDS, rtpPacket } from './streams.ts';

// Sends one stream and takes what comes back, in a process of its own, so that its CPU time is not the hub's.

const sink = createSocket({ type: 'udp4', recvBufferSize: 4 * 1024 * 1024 });
const source = createSocket('udp4');
let arrived = 0;
let sent = 0;
sink.on('message', () => (arrived += 1));

serve(
  runs(CROWD.listen, async () => {
    sink.bind(0, '127.0.0.1');
    await once(sink, 'listening');
    return { port: sink.address().port };
  }),
  runs(CROWD.send, ({ key, port }) => {
    const kind = KINDS.find((one) => one.key === key);
    if (!kind) throw new Error(`no stream ${key}`);
    const from = performance.now();
    setInterval(() => {
      const due = ((performance.now() - from) / 1000) * kind.packetsPerSecond;
      for (; sent < due; sent += 1) source.send(rtpPacket(kind, sent), port, '127.0.0.1');
    }, 5);
    return Promise.resolve(null);
  }),
  runs(CROWD.counts, () => Promise.resolve({ arrived, sent })),
);
