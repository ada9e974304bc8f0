import { expect } from 'vitest';
import { readableScopes } from '../../server/sync/readable-scopes.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { isWithAuthor, type ReplicaDocument } from '../../shared/sync/replica-document.ts';
import type { SimDevice } from './sim-device.ts';
import type { World } from './world.ts';

/** What must be true once everything has come to rest. */
export async function checkWorld(world: World): Promise<void> {
  for (const device of world.devices) {
    await holdsWhatTheHubHolds(world, device);
    for (const chat of world.chats) await keepsItsOrder(world, device, chat);
  }
  await nothingIsLost(world);
}

async function readable(world: World, person: string): Promise<AcceptedDocument[]> {
  const { facts } = world.hub.hub;
  const scopes = await readableScopes(world.hub.store, await facts.of(person));
  return (await Promise.all(scopes.map((scope) => world.hub.store.byScope(scope)))).flat();
}

/** Every device holds the same documents as the hub, to the letter, and none that it may not read. */
async function holdsWhatTheHubHolds(world: World, device: SimDevice): Promise<void> {
  const onHub = new Map((await readable(world, device.person)).map((document) => [document.id, document]));
  const all = device.store.all();
  const here = new Map(
    all.filter(({ queue }) => queue === '').map((document) => [document.id, plain(document)]),
  );
  const own = new Set(all.filter(({ queue }) => queue !== '').map(({ id }) => id));
  for (const [id, document] of onHub)
    if (!own.has(id)) expect(here.get(id), `${device.name} ${id}`).toEqual(document);
  expect(
    [...here.keys()].filter((id) => !onHub.has(id)),
    `${device.name} holds what it may not`,
  ).toEqual([]);
}

/**
 * What one device wrote into a chat stands in the order in which it was written, whatever its clock did. Not
 * counted is what was written anew before it was sent, or tried again after a refusal: that moves down as it
 * is meant to.
 */
async function keepsItsOrder(world: World, device: SimDevice, chat: string): Promise<void> {
  const versions = new Map<string, number>();
  for (const { part } of world.written) versions.set(part.id, (versions.get(part.id) ?? 0) + 1);
  const once = world.written
    .filter(({ part, device: by }) => by === device && part.kind === 'message' && part.parent === chat)
    .map(({ part }) => part.id)
    .filter((id) => versions.get(id) === 1 && !world.refusedOnce.has(id));
  const onHub = await Promise.all(once.map((id) => world.hub.store.get(id)));
  const inOrder = onHub
    .filter((document) => document !== undefined)
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ id }) => id);
  expect(inOrder, `${device.name} wrote in another order`).toEqual(once.filter((id) => inOrder.includes(id)));
}

/** Everything that anyone wrote is on the hub, or with its author with the reason why not. */
async function nothingIsLost(world: World): Promise<void> {
  const last = new Map<string, (typeof world.written)[number]>();
  const authors = new Map<string, Set<SimDevice>>();
  for (const one of world.written) {
    last.set(one.part.id, one);
    authors.set(one.part.id, (authors.get(one.part.id) ?? new Set()).add(one.device));
  }
  for (const [id, { device, part }] of last) {
    const onHub = await world.hub.store.get(id);
    const here = device.store.all().find((document) => document.id === id);
    if (here && isWithAuthor(here)) {
      expect(here.refusal, id).toContain('notAllowed');
      if (part.kind !== 'readmark') expect(here.body, id).toEqual(part.body);
      continue;
    }
    expect(onHub, `${id} of ${device.name} is nowhere`).toBeDefined();
    if (!onHub) continue;
    if (isOfKind(onHub, 'readmark')) marksAreCovered(world, id, onHub.body.upTo);
    // What two devices of one person wrote into one document, the later stamp decides.
    else if (authors.get(id)?.size === 1) {
      expect(onHub.gone, id).toBe(part.gone);
      expect(onHub.body, `${id} of ${device.name}`).toEqual(part.body);
    }
  }
}

function marksAreCovered(world: World, id: string, upTo: Record<string, number>): void {
  for (const { part, device } of world.written) {
    // A mark that the hub has refused to one device of a person waits there with the reason.
    if (device.store.all().some((document) => document.id === id && isWithAuthor(document))) continue;
    if (part.id !== id || !isOfKind(part, 'readmark')) continue;
    for (const [log, seq] of Object.entries(part.body.upTo))
      expect(upTo[log] ?? 0, id).toBeGreaterThanOrEqual(seq);
  }
}

function plain({ queue: _queue, refusal: _refusal, ...document }: ReplicaDocument) {
  return document;
}
