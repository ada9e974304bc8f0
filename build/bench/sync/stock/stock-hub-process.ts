import { once } from 'node:events';
import { startWebsocketServer } from 'rxdb/plugins/replication-websocket';
import { runs, serve } from '../process/serve.ts';
import { acceptedBy, readCorpus, schoolOf } from '../school.ts';
import { STOCK_HUB } from './stock-commands.ts';
import { openStockDatabase } from './stock-database.ts';

/** RxDB's stock WebSocket server. It has no login, so it listens on loopback alone. */
serve(
  runs(STOCK_HUB.open, async ({ file }) => {
    const database = await openStockDatabase('stock-hub');
    const documents = acceptedBy('stockhub0000', 'epoch000', schoolOf(readCorpus(file)));
    await database.documents.bulkInsert([...documents]);
    const { server } = startWebsocketServer({
      database,
      host: '127.0.0.1',
      port: 0,
      perMessageDeflate: true,
    });
    await once(server, 'listening');
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('the stock server listens on no port');
    return { port: address.port };
  }),
);
