import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestDesktop } from '../fixtures/test-desktop.ts';
import type { TestHub } from '../fixtures/test-hub.ts';
import { contentOf } from '../fixtures/vault-content.ts';
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
