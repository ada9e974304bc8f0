import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MOST_UPLOADS } from '../../shared/files/limits.ts';
import { messagePart, TEST_DEVICE } from '../../shared/testing/make-documents.ts';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import { announced, askForFile, digestOf, fileRef, patchAt, tus } from '../fixtures/file-requests.ts';
import { knownDevice, RawClient } from '../fixtures/raw-client.ts';
import { fillSmallSchool } from '../fixtures/small-school.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

const clock = new HybridClock({ now: () => Date.now(), device: TEST_DEVICE });
let hub: TestHub;
const passes = new Map<string, string>();
const clients: RawClient[] = [];
const of = (who: string) => passes.get(who)!;

async function enter(who: string): Promise<string> {
  const client = await RawClient.enter(hub, who);
  clients.push(client);
  return await passOf(client);
}
async function passOf(client: RawClient): Promise<string> {
  const answer = await client.call('files.pass', {});
  if (!answer.ok) throw new Error(answer.error.code);
  return (answer.value as { pass: string }).pass;
}

beforeAll(async () => {
  hub = await startTestHub();
  await fillSmallSchool(hub.hub);
  for (const who of ['pupil', 'second', 'mother', 'teacher', 'admin']) passes.set(who, await enter(who));
});
afterAll(async () => {
  for (const client of clients) client.close();
  await hub.remove();
});

const ask = (request: Parameters<typeof askForFile>[1]) => askForFile(hub.port, request);
const codeOf = (body: Buffer) => (JSON.parse(body.toString()) as { code: string }).code;

async function begin(who: string, bytes: Uint8Array, digest = digestOf(bytes)) {
  const answer = await ask({
    method: 'POST',
    path: '/files',
    headers: tus(of(who), announced(bytes, digest)),
  });
  return { ...answer, path: String(answer.headers['location']) };
}
const patch = (who: string, path: string, offset: number, body: Uint8Array, breakAfter?: number) =>
  ask({
    method: 'PATCH',
    path,
    headers: tus(of(who), {
      ...patchAt(offset),
      ...(breakAfter === undefined ? {} : { 'content-length': String(body.length) }),
    }),
    body,
    ...(breakAfter === undefined ? {} : { breakAfter }),
  });
const offsetOf = async (who: string, path: string) =>
  Number((await ask({ method: 'HEAD', path, headers: tus(of(who)) })).headers['upload-offset']);

async function upload(who: string, bytes: Uint8Array): Promise<void> {
  const { path } = await begin(who, bytes);
  expect((await patch(who, path, 0, bytes)).status).toBe(204);
}
async function say(who: string, chat: string, bytes: Uint8Array): Promise<string> {
  const id = clock.stamp();
  const body = { text: '', replyTo: '', files: [fileRef(bytes)] };
  const message = messagePart({ by: who, chat, stamp: id, body });
  expect(await hub.hub.acceptor.push(who, [message])).toMatchObject([{ acceptance: {} }]);
  return id;
}
const fetchFile = (who: string, document: string, digest: string, range?: string) =>
  ask({
    method: 'GET',
    path: `/files/${document}/${digest}`,
    headers: { authorization: `Bearer ${of(who)}`, ...(range === undefined ? {} : { range }) },
  });

describe('[FILE-1] the pass', () => {
  test.each([
    ['nothing', {}],
    ['a guess', { authorization: `Bearer ${'0'.repeat(64)}` }],
    ['something else', { authorization: 'Basic x' }],
  ])('[FILE-1] refuses when not allowed: %s', async (_what, headers) => {
    const bytes = randomBytes(10);
    const tusHeaders = { ...headers, 'tus-resumable': '1.0.0' };
    for (const request of [
      { method: 'POST', path: '/files', headers: { ...tusHeaders, ...announced(bytes) } },
      { method: 'GET', path: `/files/m1/${digestOf(bytes)}`, headers },
    ]) {
      const answer = await ask(request);
      expect([answer.status, codeOf(answer.body)]).toEqual([401, 'passExpired']);
    }
    const patched = await ask({
      method: 'PATCH',
      path: `/files/${'0'.repeat(32)}`,
      headers: { ...tusHeaders, ...patchAt(0) },
      body: bytes,
    });
    expect(patched.status).toBe(401);
  });

  test('[FILE-1] is worth nothing once its device was signed out', async () => {
    const key = await knownDevice(hub, 'second');
    const client = await RawClient.enter(hub, 'second', key);
    const pass = await passOf(client);
    const head = () => ask({ method: 'GET', path: `/files/m1/${'a'.repeat(64)}`, headers: tus(pass) });
    expect((await head()).status).toBe(404);
    await hub.hub.devices.revoke([Buffer.from(key.publicKey).toString('hex')]);
    expect((await head()).status).toBe(401);
    client.close();
  });
});

describe('[FILE-2] an upload', () => {
  const bytes = randomBytes(300_000);

  test('F-054 [FILE-2] comes in parts, goes on after a break, and is there when its digest is right', async () => {
    const { path, status } = await begin('pupil', bytes);
    expect(status).toBe(201);
    expect((await patch('pupil', path, 0, bytes.subarray(0, 100_000))).headers['upload-offset']).toBe(
      '100000',
    );
    // The connection breaks in the middle of the body.
    await patch('pupil', path, 100_000, bytes.subarray(100_000, 200_000), 60_000);
    const offset = await offsetOf('pupil', path);
    expect(offset).toBeGreaterThanOrEqual(160_000);
    // The same upload is found by who begins it again.
    const again = await begin('pupil', bytes);
    expect([again.path, Number(again.headers['upload-offset'])]).toEqual([path, offset]);
    const last = await patch('pupil', path, offset, bytes.subarray(offset));
    expect([last.status, last.headers['upload-offset']]).toEqual([204, '300000']);
    expect(last.acknowledged).toBe(Math.floor((300_000 - offset) / 16_384));
    expect((await ask({ method: 'HEAD', path, headers: tus(of('pupil')) })).status).toBe(404);
  });

  test('[FILE-2] is nobody else’s to write, to ask after or to end', async () => {
    const { path } = await begin('pupil', randomBytes(100));
    for (const method of ['HEAD', 'PATCH', 'DELETE']) {
      const answer = await ask({ method, path, headers: tus(of('second'), patchAt(0)) });
      expect([method, answer.status]).toEqual([method, 404]);
    }
    expect((await ask({ method: 'DELETE', path, headers: tus(of('pupil')) })).status).toBe(204);
    expect((await ask({ method: 'HEAD', path, headers: tus(of('pupil')) })).status).toBe(404);
  });

  test('[FILE-3] whose bytes are others than announced is forgotten', async () => {
    const wrong = randomBytes(50_000);
    const { path } = await begin('pupil', wrong, digestOf(randomBytes(1)));
    const answer = await patch('pupil', path, 0, wrong);
    expect([answer.status, codeOf(answer.body)]).toEqual([460, 'fileBroken']);
    expect((await ask({ method: 'HEAD', path, headers: tus(of('pupil')) })).status).toBe(404);
  });

  test.each([
    ['no length', { 'upload-metadata': announced(bytes)['upload-metadata'] }],
    ['a length below nothing', { ...announced(bytes), 'upload-length': '-1' }],
    ['a length that is no number', { ...announced(bytes), 'upload-length': '1e3' }],
    ['a length beyond all', { ...announced(bytes), 'upload-length': '99999999999999999999' }],
    ['no digest', { 'upload-length': '5' }],
    ['a digest that leads elsewhere', { ...announced(bytes, '../../../../etc/passwd') }],
    ['endless metadata', { 'upload-length': '5', 'upload-metadata': 'digest '.padEnd(9000, 'a') }],
  ])('[FILE-2] with %s is refused', async (_what, headers) => {
    const answer = await ask({ method: 'POST', path: '/files', headers: tus(of('pupil'), headers) });
    expect([answer.status, codeOf(answer.body)]).toEqual([400, 'badRequest']);
  });

  test('[FILE-2] of another version of tus, from a wrong place, or of more than was announced is refused', async () => {
    const { path } = await begin('pupil', randomBytes(1000));
    const old = await ask({
      method: 'PATCH',
      path,
      headers: { ...tus(of('pupil'), patchAt(0)), 'tus-resumable': '0.2.2' },
      body: randomBytes(10),
    });
    expect(old.status).toBe(400);
    const ahead = await patch('pupil', path, 500, randomBytes(10));
    expect([ahead.status, ahead.headers['upload-offset']]).toEqual([409, '0']);
    for (const offset of ['-5', '1001', 'x', '0x10']) {
      const headers = tus(of('pupil'), { ...patchAt(0), 'upload-offset': offset });
      expect((await ask({ method: 'PATCH', path, headers, body: randomBytes(1) })).status).toBe(400);
    }
    const long = await patch('pupil', path, 0, randomBytes(70_000));
    expect([0, 400]).toContain(long.status);
    expect(await offsetOf('pupil', path)).toBeLessThanOrEqual(1000);
    const typed = await ask({
      method: 'PATCH',
      path,
      headers: tus(of('pupil'), { 'upload-offset': '0', 'content-type': 'text/plain' }),
      body: randomBytes(1),
    });
    expect(typed.status).toBe(400);
  });

  test('[FILE-4] larger than the school allows is refused before any of it has gone', async () => {
    const headers = tus(of('pupil'), { ...announced(bytes), 'upload-length': '2000000001' });
    const answer = await ask({ method: 'POST', path: '/files', headers });
    expect([answer.status, codeOf(answer.body)]).toEqual([413, 'fileTooLarge']);
  });

  test('[FILE-4] one person has only so many that are not finished', async () => {
    for (let n = 0; n < MOST_UPLOADS; n += 1)
      expect((await begin('mother', randomBytes(9))).status).toBe(201);
    const answer = await begin('mother', randomBytes(9));
    expect([answer.status, codeOf(answer.body)]).toEqual([429, 'tooMany']);
    expect((await begin('teacher', randomBytes(9))).status).toBe(201);
  });

  test('[FILE-5] of what the person may read already costs nothing, and of what others have tells nothing', async () => {
    const own = randomBytes(70_000);
    await upload('second', own);
    await say('second', 'c2', own);
    const known = await begin('second', own);
    expect(known.headers['upload-offset']).toBe('70000');
    const other = await begin('pupil', own);
    expect(other.headers['upload-offset']).toBe('0');
    expect((await patch('pupil', other.path, 0, own)).status).toBe(204);
  });

  test('[FILE-2] says what it can', async () => {
    const answer = await ask({ method: 'OPTIONS', path: '/files' });
    expect([answer.status, answer.headers['tus-version'], answer.headers['tus-extension']]).toEqual([
      204,
      '1.0.0',
      'creation,termination',
    ]);
  });
});

describe('[FILE-6] a download', () => {
  const bytes = Buffer.concat([randomBytes(200_000), Buffer.from('тайное слово')]);
  const digest = digestOf(bytes);
  let inClass = '';

  beforeAll(async () => {
    await upload('pupil', bytes);
    inClass = await say('pupil', 'c1', bytes);
  });

  test.each([
    ['second', 200],
    ['teacher', 200],
    ['mother', 404],
    ['admin', 404],
  ])('F-054 [FILE-6] refuses when not allowed: the chat of a class, %s', async (who, status) => {
    const answer = await fetchFile(who, inClass, digest);
    expect(answer.status).toBe(status);
    if (status === 200) expect(answer.body.equals(bytes)).toBe(true);
    else expect(codeOf(answer.body)).toBe('notFound');
  });

  test('[FILE-6] is no way to a file that the document does not name', async () => {
    const other = randomBytes(10);
    await upload('second', other);
    const hidden = await say('second', 'c2', other);
    expect((await fetchFile('pupil', inClass, digestOf(other))).status).toBe(404);
    expect((await fetchFile('pupil', hidden, digestOf(other))).status).toBe(404);
    expect((await fetchFile('second', hidden, digestOf(other))).status).toBe(200);
    expect((await fetchFile('pupil', 'nothing', digest)).status).toBe(404);
  });

  test.each([
    ['bytes=0-9', 0, 10],
    ['bytes=150000-', 150_000, bytes.length],
    ['bytes=-5', bytes.length - 5, bytes.length],
    ['bytes=65530-65550', 65_530, 65_551],
    ['bytes=0-999999999', 0, bytes.length],
  ])('[FILE-6] of a part: %s', async (range, from, to) => {
    const answer = await fetchFile('second', inClass, digest, range);
    expect([answer.status, answer.headers['content-range']]).toEqual([
      206,
      `bytes ${from}-${to - 1}/${bytes.length}`,
    ]);
    expect(answer.body.equals(bytes.subarray(from, to))).toBe(true);
  });

  test.each(['bytes=999999-', 'bytes=5-3', 'bytes=-', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=a-b'])(
    '[FILE-6] of a part that it does not have is refused: %s',
    async (range) => {
      expect((await fetchFile('second', inClass, digest, range)).status).toBe(416);
    },
  );

  test('[FILE-6] of a file that has not come yet says so to who may read the document', async () => {
    const late = randomBytes(20);
    const early = await say('pupil', 'c1', late);
    const waiting = await fetchFile('second', early, digestOf(late));
    expect([waiting.status, codeOf(waiting.body)]).toEqual([404, 'fileNotHere']);
    expect(codeOf((await fetchFile('mother', early, digestOf(late))).body)).toBe('notFound');
    await upload('pupil', late);
    expect((await fetchFile('second', early, digestOf(late))).status).toBe(200);
  });

  test('[FILE-6] ends with the access to the document', async () => {
    const own = randomBytes(30);
    await upload('pupil', own);
    const message = await say('pupil', 'c1', own);
    const stamp = clock.stamp();
    const gone = messagePart({ by: 'pupil', chat: 'c1', id: message, stamp, gone: true, text: '' });
    expect(await hub.hub.acceptor.push('pupil', [gone])).toMatchObject([{ acceptance: {} }]);
    expect((await fetchFile('second', message, digestOf(own))).status).toBe(404);
  });

  test('[FILE-7] nothing of a file or of its name lies open on the disk, and damage is noticed', async () => {
    const folder = join(hub.folder, 'files');
    for (const name of readdirSync(folder)) {
      expect(name).not.toContain(digest.slice(0, 10));
      expect(readFileSync(join(folder, name)).includes('тайное')).toBe(false);
    }
    const size = bytes.length;
    const stored = readdirSync(folder).find(
      (name) => readFileSync(join(folder, name)).length === 32 + 28 * 4 + size,
    )!;
    const sound = readFileSync(join(folder, stored));
    const broken = Buffer.from(sound);
    broken[70_000]! ^= 1;
    writeFileSync(join(folder, stored), broken);
    expect((await fetchFile('second', inClass, digest)).body.equals(bytes)).toBe(false);
    writeFileSync(join(folder, stored), sound.subarray(0, 100_000));
    const short = await fetchFile('second', inClass, digest);
    expect([short.status, codeOf(short.body)]).toEqual([500, 'fileDamaged']);
    writeFileSync(join(folder, stored), sound);
    expect((await fetchFile('second', inClass, digest)).body.equals(bytes)).toBe(true);
  });
});
