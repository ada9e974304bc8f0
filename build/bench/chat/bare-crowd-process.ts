import { once } from 'node:events';
import { WebSocket } from 'ws';
import { deviceOf, messagePart } from '../sync/school.ts';
import { runs, serve } from '../sync/process/serve.ts';
import { makeStamp } from '../../../shared/ids/id.ts';
import { Random } from '../../demo-school/random.ts';
import { BARE_CROWD } from './fan-out-commands.ts';
import { Hearing } from './hearing.ts';

const TEXT = 'Завтра первый урок в кабинете 12, принесите тетради и учебник';
const STAMP_LENGTH = 24;
const hearing = new Hearing();
const device = deviceOf(new Random(13));
const rooms: WebSocket[][] = [];
let said = 0;

serve(
  runs(BARE_CROWD.connect, async (of) => {
    for (let room = 0; room < of.rooms; room++) {
      const sockets = Array.from({ length: of.members }, () => {
        const socket = new WebSocket(`ws://127.0.0.1:${of.port}/${room}`, { perMessageDeflate: false });
        socket.on('message', (data: Buffer) => hearing.hear(data.toString('latin1', 0, STAMP_LENGTH)));
        return socket;
      });
      await Promise.all(sockets.map((socket) => once(socket, 'open')));
      rooms.push(sockets);
    }
    return null;
  }),
  runs(BARE_CROWD.talk, (of) => hearing.talk({ ...of, hearers: (rooms[0]?.length ?? 1) - 1, say })),
);

/** What it sends is as long as a message of the product in JSON. */
function say(n: number): { readonly name: string; readonly sent: Promise<void> } {
  const name = makeStamp({ ms: Date.now(), counter: said++ % 1000, device });
  const sockets = rooms[n % rooms.length] ?? [];
  const socket = sockets[Math.floor(n / rooms.length) % sockets.length];
  socket?.send(Buffer.from(name + JSON.stringify(messagePart(name, name, name, TEXT))));
  return { name, sent: Promise.resolve() };
}
