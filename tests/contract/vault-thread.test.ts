import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ReplicaKeeper } from '../../electron/main/replica-keeper.ts';
import { ReplicaClient, type ReplicaThread } from '../../electron/replica/client.ts';
import { newDeviceKey } from '../../electron/replica/device-key.ts';
import { redeemSlip } from '../../electron/replica/slip-client.ts';
import type { ReplicaCommand } from '../../shared/ipc/replica-thread.ts';
import type { QueryName, QueryParams, QueryResults } from '../../shared/replica/query-names.ts';
import { MortalThread } from '../fixtures/mortal-thread.ts';
import { fillSmallSchool } from '../fixtures/small-school.ts';
import { TcpProxy } from '../fixtures/tcp-proxy.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

let hub: TestHub;
let proxy: TcpProxy;
let folder: string;
let open: ReplicaCommand<'open'>;
let threads: MortalThread[];
let client: ReplicaClient;
let crashes: number;

beforeAll(async () => {
  hub = await startTestHub();
  await fillSmallSchool(hub.hub);
  proxy = new TcpProxy({ port: hub.port });
  await proxy.start();
});
afterAll(async () => {
  await proxy.stop();
  await hub.remove();
});
beforeEach(async () => {
  proxy.mend();
  folder = mkdtempSync(join(tmpdir(), 'zvonok-thread-'));
  threads = [];
  crashes = 0;
  client = startClient();
  const key = newDeviceKey();
  const { code } = await hub.hub.slips.issue({ person: 'pupil', maker: 'admin' });
  const entered = await redeemSlip({ address: proxy.address, code, devicePublicKey: key.publicKey });
  open = {
    person: entered.person,
    addresses: [...entered.addresses],
    keyPin: entered.keyPin,
    deviceKey: key.pkcs8,
    deviceNumber: '0123456789ab',
    vault: { path: join(folder, 'replica.db'), key: new Uint8Array(randomBytes(32)), mustExist: false },
  };
});
afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The replica thread as main runs it: a real thread, watched over by the real keeper. */
function startClient(): ReplicaClient {
  const made: ReplicaClient = new ReplicaClient({
    startThread: (): ReplicaThread => {
      const thread = new MortalThread();
      threads.push(thread);
      return thread.replica;
    },
    onCrash: (exitCode) => {
      crashes += 1;
      keeper.crashed(exitCode);
    },
  });
  const keeper = new ReplicaKeeper({ restart: () => made.restart(), log: quiet });
  return made;
}

/** Resolves with the first answer of a query that fulfils the condition, across crashes of the thread. */
function until<Q extends QueryName>(
  query: Q,
  params: QueryParams<Q>,
  isReached: (value: QueryResults[Q]) => boolean,
): Promise<QueryResults[Q]> {
  return new Promise((resolve) => {
    const { stop } = client.watch(query, params, (value) => {
      const answer = value as QueryResults[Q];
      if (!isReached(answer)) return;
      queueMicrotask(() => stop());
      resolve(answer);
    });
  });
}

const textsOf = (view: QueryResults['messages']) => view.rows.map(({ text }) => text);
const inChat = { chat: 'c1', limit: 200 };
const code = (value: string) => ({ data: { code: value } });

/** Online once, so that the chat is there; then without a link. */
async function writeWithoutLink(texts: readonly string[]): Promise<void> {
  await client.open(open);
  await until('chats', {}, (rows) => rows.some(({ id }) => id === 'c1'));
  proxy.cut();
  await until('connection', {}, ({ state }) => state.kind === 'offline');
  for (const text of texts) await client.command('sendMessage', { chat: 'c1', text });
}

describe('G-10 the replica thread with a vault', () => {
  test('G-10 keeps what it said was written when it is killed, and goes on by itself', async () => {
    await writeWithoutLink(['первое', 'второе', 'третье']);
    await threads[0]!.kill();
    const after = await until('messages', inChat, ({ rows }) => rows.length >= 3);
    expect(textsOf(after)).toEqual(expect.arrayContaining(['первое', 'второе', 'третье']));
    expect([threads.length, crashes]).toEqual([2, 1]);
    expect((await client.command('unsentCount', {})).waiting).toBe(3);
    proxy.mend();
    await client.command('reconnect', {});
    await until('connection', {}, ({ waitingCount, state }) => waitingCount === 0 && state.kind === 'live');
    const stored = await hub.hub.store.byKind('message');
    const own = stored.flatMap(({ body }) =>
      ['первое', 'второе', 'третье'].includes(String(body['text'])) ? [body['text']] : [],
    );
    expect(own.sort()).toEqual(['второе', 'первое', 'третье']);
  });

  test('G-10 keeps every acknowledged message when it is killed in the middle of writing, again and again', async () => {
    await writeWithoutLink([]);
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round++) {
      const written: Promise<unknown>[] = [];
      for (let n = 0; n < 20; n++) {
        const text = `круг ${round} номер ${n}`;
        const send = client.command('sendMessage', { chat: 'c1', text }).then(() => acknowledged.push(text));
        written.push(send.catch(() => undefined));
      }
      await written[5];
      await threads.at(-1)!.kill();
      await Promise.all(written);
      await until('chats', {}, (rows) => rows.length > 0);
    }
    expect(acknowledged.length).toBeGreaterThan(15);
    const held = textsOf(await until('messages', inChat, ({ rows }) => rows.length >= acknowledged.length));
    expect(acknowledged.filter((text) => !held.includes(text))).toEqual([]);
    expect(new Set(held).size).toBe(held.length);
  });

  test('G-10 what is still being written when the vault is closed is in it, and counts as unsent at once', async () => {
    await writeWithoutLink([]);
    const texts = Array.from({ length: 20 }, (_, n) => `на прощание ${n}`);
    const sent = texts.map((text) => client.command('sendMessage', { chat: 'c1', text }));
    const counted = client.command('unsentCount', {});
    const closed = client.close();
    expect((await counted).waiting).toBe(20);
    await Promise.all([...sent, closed]);
    await client.open({ ...open, vault: { ...open.vault!, mustExist: true } });
    const held = textsOf(await until('messages', inChat, ({ rows }) => rows.length > 0));
    expect(held).toEqual(expect.arrayContaining(texts));
  });

  test('F-119 opens again after closing and renewing, in a thread that knows nothing of before', async () => {
    await writeWithoutLink(['осталось здесь']);
    await client.close();
    await client.renew();
    expect(threads).toHaveLength(2);
    await expect(client.command('unsentCount', {})).rejects.toMatchObject(code('internal'));
    await client.open({ ...open, vault: { ...open.vault!, mustExist: true } });
    expect(textsOf(await until('messages', inChat, ({ rows }) => rows.length > 0))).toContain(
      'осталось здесь',
    );
  });
});

describe('G-10 a vault that does not open', () => {
  const path = () => open.vault!.path;
  const again = (vault: Partial<NonNullable<ReplicaCommand<'open'>['vault']>> = {}) =>
    client.open({ ...open, vault: { ...open.vault!, mustExist: true, ...vault } });

  beforeEach(async () => {
    await writeWithoutLink(['цело']);
    await client.close();
  });

  test('G-10 says that the key is wrong, and is whole afterwards', async () => {
    await expect(again({ key: new Uint8Array(32) })).rejects.toMatchObject(code('vaultWrongKey'));
    await again();
    expect(textsOf(await until('messages', inChat, ({ rows }) => rows.length > 0))).toContain('цело');
  });

  test('G-10 says that the file is foreign, and leaves it alone', async () => {
    const foreign = join(folder, 'foreign.db');
    writeFileSync(foreign, 'не хранилище '.repeat(1000));
    const sizeBefore = statSync(foreign).size;
    await expect(again({ path: foreign })).rejects.toMatchObject(code('vaultForeign'));
    expect(statSync(foreign).size).toBe(sizeBefore);
  });

  test('G-10 says that the file is damaged or gone, and leaves what is there alone', async () => {
    truncateSync(path(), statSync(path()).size - 2048);
    const left = statSync(path()).size;
    await expect(again()).rejects.toMatchObject(code('vaultDamaged'));
    // SQLite may fill up the last page, but takes nothing away.
    expect(statSync(path()).size).toBeGreaterThanOrEqual(left);
    rmSync(path());
    await expect(again()).rejects.toMatchObject(code('vaultDamaged'));
    expect(existsSync(path())).toBe(false);
  });

  test('G-10 says that another thread has it open', async () => {
    await again();
    const first = client;
    client = startClient();
    await expect(again()).rejects.toMatchObject(code('vaultBusy'));
    await first.stop();
    await again();
  });
});
