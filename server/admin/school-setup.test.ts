import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { Hub } from '../hub.ts';
import type { HubStore } from '../store/hub-store.ts';
import { openSqlcipherHubStore } from '../store/sqlcipher-hub-store.ts';
import { readRoster, SchoolSetup } from './school-setup.ts';

const DEMO = join(import.meta.dirname, '../../resources/demo-school');

describe('F-124 importing a roster', () => {
  let folder: string;
  let store: HubStore;
  let hub: Hub;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zvonok-import-'));
    cpSync(DEMO, folder, { recursive: true });
    store = openSqlcipherHubStore({
      path: ':memory:',
      key: new Uint8Array(32),
      newNames: () => ({ hub: 'testhub00000', epoch: 'epoch000' }),
    });
    hub = new Hub({ store, keyPin: '00'.repeat(32), now: () => Date.now(), addresses: () => [] });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function importFolder(): Promise<number> {
    const { roster } = await readRoster(folder);
    if (!roster) throw new Error('the roster has errors');
    const administrator = roster.people.find((person) => person.roles.includes('administrator'))!.sourcedId;
    const { written } = await new SchoolSetup(hub).importRoster({
      roster,
      administrator,
      isDemo: false,
    });
    return written;
  }

  it('F-124 writes everything once, and nothing the second time', async () => {
    expect(await importFolder()).toBeGreaterThan(3000);
    expect(await importFolder()).toBe(0);
  });

  it('F-124 someone whom the next roster does not name has left, and nothing of theirs is deleted', async () => {
    await importFolder();
    const leaver = (await store.byKind('person')).find(
      (card) => isOfKind(card, 'person') && card.body.familyName === 'Шакиров',
    )!;
    for (const file of ['users.csv', 'roles.csv', 'enrollments.csv']) {
      const path = join(folder, file);
      const text = readFileSync(path, 'utf8');
      const id = /^([^,]+),.*Шакиров,/m.exec(readFileSync(join(DEMO, 'users.csv'), 'utf8'))![1]!;
      writeFileSync(
        path,
        text
          .split('\n')
          .filter((line) => !line.includes(id))
          .join('\n'),
      );
    }
    expect(await importFolder()).toBeGreaterThan(0);
    const card = await store.get(leaver.id);
    expect(card && isOfKind(card, 'person') && card.body.leftAt).toBeGreaterThan(0);
    expect((await hub.facts.of(leaver.id)).isPresent).toBe(false);
    expect(await importFolder()).toBe(0);
  });
});
