import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { lettersOfWords } from '../../shared/protocol/invitation.ts';
import { part, stampAt } from '../../shared/testing/make-documents.ts';
import { doneBy, madeSlip, startSchoolHub } from '../fixtures/made-slip.ts';
import type { TestHub } from '../fixtures/test-hub.ts';

const EVIL = "\"><script>alert(1)</script><b onclick='x'>&amp;";

let hub: TestHub;
beforeAll(async () => {
  hub = await startSchoolHub();
});
afterAll(() => hub.remove());

interface Page {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

function open(path: string): Promise<Page> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: hub.port, path, rejectUnauthorized: false }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (body += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function linkOf(of = {}) {
  const link = await madeSlip(hub, 'teacher', { purpose: 'link', classroom: 'k1', mostUses: 30, ...of });
  return { link, path: `/join/${lettersOfWords(link.words)}` };
}

describe('F-026 the registration page', () => {
  test('F-026 names the school, the class and the role, shows the words, and creates nothing', async () => {
    const { link, path } = await linkOf();
    const head = await hub.hub.store.head();
    const { status, body, headers } = await open(path);
    expect(status).toBe(200);
    for (const said of ['Школа 1', 'ученик, k1', 'pupil, k1', `127.0.0.1:${hub.port}`, ...link.words])
      expect(body).toContain(said);
    expect(body).not.toMatch(/<script|<form|<img|onload|http:\/\//i);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(await hub.hub.store.head()).toBe(head);
  });

  test('F-026 is where the QR square of a link leads, and what stands behind # stays with the reader', async () => {
    const { link, path } = await linkOf();
    expect(link.qr.startsWith(`https://127.0.0.1:${hub.port}${path}#`)).toBe(true);
  });

  test('shows of a slip for one person, of a wrong link and of nonsense that there is no such link', async () => {
    const slip = await madeSlip(hub, 'teacher', { purpose: 'person', person: 'pupil' });
    for (const path of [
      `/join/${lettersOfWords(slip.words)}`,
      '/join/0123456789abcde0',
      '/join/x',
      '/join/%00',
    ]) {
      const { status, body } = await open(path);
      expect([404, 400]).toContain(status);
      expect(body).not.toContain('Ковалёва');
    }
  });

  test('says that a link is over, and shows its words no more', async () => {
    const { link, path } = await linkOf();
    await doneBy(hub, 'admin', 'slips.annul', { slips: [link.id] });
    const { status, body } = await open(path);
    expect(status).toBe(200);
    expect(body).toContain('больше не действует');
    expect(body).not.toContain(link.words[0]);
  });

  test('[ENTRY-13] shows names as text, whatever they hold', async () => {
    const { path } = await linkOf({ classroom: 'k2a' });
    const school = { title: EVIL, type: 'general', locality: '', isDemo: false } as const;
    const classroom = {
      title: EVIL,
      type: 'homeroom',
      grade: 2,
      subject: '',
      sourcedId: '',
      isArchived: false,
    } as const;
    const stamp = stampAt(2);
    await hub.hub.acceptor.writeAsSchool([
      part({ kind: 'school', id: 'school1', scope: 'school', stamp, body: school }),
      part({ kind: 'classroom', id: 'k2a', scope: 'school', stamp, body: classroom }),
    ]);
    for (const at of [path, '/']) {
      const { body } = await open(at);
      expect(body).toContain('&#60;script&#62;');
      expect(body).not.toMatch(/<script|<b /);
    }
  });

  test('is no way to guess links', async () => {
    const seen = new Set<number>();
    for (let n = 0; n < 14; n++) seen.add((await open(`/join/0123456789abcd${n % 8}0`)).status);
    expect(seen).toEqual(new Set([404, 429]));
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60 * 60_000);
    const { path } = await linkOf();
    expect((await open(path)).status).toBe(200);
    vi.restoreAllMocks();
  });
});
