import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { AcceptedDocument, AuthorPart } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { isWithAuthor, type ReplicaDocument } from '../../shared/sync/replica-document.ts';
import type { Written } from './ledger.ts';
import type { SimDevice } from './sim-device.ts';
import { covers } from './versions.ts';
import type { World } from './world.ts';

/** What must be true once everything has come to rest. */
export async function checkWorld(world: World): Promise<void> {
  const end = await ending(world);
  for (const device of world.devices) {
    // Someone who has left the school holds what was read before; nothing is told them any more.
    if (!world.school.isPresent(device.person)) continue;
    holdsWhatTheHubHolds(end, device);
    for (const chat of world.school.chats) keepsItsOrder(end, device, chat);
  }
  acknowledgedIsThere(end);
  ownWritesAreSomewhere(end);
  for (const device of world.devices) saysNothingTwice(end, device.name, heldBy(end, device));
  saysNothingTwice(end, 'the hub', [...end.onHub.values()]);
}

interface End {
  readonly world: World;
  readonly onHub: ReadonlyMap<string, AcceptedDocument>;
  readonly held: ReadonlyMap<SimDevice, ReadonlyMap<string, ReplicaDocument>>;
}

async function ending(world: World): Promise<End> {
  const onHub = new Map((await world.hub.all()).map((document) => [document.id, document]));
  const held = new Map<SimDevice, ReadonlyMap<string, ReplicaDocument>>();
  for (const device of world.devices) {
    const all = await device.disk.all();
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length, `${device.name} has an id twice`);
    held.set(device, new Map(all.map((document) => [document.id, document])));
  }
  return { world, onHub, held };
}

/** Every device holds the same documents as the hub, to the letter, and none that it may not read. */
function holdsWhatTheHubHolds(end: End, device: SimDevice): void {
  const { access } = end.world.hub;
  const held = end.held.get(device)!;
  for (const [id, document] of end.onHub) {
    if (!access.mayHave(device.person, document)) continue;
    const here = held.get(id);
    // What its author has not given up stands in front of the hub's version.
    if (here && isWithAuthor(here)) continue;
    assert.deepEqual(here && plain(here), document, `${device.name} ${id}`);
  }
  for (const [id, { queue, scope, by }] of held) {
    const isOwn = isWithAuthor({ queue }) && by === device.person;
    // What a restored hub has lost may still come back from its author's computer.
    const isOrphan = queue === 'orphan' && !end.onHub.has(id);
    if (isOwn || isOrphan) continue;
    assert.ok(end.onHub.has(id), `${device.name} holds ${id} (${queue}), which the hub has not`);
    assert.ok(access.mayRead(device.person, scope), `${device.name} holds ${id} of ${scope} and may not`);
  }
}

/**
 * What one device wrote into a chat stands in the order in which it was written, whatever its clock did. Not
 * counted is what was written anew before it was sent, or tried again after a refusal: that moves down as it
 * is meant to.
 */
function keepsItsOrder({ world, onHub }: End, device: SimDevice, chat: string): void {
  const { written, refusedOnce } = world.ledger;
  const versions = new Map<string, number>();
  for (const { part } of written) versions.set(part.id, (versions.get(part.id) ?? 0) + 1);
  const isBegun = ({ part, device: by }: Written) =>
    // A first version has its id as its stamp; what has another one is an edit, also of what got an id anew.
    by === device && part.kind === 'message' && part.parent === chat && part.id === part.stamp;
  const once = written
    .filter(isBegun)
    .map(({ part }) => part.id)
    .filter((id) => versions.get(id) === 1 && !refusedOnce.has(id) && onHub.has(id));
  const inOrder = [...once].sort((a, b) => (onHub.get(a)!.order < onHub.get(b)!.order ? -1 : 1));
  assert.deepEqual(inOrder, once, `${device.name} wrote into ${chat} in another order`);
}

/** What the hub has told anyone that it accepted is there, or something later of the same document. */
function acknowledgedIsThere(end: End): void {
  const { ledger, school, hub } = end.world;
  const acknowledged = [...ledger.acknowledged.values()];
  for (const [index, part] of acknowledged.entries()) {
    const document = end.onHub.get(part.id);
    if (covers(document, part) || ledger.isLost(part)) continue;
    // A restored hub has lost it. It has it again under another stamp, or did not take it a second time.
    const isThere = acknowledged.slice(index).some((one) => one.id === part.id && isSaid(document, one));
    const isKept = hub.wasRestored && (isThere || isWithItsAuthor(end, part));
    assert.ok(isKept, `${part.id}, which was accepted, is not on the hub as it was`);
  }
  for (const part of school.confirmed.values()) {
    assert.ok(covers(end.onHub.get(part.id), part), `${part.id} of the school is not on the hub as it was`);
  }
}

function isSaid(document: AcceptedDocument | undefined, { body, gone }: AuthorPart): boolean {
  return document?.gone === gone && isDeepStrictEqual(document.body, body);
}

function isWithItsAuthor({ world, held }: End, part: AuthorPart): boolean {
  if (world.ledger.isDiscarded(part)) return true;
  const isAbsent = !world.school.isPresent(part.by);
  return world.devices.some((device) => {
    const here = device.person === part.by ? held.get(device)?.get(part.id) : undefined;
    return here !== undefined && (here.queue !== '' || isAbsent);
  });
}

/** Everything that anyone wrote is on the hub, or with its author with the reason why not. */
function ownWritesAreSomewhere(end: End): void {
  const { ledger } = end.world;
  const byId = new Map<string, Written[]>();
  for (const one of ledger.written) byId.set(one.part.id, [...(byId.get(one.part.id) ?? []), one]);
  for (const all of byId.values()) {
    if (all.some(({ part }) => ledger.isDiscarded(part) || ledger.isLost(part))) continue;
    // Two computers made from one disk may have begun different documents under one id.
    for (const device of new Set(all.map((one) => one.device))) {
      const last = all.findLast((one) => one.device === device && one.isConfirmed);
      // Of what waited on a disk that was copied the later stamp decides, as of what two computers wrote.
      const isAlone = all.every((one) => one.device === device && !ledger.isCopied(one.part));
      if (last) isSomewhere(end, last, all.at(-1) === last && isAlone);
    }
  }
}

/** @param isLastWord whether nobody wrote another version later, so that this is the one that stands */
function isSomewhere(end: End, { device, part }: Written, isLastWord: boolean): void {
  const { id } = part;
  const here = end.held.get(device)?.get(id);
  // Who has left the school hears nothing of the hub any more, not even that it was restored.
  if (here && here.queue !== 'orphan' && !end.world.school.isPresent(device.person)) return;
  const onHub = end.onHub.get(id);
  const kept =
    here && isWithAuthor(here) ? here : (here ?? onHub) ? undefined : keptElsewhere(end, device, part);
  if (kept) {
    assert.match(kept.refusal, /notAllowed/, id);
    if (!here && isOfKind(kept, 'readmark')) marksAreCovered(end, id, kept.body.upTo);
    if (isLastWord && part.kind === 'message') assert.deepEqual(kept.body, part.body, id);
    return;
  }
  // A clone took the id for something else: then this has another one.
  if (isLastWord && hasAnotherId(end, device, part)) return;
  assert.ok(onHub, `${id} of ${device.name} is nowhere`);
  if (isOfKind(onHub, 'readmark')) marksAreCovered(end, id, onHub.body.upTo);
  // What two devices of one person wrote into one document, or the school, the later stamp decides.
  else if (isLastWord && part.kind === 'message' && !onHub.gone) {
    assert.deepEqual(onHub.body, part.body, `${id} of ${device.name}`);
    assert.equal(onHub.gone, part.gone, id);
  }
}

/**
 * A hub had accepted it, so the computer that wrote it was right to forget it with the lost chat; a copy of
 * that hub from before was put back, and refused it to another computer of its author, which keeps it.
 */
function keptElsewhere({ world, held }: End, device: SimDevice, part: AuthorPart) {
  const { acknowledged } = world.ledger;
  if (!world.hub.wasRestored || ![...acknowledged.values()].some(({ id }) => id === part.id))
    return undefined;
  const others = world.devices.filter((one) => one !== device && one.person === part.by);
  return others.map((one) => held.get(one)?.get(part.id)).find((one) => one && isWithAuthor(one));
}

function hasAnotherId(end: End, device: SimDevice, { id, scope, body }: AuthorPart): boolean {
  const isIt = (one: AuthorPart) =>
    one.id !== id && one.scope === scope && isDeepStrictEqual({ ...one.body }, body);
  const withAuthor = heldBy(end, device).filter(isWithAuthor);
  return [...end.onHub.values(), ...withAuthor].some(isIt);
}

function marksAreCovered({ world, held }: End, id: string, upTo: Record<string, number>): void {
  for (const { part, device, isConfirmed } of world.ledger.written) {
    // What the hub has refused to one device of a person, or cannot hear of at all, waits there.
    const here = held.get(device)?.get(id);
    if (!isConfirmed || part.id !== id || (here && here.queue !== '')) continue;
    if (!isOfKind(part, 'readmark')) continue;
    for (const [log, seq] of Object.entries(part.body.upTo)) {
      assert.ok((upTo[log] ?? 0) >= seq, `${id} is read up to ${upTo[log]}, ${device.name} said ${seq}`);
    }
  }
}

/** Every text was written once, so no two documents have the same, unless the disk was copied with it. */
function saysNothingTwice({ world }: End, who: string, documents: readonly AuthorPart[]): void {
  const texts = documents
    .filter((one) => !world.ledger.isCopied(one))
    .flatMap((one) => (isOfKind(one, 'message') && !one.gone ? [one.body.text] : []));
  assert.equal(new Set(texts).size, texts.length, `${who} has a text twice`);
}

function heldBy({ held }: End, device: SimDevice): readonly ReplicaDocument[] {
  return [...(held.get(device)?.values() ?? [])];
}

function plain({ queue: _queue, refusal: _refusal, ...document }: ReplicaDocument) {
  return document;
}
