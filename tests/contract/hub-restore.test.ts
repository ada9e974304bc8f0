import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backUp, restore } from '../../server/store/backup.ts';
import { SCHOOL_WRITER } from '../../shared/schema/envelope.ts';
import { personCard } from '../../shared/testing/make-documents.ts';
import { fillSmallSchool } from '../fixtures/small-school.ts';
import { TcpProxy } from '../fixtures/tcp-proxy.ts';
import { TestDesktop } from '../fixtures/test-desktop.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

let folder: string;
let hub: TestHub;
const ends: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-restore-'));
  hub = await startTestHub(join(folder, 'hub'));
  await fillSmallSchool(hub.hub);
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  rmSync(folder, { recursive: true, force: true });
});

/** A desktop whose wire leads to whichever hub runs. */
async function desktop(person: string): Promise<{ desktop: TestDesktop; proxy: TcpProxy }> {
  const proxy = new TcpProxy({ port: () => hub.port });
  await proxy.start();
  const made = await TestDesktop.enter(hub, person, proxy.address);
  ends.push(
    () => proxy.stop(),
    () => made.close(),
  );
  await made.live();
  return { desktop: made, proxy };
}

describe('a hub that was restored from a backup', () => {
  test.each(['by its command', 'by hand'])(
    '[LOG-1] %s has a new log, and nothing that was acknowledged is lost',
    async (how) => {
      const anna = await desktop('pupil');
      const boris = await desktop('second');
      await anna.desktop.send('c1', 'до копии');
      const has = (text: string) => (view: { rows: readonly { text: string; state: string }[] }) =>
        view.rows.some((row) => row.text === text && (row.state === 'onHub' || row.state === 'read'));
      await boris.desktop.until('messages', { chat: 'c1', limit: 50 }, has('до копии'));
      const { epoch, hub: name } = hub.hub.store;
      await hub.stop();
      backUp(join(folder, 'hub'), join(folder, 'copy'));
      hub = await startTestHub(join(folder, 'hub'));
      for (const one of [anna, boris]) one.desktop.open.replicator.reconnect();
      await anna.desktop.send('c1', 'после копии');
      await boris.desktop.until('messages', { chat: 'c1', limit: 50 }, has('после копии'));
      await hub.hub.acceptor.writeAsSchool([
        { ...personCard('second', ['pupil'], { givenName: 'Новое' }), stamp: hub.hub.clock.stamp() },
      ]);
      await boris.desktop.until('me', {}, (me) => me?.name.includes('Новое') ?? false);
      await hub.stop();
      if (how === 'by its command') {
        const end = restore(join(folder, 'copy'), join(folder, 'hub'));
        expect(end.log).toBe(`${name}.${epoch}`);
        expect(readdirSync(join(folder, 'hub')).some((file) => file.startsWith('replaced-'))).toBe(true);
      } else {
        for (const file of ['hub.db-wal', 'hub.db-shm']) rmSync(join(folder, 'hub', file), { force: true });
        copyFileSync(join(folder, 'copy', 'hub.db'), join(folder, 'hub', 'hub.db'));
      }
      hub = await startTestHub(join(folder, 'hub'));
      ends.unshift(() => hub.stop());
      expect(hub.hub.store.hub).toBe(name);
      expect(hub.hub.store.epoch).not.toBe(epoch);
      for (const one of [anna, boris]) one.desktop.open.replicator.reconnect();
      // The author's computer brings back what the hub has lost; the school's own lost word is taken back.
      await boris.desktop.until('me', {}, (me) => me !== undefined && !me.name.includes('Новое'));
      await boris.desktop.until('messages', { chat: 'c1', limit: 50 }, has('после копии'));
      const onHub = (await hub.hub.store.byScope('chat:c1')).flatMap(({ body }) => body['text'] ?? []);
      expect(onHub.sort()).toEqual(['до копии', 'после копии'].sort());
      const slip = await hub.hub.slips.issue({ person: 'second', maker: SCHOOL_WRITER });
      expect(slip.personName).not.toContain('Новое');
    },
    60_000,
  );

  test('[LOG-1] is not copied or replaced while it runs, and never over another copy', async () => {
    expect(() => backUp(join(folder, 'hub'), join(folder, 'copy'))).toThrow('hubStoreBusy');
    expect(() => restore(join(folder, 'hub'), join(folder, 'hub'))).toThrow('hubStoreBusy');
    await hub.stop();
    backUp(join(folder, 'hub'), join(folder, 'copy'));
    expect(existsSync(join(folder, 'copy', 'store.key'))).toBe(true);
    expect(() => backUp(join(folder, 'hub'), join(folder, 'copy'))).toThrow('badRequest');
    expect(() => restore(join(folder, 'nowhere'), join(folder, 'hub'))).toThrow('notFound');
  });

  test.each(['damaged', 'foreign', 'without its key'])(
    'a copy is put back also where the store is %s, and what lay there is kept',
    async (fault) => {
      const data = join(folder, 'hub');
      const name = hub.hub.store.hub;
      await hub.stop();
      backUp(data, join(folder, 'copy'));
      const bytes = readFileSync(join(data, 'hub.db'));
      if (fault === 'without its key') rmSync(join(data, 'store.key'));
      else bytes.fill(7, fault === 'foreign' ? 0 : 20_000, 40_000);
      writeFileSync(join(data, 'hub.db'), bytes);
      expect(restore(join(folder, 'copy'), data, 5).log).toContain(name);
      expect(readFileSync(join(data, 'replaced-5', 'hub.db')).equals(bytes)).toBe(true);
      hub = await startTestHub(data);
      ends.unshift(() => hub.stop());
      expect(hub.hub.store.hub).toBe(name);
    },
  );
});
