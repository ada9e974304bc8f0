import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VaultConnection } from '../../electron/replica/sqlcipher-storage/connection.ts';
import { TestDesktop } from '../fixtures/test-desktop.ts';
import type { TestHub } from '../fixtures/test-hub.ts';
import { ACTOR_NAMES, idOf, SECRETS, startWalkedHub } from '../fixtures/walked-school.ts';

let hub: TestHub;
let folder: string;
beforeAll(async () => {
  hub = await startWalkedHub();
  folder = mkdtempSync(join(tmpdir(), 'zvonok-contacts-'));
});
afterAll(async () => {
  await hub.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Everything that a vault holds, in every table and column, as one text. */
function contentOf(path: string, key: Uint8Array): string {
  const connection = new VaultConnection({ path, key, mustExist: true });
  try {
    return connection.run((database) => {
      const tables = database
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'", { pluck: true })
        .all()
        .map(String);
      const rows = tables.flatMap((name) => database.prepare(`SELECT * FROM "${name}"`).all());
      return rows.flatMap((row) => Object.values(row).map(textOf)).join('\n');
    });
  } finally {
    connection.close();
  }
}

function textOf(cell: unknown): string {
  return cell instanceof Uint8Array ? Buffer.from(cell).toString('utf8') : String(cell);
}

test.each(ACTOR_NAMES)(
  'F-117 the file of a %s holds no contact of anybody, unless a confirmed administrator’s',
  async (name) => {
    const vault = { path: join(folder, name), key: new Uint8Array(randomBytes(32)), mustExist: false };
    const desktop = await TestDesktop.enter(hub, idOf(name), `127.0.0.1:${hub.port}`, vault);
    await desktop.live();
    await desktop.until('people', {}, ({ people }) => people.length > ACTOR_NAMES.length);
    await desktop.close();
    const content = contentOf(vault.path, vault.key);
    // The file is read as it is: what everyone may know is found in it.
    expect(content).toContain('Ковалёва');
    const found = Object.values(SECRETS).filter((secret) => content.includes(secret));
    expect(found).toEqual(name === 'administrator' ? Object.values(SECRETS) : []);
  },
);
