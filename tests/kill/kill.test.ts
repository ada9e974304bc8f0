import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kindNames } from '../../shared/schema/kinds.ts';
import { AccessModel } from '../sim/access-model.ts';
import type { KillableDesktop } from './desktop.ts';
import { KillableSchool } from './school.ts';

/** `KILL_ROUNDS=100` kills more often. */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 20);
const MOST_LOAD_MS = 1000;
/** How long a program may live that is killed while it starts. */
const MOST_START_MS = 500;

describe('F-121 desktops and a hub that are killed while they work', () => {
  const school = new KillableSchool();
  let kills = 0;

  beforeAll(async () => {
    await school.open();
    for (const desktop of school.desktops) desktop.start();
    for (const desktop of school.desktops) await desktop.opened();
  });
  afterAll(async () => {
    for (const desktop of school.desktops) await desktop.kill().catch(() => undefined);
    await school.stopHub();
    school.remove();
  });

  test.each(Array.from({ length: ROUNDS }, (_, index) => index + 1))(
    'round %i: what was promised is there after the kill, and everything opens again',
    async () => {
      const victims = school.desktops.filter(() => Math.random() < 0.5);
      const isHubKilled = victims.length === 0 || Math.random() < 0.5;
      const hub = isHubKilled ? wait(Math.random() * MOST_LOAD_MS).then(() => school.killHub()) : undefined;
      const counts = await Promise.all(victims.map((desktop) => killedSometime(desktop)));
      await hub;
      kills += counts.reduce((sum, count) => sum + count, isHubKilled ? 1 : 0);
      for (const desktop of victims) await keepsItsPromises(desktop);
      if (isHubKilled) await school.startHub();
      for (const desktop of victims) desktop.start();
      for (const desktop of victims) await desktop.opened();
    },
  );

  test('in the end everyone holds what the hub holds, and nothing is lost or there twice', async () => {
    await Promise.all(school.desktops.map((desktop) => desktop.finish()));
    // Once more, for what the others sent last.
    for (const desktop of school.desktops) desktop.start({ isQuiet: true });
    await Promise.all(school.desktops.map((desktop) => desktop.finish()));
    await school.stopHub();
    const texts = await allAreEqual(school);
    console.log(`${ROUNDS} rounds, ${kills} kills, ${texts} messages written and all on the hub`);
  });
});

/** Killed while it works, and sometimes once more while it starts again. Returns how often. */
async function killedSometime(desktop: KillableDesktop): Promise<number> {
  await wait(Math.random() * MOST_LOAD_MS);
  await desktop.kill();
  if (Math.random() < 0.7) return 1;
  desktop.start();
  await wait(Math.random() * MOST_START_MS);
  await desktop.kill();
  return 2;
}

/** Every message whose writing was confirmed is in the vault, as it was written. */
async function keepsItsPromises(desktop: KillableDesktop): Promise<void> {
  const held = await desktop.documents();
  for (const { what, id, text } of desktop.promises) {
    expect(held.get(id)?.body['text'], `${id} of ${desktop.name}`).toBe(text);
    if (what === 'onHub') expect(held.get(id)?.seq, `${id} of ${desktop.name}`).toBeGreaterThan(0);
  }
}

async function allAreEqual(school: KillableSchool): Promise<number> {
  const store = school.openStore();
  const access = new AccessModel();
  await access.read(store);
  const all = (await Promise.all(kindNames().map((kind) => store.byKind(kind)))).flat();
  await store.close();
  const onHub = new Map(all.map((document) => [document.id, document]));
  let written = 0;
  for (const desktop of school.desktops) {
    const held = await desktop.documents();
    const readable = all.filter(({ scope }) => access.mayRead(desktop.person, scope));
    for (const document of readable) {
      expect(held.get(document.id), `${document.id} at ${desktop.name}`).toEqual({
        ...document,
        queue: '',
        refusal: '',
      });
    }
    expect(held.size, desktop.name).toBe(readable.length);
    for (const { id, text } of desktop.promises) expect(onHub.get(id)?.body['text'], id).toBe(text);
    written += desktop.promises.filter(({ what }) => what === 'written').length;
  }
  const texts = all.filter(({ kind }) => kind === 'message').map(({ body }) => body['text']);
  const ours = texts.filter((text) => String(text).startsWith('desktop-'));
  expect(new Set(ours).size).toBe(ours.length);
  return written;
}
