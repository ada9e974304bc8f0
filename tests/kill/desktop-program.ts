import { AppError } from '../../shared/errors/app-error.ts';
import { setTimeout as wait } from 'node:timers/promises';
import { openReplica } from '../../electron/replica/open-replica.ts';
import type { QueryName, QueryParams, QueryResults } from '../../shared/replica/query-names.ts';
import type { ChatRow } from '../../shared/replica/views.ts';
import { isChannel } from '../../shared/schema/chat.ts';
import type { DesktopSettings } from './desktop.ts';
import { SideFile } from './side-file.ts';

const MOST_PAUSE_MS = 30;
const ROWS_WATCHED = 200;

/*
 * A desktop without its window, in a process of its own: opens the person's encrypted vault, and writes until
 * it is killed. Told to finish, it writes nothing more, waits until the hub has everything, and ends.
 */
const settings = JSON.parse(process.argv[2] ?? '') as DesktopSettings;
const side = new SideFile(settings.sidePath);
let isFinishing = settings.isQuiet;
process.on('message', () => (isFinishing = true));
// Whoever started this program is gone: nobody would ever end it.
process.on('disconnect', () => process.exit(1));

const { replica } = await openReplica(
  {
    ...settings,
    deviceNumber: settings.deviceNumber,
    vault: { path: settings.vaultPath, key: Buffer.from(settings.vaultKey, 'hex'), mustExist: false },
  },
  () => undefined,
);
process.send?.('open');

let watches = 0;
function until<Q extends QueryName>(
  query: Q,
  params: QueryParams<Q>,
  isReached: (value: QueryResults[Q]) => boolean,
): Promise<QueryResults[Q]> {
  return new Promise((resolve) => {
    const id = ++watches;
    replica.watch(id, query, params, (value) => {
      const answer = value as QueryResults[Q];
      if (!isReached(answer)) return;
      replica.unwatch(id);
      resolve(answer);
    });
  });
}

function noteWhatIsOnTheHub(chat: string): void {
  const noted = new Set<string>();
  replica.watch(++watches, 'messages', { chat, limit: ROWS_WATCHED }, (value) => {
    for (const { id, text, isOwn, state } of (value as QueryResults['messages']).rows) {
      if (!isOwn || noted.has(id) || (state !== 'onHub' && state !== 'read')) continue;
      noted.add(id);
      side.note({ what: 'onHub', id, text });
    }
  });
}

/** Nobody writes so fast by hand: the school's limit of a minute refuses it, and nothing is stored. */
function untilThereIsRoom(error: unknown): undefined {
  if (!(error instanceof AppError) || error.data.code !== 'tooManyMessages') throw error;
}

async function write(chats: readonly string[]): Promise<void> {
  for (let n = 1; !isFinishing; n++) {
    const chat = chats[n % chats.length] ?? '';
    const text = `${settings.name}, ${process.pid}, ${n}`;
    const sent = await replica.sendMessage(chat, text).catch(untilThereIsRoom);
    if (sent) side.note({ what: 'written', id: sent.id, text });
    if (n % 10 === 0) await replica.markRead(chat);
    await wait(Math.random() * MOST_PAUSE_MS);
  }
}

/** Channels are read by everybody and written by few. */
const isTalkedIn = ({ template }: ChatRow): boolean => !isChannel(template);
const rows = await until('chats', {}, (all) => all.some(isTalkedIn));
const chats = rows.filter(isTalkedIn).map(({ id }) => id);
for (const chat of chats) noteWhatIsOnTheHub(chat);
await write(chats);
await until('connection', {}, ({ state, waitingCount }) => state.kind === 'live' && waitingCount === 0);
await replica.close();
side.close();
process.exit(0);
