import type { Hello } from '../../shared/protocol/hello.ts';
import type { Hello1 } from '../../shared/protocol/hello-1.ts';
import type { KnownNames } from '../../shared/protocol/columns/names.ts';
import type { Welcome } from '../../shared/protocol/welcome.ts';
import type { LogPosition } from '../../shared/sync/checkpoint.ts';
import { namesWithDigest, sharedLists } from '../../shared/sync/shared-names.ts';
import type { Hub } from '../hub.ts';

export interface Shared {
  readonly lists: Welcome['shared'];
  readonly known: readonly KnownNames[];
}

export const NOTHING_SHARED: Shared = { lists: [], known: [] };
/** As many as a welcome may name. */
const MOST_ENDS = 64;

/** The names that the client has, too, as its digests show. */
export async function sharedWith(
  hub: Hub,
  { held, people }: Hello,
  scopes: readonly string[],
): Promise<Shared> {
  const readable = namesWithDigest(scopes);
  const everyone = await hub.peopleNames.read();
  const lists: Shared['lists'][number][] = [];
  if (held.length > 0 && held.every(({ digest }) => digest === readable.digest)) lists.push('scopes');
  if (people !== '' && people === everyone.digest) lists.push('people');
  return { lists, known: sharedLists(lists, { scopes: readable.names, people: everyone.names }) };
}

/** Where logs of this hub end; one that no copy of the store knows any more is lost from its beginning. */
export async function endsFor({ store }: Hub, hello: Hello | Hello1): Promise<readonly LogPosition[]> {
  const ends = await store.ends();
  const known = new Set([...ends, ...(await store.logs())].map(({ log }) => log));
  const held = 'held' in hello ? hello.held.map(({ log }) => log) : [];
  const lost = held.filter((log) => log.startsWith(`${store.hub}.`) && !known.has(log));
  return [...ends, ...lost.map((log) => ({ log, seq: 0 }))].slice(-MOST_ENDS);
}
