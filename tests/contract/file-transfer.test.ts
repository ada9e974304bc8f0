import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileRef } from '../../shared/schema/file-ref.ts';
import type { FileState } from '../../shared/ipc/file-requests.ts';
import { makeStamp } from '../../shared/ids/id.ts';
import { takedownId } from '../../shared/schema/takedown.ts';
import { NO_THUMB } from '../../shared/schema/thumb.ts';
import { part, TEST_DEVICE } from '../../shared/testing/make-documents.ts';
import { FileDesktop } from '../fixtures/file-desktop.ts';
import { SlowLink } from '../fixtures/slow-link.ts';
import { fillSmallSchool } from '../fixtures/small-school.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

let hub: TestHub;
let upLink: SlowLink;
let downLink: SlowLink;
let pupil: FileDesktop;
let second: FileDesktop;
/** Fast enough for a test, slow enough to be cut in the middle. */
const LINK = { bytesPerSecond: 4_000_000, delayMs: 5 };

beforeAll(async () => {
  hub = await startTestHub();
  await fillSmallSchool(hub.hub);
  upLink = await SlowLink.start({ ...LINK, target: { port: hub.port } });
  downLink = await SlowLink.start({ ...LINK, target: { port: hub.port } });
  pupil = await FileDesktop.enter(hub, 'pupil', upLink.address);
  second = await FileDesktop.enter(hub, 'second', downLink.address);
  await Promise.all([pupil.live(), second.live()]);
});
afterAll(async () => {
  await pupil.remove();
  await second.remove();
  await upLink.stop();
  await downLink.stop();
  await hub.remove();
});

/** Cuts a link each time another part of a file has passed, until it has been cut so often. */
async function cutWhile(
  of: {
    readonly link: SlowLink;
    readonly desktop: FileDesktop;
    readonly file: FileRef;
    readonly times: number;
  },
  isOver: (state: { readonly isHere: boolean; readonly isOnHub: boolean }) => boolean,
): Promise<number> {
  const { link, desktop, file, times } = of;
  let cuts = 0;
  for (let n = 1; n <= times; n += 1) {
    const mark = (n * file.sizeBytes) / (times + 1);
    const state = await desktop.until(
      file.digest,
      (one) => isOver(one) || (one.isMoving && one.doneBytes >= mark),
    );
    if (isOver(state)) break;
    cuts += link.cut() > 0 ? 1 : 0;
    desktop.reconnect();
  }
  return cuts;
}

const received = async (id: string, file: FileRef, desktop = second) => {
  await desktop.sees('c1', id);
  await desktop.ask('files.fetch', { document: id, file, atNight: false });
  await desktop.until(file.digest, ({ isHere }) => isHere);
  return await desktop.bytesOf(file);
};

describe('F-054 a file on its way', () => {
  test('F-054 over a link that is cut twenty times arrives with the same hash, without starting again', async () => {
    const bytes = randomBytes(8_000_000);
    const file = await pupil.take(bytes);
    const id = await pupil.send('c1', [file]);
    const upBefore = upLink.bytes.up;
    const upCuts = await cutWhile(
      { link: upLink, desktop: pupil, file, times: 20 },
      ({ isOnHub }) => isOnHub,
    );
    await pupil.until(file.digest, ({ isOnHub }) => isOnHub);
    expect(upCuts).toBe(20);
    // What was in the air at a cut is lost, a new connection says hello, and no more.
    expect(upLink.bytes.up - upBefore).toBeLessThan(8_000_000 * 1.02 + 20 * (64 * 1024));
    await second.ask('files.fetch', { document: id, file, atNight: false });
    const downBefore = downLink.bytes.down;
    const downCuts = await cutWhile(
      { link: downLink, desktop: second, file, times: 20 },
      ({ isHere }) => isHere,
    );
    await second.until(file.digest, ({ isHere }) => isHere);
    expect(downCuts).toBe(20);
    expect(downLink.bytes.down - downBefore).toBeLessThan(8_000_000 * 1.02 + 20 * (64 * 1024));
    expect((await second.bytesOf(file)).equals(bytes)).toBe(true);
  }, 240_000);

  test('F-054 written without a link, it follows its message when there is one', async () => {
    upLink.unplug();
    const bytes = randomBytes(200_000);
    const file = await pupil.take(bytes);
    const id = await pupil.send('c1', [file], 'Домашнее задание');
    expect(await pupil.state(file.digest)).toMatchObject({ isHere: true, isOnHub: false, up: 'wanted' });
    upLink.plugIn();
    pupil.reconnect();
    await pupil.until(file.digest, ({ isOnHub }) => isOnHub);
    expect((await received(id, file)).equals(bytes)).toBe(true);
  });

  test('F-054 a desktop that is killed in the middle goes on where it was, both ways', async () => {
    const bytes = randomBytes(3_000_000);
    const file = await pupil.take(bytes);
    const id = await pupil.send('c1', [file]);
    await pupil.until(file.digest, ({ doneBytes }) => doneBytes > 1_000_000);
    const sent = upLink.bytes.up;
    await pupil.kill();
    await pupil.start();
    await pupil.until(file.digest, ({ isOnHub }) => isOnHub);
    expect(upLink.bytes.up - sent).toBeLessThan(2_300_000);
    await second.ask('files.fetch', { document: id, file, atNight: false });
    await second.until(file.digest, ({ doneBytes }) => doneBytes > 1_500_000);
    await second.kill();
    const came = downLink.bytes.down;
    await second.start();
    await second.until(file.digest, ({ isHere }) => isHere);
    expect(downLink.bytes.down - came).toBeLessThan(1_700_000);
    expect((await second.bytesOf(file)).equals(bytes)).toBe(true);
  }, 120_000);

  test('F-054 is paused, goes on and is cancelled as its person says', async () => {
    const before = readdirSync(join(second.folder, 'files')).length;
    const file = await pupil.take(randomBytes(2_000_000));
    const id = await pupil.send('c1', [file]);
    await pupil.until(file.digest, ({ doneBytes }) => doneBytes > 100_000);
    await pupil.ask('files.pause', { digest: file.digest });
    expect(await pupil.state(file.digest)).toMatchObject({ up: 'paused', isMoving: false, isOnHub: false });
    await pupil.ask('files.resume', { digest: file.digest, atNight: false });
    await pupil.until(file.digest, ({ isOnHub }) => isOnHub);
    await second.ask('files.fetch', { document: id, file, atNight: false });
    await second.until(file.digest, ({ doneBytes }) => doneBytes > 100_000);
    await second.ask('files.cancel', { digest: file.digest });
    expect(await second.state(file.digest)).toMatchObject({ isHere: false, down: '', doneBytes: 0 });
    expect(readdirSync(join(second.folder, 'files'))).toHaveLength(before);
  });

  test('F-054 receivers hear that it is still on its way, and have it as soon as it is there', async () => {
    const bytes = randomBytes(50_000);
    const file = await pupil.take(bytes);
    const id = await pupil.send('c1', [file]);
    await pupil.ask('files.pause', { digest: file.digest });
    const state = await pupil.state(file.digest);
    if (!state.isOnHub) {
      await second.sees('c1', id);
      await second.ask('files.fetch', { document: id, file, atNight: false });
      const waiting = await second.until(file.digest, ({ fault }) => fault !== null);
      expect(waiting).toMatchObject({ isHere: false, down: 'wanted', fault: { code: 'fileNotHere' } });
    }
    await pupil.ask('files.resume', { digest: file.digest, atNight: false });
    expect((await received(id, file)).equals(bytes)).toBe(true);
  });

  test('F-054 refuses when not allowed: who may not read the message gets nothing of its file', async () => {
    const file = await second.take(randomBytes(1000));
    const id = await second.send('c2', [file]);
    await second.until(file.digest, ({ isOnHub }) => isOnHub);
    await pupil.ask('files.fetch', { document: id, file, atNight: false });
    const { fault, isHere, down } = await pupil.until(file.digest, (one) => one.fault !== null);
    expect([fault?.code, isHere, down]).toEqual(['notFound', false, 'paused']);
    await expect(pupil.send('c2', [file])).rejects.toMatchObject({ data: { code: 'notAllowed' } });
  });

  test('F-054 nothing of it lies open on the disk of either side', async () => {
    const bytes = Buffer.from('Контрольная работа: ответы. '.repeat(4000));
    const file = await pupil.take(bytes, 'ответы.txt');
    expect((await received(await pupil.send('c1', [file]), file)).equals(bytes)).toBe(true);
    for (const folder of [pupil.folder, second.folder, hub.folder]) {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const content = readFileSync(join(entry.parentPath, entry.name));
        expect(content.includes('ответы')).toBe(false);
        expect(entry.name).not.toContain(file.digest.slice(0, 12));
      }
    }
  });
});

describe('F-054 room on the disk', () => {
  test('F-054 what can be fetched again goes first, and never what only this computer has', async () => {
    const [old, only] = [randomBytes(300_000), randomBytes(300_000)];
    const sent = await second.take(old);
    const id = await second.send('c1', [sent]);
    await second.until(sent.digest, ({ isOnHub }) => isOnHub);
    downLink.unplug();
    const waiting = await second.take(only);
    await second.send('c1', [waiting]);
    const usage = await second.ask('files.setSettings', { autoBytes: 0, isMetered: false, quotaBytes: 0 });
    expect(usage).toMatchObject({ usedBytes: 300_000, removableBytes: 0 });
    expect((await second.bytesOf(waiting)).equals(only)).toBe(true);
    expect((await second.state(sent.digest)).isHere).toBe(false);
    await second.ask('files.setSettings', { autoBytes: 0, isMetered: false, quotaBytes: 1_000_000 });
    downLink.plugIn();
    second.reconnect();
    expect((await received(id, sent)).equals(old)).toBe(true);
    await second.until(waiting.digest, ({ isOnHub }) => isOnHub);
  });

  test('F-050 F-054 the files of a draft outlive a power cut and every clean-up', async () => {
    const [kept, dropped] = [randomBytes(200_000), randomBytes(1000)];
    const roomy = { autoBytes: 0, isMetered: false, quotaBytes: 50_000_000 };
    await second.ask('files.setSettings', roomy);
    const sent = await second.take(kept);
    await second.send('c1', [sent]);
    await second.until(sent.digest, ({ isOnHub }) => isOnHub);
    const only = await second.take(dropped);
    const held = [sent, only].map((file) => ({ file, thumb: '' }));
    await second.ask('files.hold', { chat: 'c1', files: held });
    await second.kill();
    await second.start();
    expect(await second.ask('files.held', { chat: 'c1' })).toEqual(held);
    // Also the one that a hub has: it may be let go there before the draft is sent.
    await second.ask('files.setSettings', { ...roomy, quotaBytes: 0 });
    await second.ask('files.tidy', {});
    await second.ask('files.setSettings', roomy);
    for (const file of [sent, only]) expect((await second.state(file.digest)).isHere).toBe(true);
    expect((await second.bytesOf(only)).equals(dropped)).toBe(true);

    const id = await second.send('c1', [sent, only]);
    expect(await second.ask('files.held', { chat: 'c1' })).toEqual([]);
    await second.until(only.digest, ({ isOnHub }) => isOnHub);
    expect((await received(id, only, pupil)).equals(dropped)).toBe(true);
  });

  test('F-054 what is larger than the school takes is refused before it is copied', async () => {
    const begun = second.ask('files.begin', { name: 'фильм.avi', sizeBytes: 3_000_000_000 });
    await expect(begun).rejects.toMatchObject({ data: { code: 'fileTooLarge' } });
  });

  test('F-054 small files come when they are seen, large ones and those of a metered link when they are asked for', async () => {
    const [small, large] = [await pupil.take(randomBytes(1000)), await pupil.take(randomBytes(90_000))];
    const id = await pupil.send('c1', [small, large]);
    await pupil.until(large.digest, ({ isOnHub }) => isOnHub);
    await second.ask('files.setSettings', { autoBytes: 50_000, isMetered: true, quotaBytes: 1_000_000 });
    await second.ask('files.seen', { document: id, file: small });
    expect((await second.state(small.digest)).down).toBe('');
    await second.ask('files.setSettings', { autoBytes: 50_000, isMetered: false, quotaBytes: 1_000_000 });
    for (const file of [small, large]) await second.ask('files.seen', { document: id, file });
    await second.until(small.digest, ({ isHere }) => isHere);
    expect(await second.state(large.digest)).toMatchObject({ isHere: false, down: '' });
  });

  test('F-054 a file that is damaged on this disk is noticed, and fetched again', async () => {
    const bytes = randomBytes(200_000);
    const file = await pupil.take(bytes);
    const id = await pupil.send('c1', [file]);
    await received(id, file);
    await second.stop();
    const folder = join(second.folder, 'files');
    for (const name of readdirSync(folder)) truncateSync(join(folder, name), 100_000);
    await second.start();
    await expect(second.bytesOf(file)).rejects.toMatchObject({ data: { code: 'fileDamaged' } });
    expect((await received(id, file)).equals(bytes)).toBe(true);
  });
});

describe('F-054 what is deleted for everyone', () => {
  const countOf = (desktop: FileDesktop) => readdirSync(join(desktop.folder, 'files')).length;
  const isGone = ({ isHere, isOnHub }: FileState) => !isHere && !isOnHub;

  test('F-054 its files go from all computers, unless something else names them', async () => {
    const before = [countOf(pupil), countOf(second)];
    const [only, both] = [await pupil.take(randomBytes(70_000)), await pupil.take(randomBytes(80_000))];
    const thumbs = [{ digest: only.digest, picture: 'AAAABBBB' }];
    const id = await pupil.send('c1', [only, both], 'Вот', thumbs);
    const other = await pupil.send('c1', [both], 'И тут');
    for (const file of [only, both]) await received(id, file);
    await pupil.client.command('talk', { do: 'delete', message: id });
    await Promise.all([pupil, second].map((desktop) => desktop.until(only.digest, isGone)));
    expect([countOf(pupil), countOf(second)]).toEqual(before.map((count) => count + 1));
    expect((await second.bytesOf(both)).length).toBe(80_000);
    expect(await hub.hub.store.byParent('thumb', id)).toMatchObject([{ gone: true, body: NO_THUMB }]);
    await pupil.client.command('talk', { do: 'delete', message: other });
    await Promise.all([pupil, second].map((desktop) => desktop.until(both.digest, isGone)));
    expect([countOf(pupil), countOf(second)]).toEqual(before);
  });

  test('F-052 [FILE-6] what a moderator takes out is given to its author alone, and stays on that computer alone', async () => {
    const file = await pupil.take(randomBytes(60_000));
    const id = await pupil.send('c1', [file]);
    await received(id, file);
    const stamp = makeStamp({ ms: Date.now(), counter: 0, device: TEST_DEVICE });
    const takedown = {
      kind: 'takedown',
      id: takedownId(id, 'teacher'),
      scope: 'chat:c1',
      parent: id,
    } as const;
    const body = { author: 'pupil', reason: 'Чужая работа', edition: 'standard', rule: 6 };
    const [taken] = await hub.hub.acceptor.push('teacher', [
      part({ ...takedown, by: 'teacher', stamp, body }),
    ]);
    expect(taken).toHaveProperty('acceptance');
    await second.until(file.digest, isGone);
    await second.ask('files.fetch', { document: id, file, atNight: false });
    const { fault } = await second.until(file.digest, (one) => one.fault !== null);
    expect(fault?.code).toBe('notFound');
    expect((await pupil.bytesOf(file)).length).toBe(60_000);
  });
});
