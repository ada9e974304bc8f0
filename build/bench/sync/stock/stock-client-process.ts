import { replicateWithWebsocketServer } from 'rxdb/plugins/replication-websocket';
import { runs, serve } from '../process/serve.ts';
import { STOCK_CLIENT } from './stock-commands.ts';
import { openStockDatabase } from './stock-database.ts';

const database = await openStockDatabase('stock-client');
let held = 0;
let tell: () => void = () => undefined;
database.documents.eventBulks$.subscribe((bulk) => {
  held += bulk.events.length;
  tell();
});

serve(
  runs(STOCK_CLIENT.connect, ({ port }) => {
    // It resolves only once the socket is open, which over a bad link may be never.
    void replicateWithWebsocketServer({
      collection: database.documents,
      replicationIdentifier: 'bench',
      url: `ws://127.0.0.1:${port}`,
      live: true,
    });
    return Promise.resolve(null);
  }),
  runs(STOCK_CLIENT.held, () => Promise.resolve({ documents: held })),
  runs(STOCK_CLIENT.until, async ({ documents }) => {
    while (held < documents) await new Promise<void>((resolve) => (tell = resolve));
    return null;
  }),
);
