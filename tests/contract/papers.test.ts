import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAPER_PIECE_BYTES } from '../../shared/ipc/paper-calls.ts';
import { actPart } from '../../shared/testing/make-documents.ts';
import { paperPart } from '../fixtures/paper.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { fillSmallSchool } from '../fixtures/small-school.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

const SECRET = Buffer.from('%PDF-1.7 очень тайное слово');
const BIG = Buffer.concat([Buffer.from('%PDF-1.7 '), randomBytes(PAPER_PIECE_BYTES + 1000)]);
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let hub: TestHub;
const clients = new Map<string, RawClient>();
const client = (who: string) => clients.get(who)!;

beforeAll(async () => {
  hub = await startTestHub();
  await fillSmallSchool(hub.hub);
  await hub.hub.papers.keep(SECRET);
  await hub.hub.acceptor.writeAsSchool([
    paperPart('order1', 'staff', SECRET),
    paperPart('rules1', 'school', SECRET),
  ]);
  for (const who of ['admin', 'teacher', 'pupil', 'mother']) {
    clients.set(who, await RawClient.enter(hub, who));
  }
});
afterAll(async () => {
  for (const one of clients.values()) one.close();
  await hub.remove();
});

describe('F-094 the shelf', () => {
  test.each([
    ['admin', true],
    ['teacher', true],
    ['pupil', false],
    ['mother', false],
  ])('F-094 an order is read by staff alone: %s', async (who, mayRead) => {
    const answer = await client(who).call('papers.read', { paper: 'order1', offset: 0 });
    if (mayRead) expect(answer).toMatchObject({ ok: true });
    else expect(answer).toMatchObject({ ok: false, error: { code: 'notFound', details: '' } });
  });

  test.each(['admin', 'teacher', 'pupil', 'mother'])('F-094 what is public is read by %s', async (who) => {
    const answer = await client(who).call('papers.read', { paper: 'rules1', offset: 0 });
    expect(answer.ok && Buffer.from((answer.value as { bytes: Uint8Array }).bytes).equals(SECRET)).toBe(true);
  });

  test('F-094 a file goes to a real hub in pieces, is put on the shelf and read by a pupil', async () => {
    const sizeBytes = BIG.byteLength;
    const digest = digestOf(BIG);
    for (let offset = 0; offset < sizeBytes; offset += PAPER_PIECE_BYTES) {
      const bytes = Uint8Array.from(BIG.subarray(offset, offset + PAPER_PIECE_BYTES));
      expect(await client('admin').call('papers.write', { digest, offset, bytes, sizeBytes })).toMatchObject({
        ok: true,
        value: { heldBytes: offset + bytes.byteLength },
      });
    }
    const id = hub.hub.clock.stamp();
    const data = {
      id,
      title: 'Положение о пространстве',
      type: 'regulation',
      number: '',
      date: '',
      fileName: 'положение.pdf',
      media: 'application/pdf',
      sizeBytes,
      digest,
      isPublic: true,
    };
    const keep = actPart('admin', 'papers.keep', data, { stamp: hub.hub.clock.stamp() });
    expect(await hub.hub.acceptor.push('admin', [keep])).toMatchObject([{ acceptance: {} }]);
    const pieces: Buffer[] = [];
    for (let offset = 0; ;) {
      const answer = await client('pupil').call('papers.read', { paper: id, offset });
      if (!answer.ok) throw new Error(answer.error.code);
      const { bytes } = answer.value as { bytes: Uint8Array };
      if (bytes.byteLength === 0) break;
      pieces.push(Buffer.from(bytes));
      offset += bytes.byteLength;
    }
    expect(Buffer.concat(pieces).equals(BIG)).toBe(true);
  });

  test('F-094 a paper whose file the hub does not have is not put on the shelf', async () => {
    const before = await hub.hub.store.head();
    const data = {
      id: hub.hub.clock.stamp(),
      title: 'Приказ',
      type: 'order',
      number: '7',
      date: '2026-09-01',
      fileName: 'prikaz.pdf',
      media: 'application/pdf',
      sizeBytes: 100,
      digest: '0'.repeat(64),
      isPublic: false,
    };
    const keep = actPart('admin', 'papers.keep', data, { stamp: hub.hub.clock.stamp() });
    expect(await hub.hub.acceptor.push('admin', [keep])).toMatchObject([
      { refusal: { code: 'paperBroken' } },
    ]);
    expect(await hub.hub.store.head()).toBe(before);
  });

  test.each(['teacher', 'pupil', 'mother'])('refuses when not allowed: %s', async (who) => {
    const before = await hub.hub.store.head();
    const acts = [
      ['papers.withdraw', { paper: 'rules1' }],
      [
        'links.set',
        {
          id: hub.hub.clock.stamp(),
          title: 'Д',
          hint: '',
          url: 'https://a.example',
          roles: ['pupil'],
          isWithdrawn: false,
        },
      ],
    ] as const;
    for (const [action, data] of acts) {
      const act = actPart(who, action, data, { stamp: hub.hub.clock.stamp() });
      expect(await hub.hub.acceptor.push(who, [act])).toMatchObject([{ refusal: { code: 'notAllowed' } }]);
    }
    expect(await hub.hub.store.head()).toBe(before);
  });

  test('files lie encrypted in the hub’s store', () => {
    for (const name of readdirSync(hub.folder)) {
      if (name.startsWith('hub.db'))
        expect(readFileSync(join(hub.folder, name)).includes('тайное')).toBe(false);
    }
  });
});

describe('F-123 links of the school', () => {
  const set = async (of: Record<string, unknown>) => {
    const data = {
      id: hub.hub.clock.stamp(),
      title: 'Дневник',
      hint: '',
      url: 'https://diary.example.org',
      roles: ['pupil', 'parent'],
      isWithdrawn: false,
      ...of,
    };
    const act = actPart('admin', 'links.set', data, { stamp: hub.hub.clock.stamp() });
    return { id: data.id, verdict: (await hub.hub.acceptor.push('admin', [act]))[0] };
  };

  test('F-123 an administrator sets one, changes it and withdraws it', async () => {
    const { id, verdict } = await set({});
    expect(verdict).toMatchObject({ acceptance: {} });
    expect((await set({ id, title: 'Журнал', isWithdrawn: true })).verdict).toMatchObject({ acceptance: {} });
    expect(await hub.hub.store.get(id)).toMatchObject({
      scope: 'school',
      body: { title: 'Журнал', isWithdrawn: true },
    });
  });

  test.each([
    ['javascript:alert(1)'],
    ['file:///etc/passwd'],
    ['https://user:secret@example.org'],
    ['https://a b'],
    [''],
  ])('F-123 an address like %j is refused', async (url) => {
    expect((await set({ url })).verdict).toMatchObject({ refusal: { code: 'badRequest' } });
  });

  test('F-123 an id of something else cannot be taken for a link', async () => {
    expect((await set({ id: 'teacher' })).verdict).toMatchObject({ refusal: { code: 'badRequest' } });
  });
});

describe('F-094 the hub’s command', () => {
  test('F-094 writes the page and the public files', async () => {
    const data = mkdtempSync(join(tmpdir(), 'zvonok-page-'));
    const other = await startTestHub(join(data, 'hub'));
    await fillSmallSchool(other.hub);
    await other.hub.papers.keep(SECRET);
    await other.hub.acceptor.writeAsSchool([
      paperPart('order1', 'staff', SECRET),
      paperPart('rules1', 'school', SECRET),
    ]);
    await other.stop();
    const out = join(data, 'page');
    const main = join(import.meta.dirname, '../../server/main.ts');
    const args = [main, 'papers', out, '--data', join(data, 'hub'), '--port', '0'];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout).toContain('index.html: 1');
    expect(readdirSync(out).sort()).toEqual(['document-1.pdf', 'index.html']);
    expect(readFileSync(join(out, 'document-1.pdf')).equals(SECRET)).toBe(true);
    rmSync(data, { recursive: true, force: true });
  }, 60_000);
});
