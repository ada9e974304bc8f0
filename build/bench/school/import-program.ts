import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { readRoster, SchoolSetup } from '../../../server/admin/school-setup.ts';
import { SchoolDocuments } from '../../../server/admin/school-documents.ts';
import { Hub } from '../../../server/hub.ts';
import type { HubStore } from '../../../server/store/hub-store.ts';
import { openSqlcipherHubStore } from '../../../server/store/sqlcipher-hub-store.ts';
import { ROSTER_SORTS } from '../../../shared/ipc/roster-calls.ts';
import type { AcceptedDocument } from '../../../shared/schema/envelope.ts';
import { kindNames } from '../../../shared/schema/kinds.ts';
import { ADMINISTRATOR } from './large-roster.ts';

/** How often a process asks how far its hub has come. */
const ASK_EVERY_MS = 50;
const MIB = 1024 * 1024;

/** Imports a roster into hubs on the disk, in a program of its own, and writes what it took as JSON. */
const [folder = '', lists = ''] = process.argv.slice(2);

function openStore(name: string): HubStore {
  const newNames = () => ({ hub: 'benchhub0000', epoch: 'epoch000' });
  return openSqlcipherHubStore({ path: join(folder, name), key: randomBytes(32), newNames });
}

function hubOver(store: HubStore): Hub {
  return new Hub({ store, keyPin: '00'.repeat(32), now: () => Date.now(), addresses: () => [] });
}

/** A new hub takes the whole school, from the files to the disk. */
async function importAll(): Promise<{ importMs: number; documents: readonly AcceptedDocument[] }> {
  const store = openStore('import.db');
  const hub = hubOver(store);
  const from = performance.now();
  const { roster } = await readRoster(lists);
  if (!roster) throw new Error('the roster has errors');
  await new SchoolSetup(hub).importRoster({ roster, administrator: ADMINISTRATOR, isDemo: false });
  const importMs = performance.now() - from;
  const documents = (await Promise.all(kindNames().map((kind) => store.byKind(kind)))).flat();
  await store.close();
  return { importMs, documents };
}

/** The reference: the same documents straight into a store of the same kind. */
async function putRaw(documents: readonly AcceptedDocument[]): Promise<number> {
  const store = openStore('raw.db');
  const from = performance.now();
  await store.put(documents);
  const rawMs = performance.now() - from;
  await store.close();
  return rawMs;
}

/** A school that runs takes the roster as movements; the hub has to go on answering meanwhile. */
async function layBefore() {
  const store = openStore('desk.db');
  const hub = hubOver(store);
  const actor = await foundSchool(hub);
  const files = readdirSync(lists).map((name) => ({ name, bytes: readFileSync(join(lists, name)) }));
  hub.rosters.begin(actor, { files: files.map(({ name, bytes }) => ({ name, sizeBytes: bytes.length })) });
  for (const { name, bytes } of files) hub.rosters.write(actor, { file: name, offset: 0, bytes });
  const pauses = monitorEventLoopDelay({ resolution: 1 });
  pauses.enable();
  const from = performance.now();
  const { digest } = await hub.rosters.preview(actor);
  const previewMs = performance.now() - from;
  const previewPauseMs = pauses.max / 1e6;
  pauses.reset();
  await hub.rosters.apply(actor, { expects: digest, sorts: [...ROSTER_SORTS], reason: '' });
  while (hub.rosters.progress(actor).state === 'applying') await sleep(ASK_EVERY_MS);
  const applyMs = performance.now() - from - previewMs;
  const { state, total, unfit } = hub.rosters.progress(actor);
  if (state !== 'done') throw new Error(`the roster was not carried out: ${state} ${JSON.stringify(unfit)}`);
  pauses.disable();
  await store.close();
  return { previewMs, previewPauseMs, applyMs, applyPauseMs: pauses.max / 1e6, movements: total };
}

async function foundSchool(hub: Hub): Promise<string> {
  const school = hub.clock.stamp();
  const make = new SchoolDocuments(school, hub.documents);
  const person = hub.clock.stamp();
  const names = { familyName: 'Орлова', givenName: 'Анна', middleName: '' };
  const rest = { roles: ['administrator' as const], isVerified: true, position: '', leftAt: 0 };
  await hub.acceptor.writeAsSchool([
    make.schoolCard({ title: 'Школа', locality: '', type: 'general', isDemo: false }),
    hub.documents.make('person', { id: person, scope: 'school', body: { ...names, ...rest } }),
    ...make.systemChats(),
  ]);
  return person;
}

const { importMs, documents } = await importAll();
const rawMs = await putRaw(documents);
const importRssMiB = process.resourceUsage().maxRSS / 1024;
const desk = await layBefore();
console.log(
  JSON.stringify({
    importMs,
    rawMs,
    documents: documents.length,
    importRssMiB,
    ...desk,
    rssMiB: process.memoryUsage().rss / MIB,
  }),
);
