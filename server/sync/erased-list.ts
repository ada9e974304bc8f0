import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Type from 'typebox';
import { Id } from '../../shared/ids/id.ts';
import { erasureId } from '../../shared/schema/erasure.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { guardOf } from '../../shared/std/parse.ts';
import type { Hub } from '../hub.ts';

const FILE = 'erased.json';
const isList = guardOf(Type.Object({ people: Type.Array(Id) }));

/**
 * Keeps the ids of everyone who was erased in a file beside the store, which stays where it is when a copy of the
 * store is put back; whoever the copy still knows is erased again, with a line in the log.
 * @param folder the hub's data folder
 */
export async function keepErased(hub: Hub, folder: string): Promise<void> {
  const listed = read(folder);
  const directory = await hub.facts.directory();
  for (const person of listed) {
    const isKnown = directory.get('person', person) !== undefined;
    if (isKnown && !directory.get('erasure', erasureId(person))) await eraseAgain(hub, person);
  }
  for (const { body } of directory.all('erasure')) listed.add(body.person);
  write(folder, listed);
  hub.acceptor.onAccepted((documents) => {
    const fresh = documents.flatMap((one) => (isOfKind(one, 'erasure') ? [one.body.person] : []));
    if (fresh.length === 0) return;
    for (const person of fresh) listed.add(person);
    write(folder, listed);
  });
}

/** In the copy the person may still be at the school; the names and texts are what `Erasures` looks for next. */
async function eraseAgain(hub: Hub, person: string): Promise<void> {
  await hub.acceptor.writePlanned((directory, at) => {
    const card = directory.get('person', person);
    const parts: AuthorPart[] = [
      hub.documents.make('erasure', {
        id: erasureId(person),
        scope: 'school',
        body: { person, at, act: '' },
      }),
    ];
    if (card && card.body.leftAt === 0) {
      const { id, scope, parent, body } = card;
      parts.push(hub.documents.make('person', { id, scope, parent, body: { ...body, leftAt: at } }));
    }
    const line = {
      actor: '@school',
      action: 'people.erase',
      targets: [person],
      clause: 'P-4.3',
      act: '',
      reason: '',
    };
    return { parts, log: [line] };
  });
}

function read(folder: string): Set<string> {
  try {
    const list: unknown = JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
    return new Set(isList(list) ? list.people : []);
  } catch {
    // Nobody was erased yet.
    return new Set();
  }
}

/** Never throws: what is missing in it is in the store, as long as no older copy takes the store's place. */
function write(folder: string, people: ReadonlySet<string>): void {
  if (people.size === 0) return;
  try {
    const path = join(folder, FILE);
    writeFileSync(`${path}.new`, JSON.stringify({ people: [...people].sort() }), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  } catch {
    // A full disk is told where it matters: at the next document.
  }
}
