import { request } from 'node:https';
import { connect as connectTls } from 'node:tls';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENTRY_PATHS } from '../../shared/protocol/entry.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { openDemo, startTestHub, type TestHub } from '../fixtures/test-hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.remove());

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type: string;
}

/** Asks the hub as any program on the network may. */
function ask(
  path: string,
  of: {
    readonly method?: string;
    readonly body?: string | Buffer;
    readonly headers?: Record<string, string>;
  } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const {
      method = of.body === undefined ? 'GET' : 'POST',
      body,
      headers = { 'content-type': 'application/json' },
    } = of;
    const sent = request(
      { host: '127.0.0.1', port: hub.port, path, method, headers, rejectUnauthorized: false, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: text,
            type: response.headers['content-type'] ?? '',
          }),
        );
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
const codeOf = ({ body }: Answer) => (JSON.parse(body) as { code: string }).code;
const CHALLENGE = JSON.stringify({ slip: 'a'.repeat(64), clientNonce: 'b'.repeat(32) });

describe('the hub over HTTPS', () => {
  test('speaks TLS 1.3 and nothing older', async () => {
    const old = connectTls({
      host: '127.0.0.1',
      port: hub.port,
      rejectUnauthorized: false,
      maxVersion: 'TLSv1.2',
    });
    await expect(once(old, 'secureConnect')).rejects.toThrow();
    const now = connectTls({ host: '127.0.0.1', port: hub.port, rejectUnauthorized: false });
    await once(now, 'secureConnect');
    expect(now.getProtocol()).toBe('TLSv1.3');
    now.destroy();
  });

  test.each([
    '/nothing',
    '/sync',
    '/entry',
    '/entry/challenge',
    '/entry/2/challenge',
    '/../../etc/passwd',
    '/hub.db',
    '/store.key',
    '/%00',
  ])('has nothing at %s', async (path) => {
    const answer = await ask(path);
    expect([404, 400]).toContain(answer.status);
    expect(['notFound', 'badRequest']).toContain(codeOf(answer));
    expect(answer.body).not.toMatch(/at .*\(|node_modules|Error:/);
  });

  test.each(['PUT', 'DELETE', 'PATCH'])('takes no %s', async (method) => {
    expect((await ask('/health', { method, headers: {} })).status).toBe(404);
  });

  test('takes sync sockets at one path alone', async () => {
    const socket = connectTls({ host: '127.0.0.1', port: hub.port, rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    socket.write(
      'GET /other HTTP/1.1\r\nHost: hub\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
    );
    const [data] = (await once(socket, 'data')) as [Buffer];
    expect(data.toString()).toMatch(/^HTTP\/1\.1 404/);
    socket.destroy();
  });

  test('[ENTRY-9] refuses a body that is too long, whatever it is', async () => {
    for (const path of Object.values(ENTRY_PATHS)) {
      const answer = await ask(path, { body: Buffer.alloc(70_000, 120) });
      expect(answer.status).toBe(413);
      expect(codeOf(answer)).toBe('badRequest');
    }
  });

  test.each([
    ['no JSON', '{'],
    ['another shape', '{"slip":1}'],
    ['a field too many', CHALLENGE.replace('}', ',"x":1}')],
    ['nothing', ''],
    ['a list', '[]'],
    ['a key that would change every object', '{"__proto__":{"slip":1}}'],
  ])('[ENTRY-9] refuses %s as a bad request', async (_what, body) => {
    const answer = await ask(ENTRY_PATHS.challenge, { body });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'badRequest']);
  });

  test('[ENTRY-9] refuses a form', async () => {
    const answer = await ask(ENTRY_PATHS.challenge, {
      body: 'slip=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([answer.status, codeOf(answer)]).toEqual([415, 'badRequest']);
  });

  test('says that it is well, and nothing of anyone', async () => {
    const { body, status } = await ask('/health');
    expect([status, JSON.parse(body)]).toEqual([
      200,
      { status: 'ok', hub: hub.hub.store.hub, hasSchool: false, media: 'missing' },
    ]);
  });

  test('[ENTRY-9] lets a caller mistype ten times, and says then that it is too often', async () => {
    const answers: Answer[] = [];
    while (answers.length < 40 && answers.at(-1)?.status !== 429)
      answers.push(await ask(ENTRY_PATHS.challenge, { body: CHALLENGE }));
    expect(answers.at(-1)).toMatchObject({ status: 429 });
    expect(codeOf(answers.at(-1)!)).toBe('tooMany');
    expect(answers.slice(0, -1).map(codeOf)).toEqual(Array.from({ length: 10 }, () => 'slipUnknown'));
    expect((await ask('/health')).status).toBe(200);
  });
});

describe('with a school in it', () => {
  let words: string[];
  beforeAll(async () => {
    await openDemo(hub);
    const { store } = hub.hub;
    const bodies = [
      ...(await store.byKind('person')),
      ...(await store.byKind('message')),
      ...(await store.byKind('chat')),
    ].map(({ body }) => body);
    words = bodies
      .flatMap((body) => [body['familyName'], body['text'], body['title']])
      .filter((word): word is string => typeof word === 'string' && word.length > 3);
    const someone = (await store.byKind('person'))[0]!;
    const client = await RawClient.enter(hub, someone.id);
    await client.push({
      id: 'x',
      kind: 'message',
      scope: 'chat:c',
      parent: 'c',
      by: someone.id,
      stamp: '0'.repeat(24),
      gone: false,
      body: { text: 'да', replyTo: '' },
    });
    await client.call('pins.issueReset', {});
    client.close();
  });

  test.each(['/metrics', '/health'])('%s holds no name, no text, no id of anyone', async (path) => {
    const { body, status } = await ask(path);
    expect([status, words.length > 500]).toEqual([200, true]);
    expect(words.filter((word) => body.includes(word))).toEqual([]);
    for (const { id } of await hub.hub.store.byKind('person')) expect(body).not.toContain(id);
  });

  test('/metrics counts sessions, bytes and documents', async () => {
    const { body, type } = await ask('/metrics');
    expect(type).toContain('text/plain');
    expect(body).toMatch(/^zvonok_sessions \d+$/m);
    expect(body).toMatch(/^zvonok_sync_sent_bytes_total [1-9]\d*$/m);
    expect(body).toMatch(/^zvonok_pushed_documents_total 1$/m);
    expect(body).toMatch(/^zvonok_refused_documents_total 1$/m);
  });

  test('its page names the school, and is a page without scripts', async () => {
    const { body, type } = await ask('/');
    const school = await hub.hub.school();
    expect(type).toContain('text/html');
    expect(body).toContain(school!.body.title.replaceAll('"', '&#34;'));
    expect(body).not.toMatch(/<script|javascript:|onload=/i);
  });
});
