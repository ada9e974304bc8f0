import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDeviceKey } from '../../electron/replica/device-key.ts';
import { handlerNames } from '../../server/handlers/registry.ts';
import { ENTRY_PATHS } from '../../shared/protocol/entry.ts';
import type { Up } from '../../shared/protocol/up.ts';
import { can } from '../../shared/permissions/can.ts';
import { CAPACITIES } from '../../shared/permissions/capacities.ts';
import { NO_FACTS } from '../../shared/permissions/facts.ts';
import { actionNames } from '../../shared/permissions/table.ts';
import { isStaff, ROLES } from '../../shared/schema/person.ts';
import { mayReadScope, scopeOf, SCOPES } from '../../shared/schema/scope.ts';
import { signalRequests } from '../../shared/signaling/signal-requests.ts';
import { messagePart } from '../../shared/testing/make-documents.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { fillSmallSchool } from '../fixtures/small-school.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
  await fillSmallSchool(hub.hub);
});
afterAll(() => hub.remove());

/** What the hub says over HTTPS to somebody who has nothing. */
function ask(method: 'GET' | 'POST', path: string, body = ''): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = body === '' ? {} : { 'content-type': 'application/json' };
    const options = { host: '127.0.0.1', port: hub.port, path, method, headers, rejectUnauthorized: false };
    const call = request(options, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

describe('F-031 there are pupils, staff and parents, and nobody else', () => {
  test('F-031 every role and capacity is one of these three', () => {
    for (const role of ROLES)
      expect(role === 'pupil' || role === 'parent' || isStaff({ roles: [role] })).toBe(true);
    const known = new Set<string>([...ROLES, 'classTeacher']);
    expect(CAPACITIES.filter((capacity) => !known.has(capacity))).toEqual([]);
    const names = JSON.stringify([ROLES, CAPACITIES, Object.keys(SCOPES)]);
    expect(names).not.toMatch(/guest|anonym|visitor|public/i);
  });

  test('F-031 somebody without a name card may do nothing and read nothing', () => {
    const stranger = { ...NO_FACTS, person: 'stranger' };
    for (const action of actionNames())
      expect(
        can(stranger, action, {}, () => true),
        action,
      ).toBe(false);
    const scopes = [
      'school',
      'staff',
      'admin',
      'audit',
      ...Object.values(scopeOf).map((make) => make('stranger', 'stranger')),
    ];
    expect(scopes.filter((scope) => mayReadScope(stranger, scope))).toEqual([]);
  });

  test.each(['stranger', 'second'])(
    'F-031 no connection comes to anything without a known device, as %s',
    async (person) => {
      const client = await RawClient.dial(hub);
      client.send(await client.hello(person, newDeviceKey(), { keyPin: hub.hub.keyPin }));
      expect((await client.next('bye')).reason).toBe('needsLogin');
      await client.closed;
      expect(client.received.map(({ type }) => type)).toEqual(['nonce', 'bye']);
    },
  );

  test('F-031 before the hello nothing is answered: no call, no push, no question', async () => {
    const said: readonly Up[] = [
      { type: 'call', n: 1, method: 'devices.list', data: {} },
      { type: 'call', n: 1, method: 'live.request', data: {} },
      { type: 'push', n: 1, documents: [messagePart({ by: 'pupil', chat: 'c1' })] },
      { type: 'want', ids: ['pupil'] },
    ];
    for (const say of said) {
      const client = await RawClient.dial(hub);
      await client.next('nonce');
      client.send(say);
      expect((await client.next('bye')).reason).toBe('badFrame');
      await client.closed;
      expect(client.received.map(({ type }) => type)).toEqual(['nonce', 'bye']);
    }
    expect(handlerNames().length).toBeGreaterThan(0);
  });

  test('F-031 a live lesson asks who somebody is, and takes nobody’s word for it', () => {
    for (const [method, { data }] of Object.entries(signalRequests)) {
      expect(JSON.stringify(data), method).not.toMatch(/displayName|guest|anonym|nickname/i);
    }
  });

  test('F-031 the door gives nothing to somebody who has no slip', async () => {
    const names = ['Ковалёва', 'Белов', 'Соколова', 'Орлов', 'example.org'];
    const answers = [
      ...(await Promise.all(
        Object.values(ENTRY_PATHS).flatMap((path) => [ask('POST', path, '{}'), ask('GET', path)]),
      )),
      ...(await Promise.all(
        ['/', '/health', '/metrics', '/sync', '/people', '/join'].map((path) => ask('GET', path)),
      )),
    ];
    for (const { text } of answers) for (const name of names) expect(text.includes(name), text).toBe(false);
    // The school's own name and those of its classes are all that is said, so that somebody can ask to be let in.
    const closed = Object.values(ENTRY_PATHS).filter((path) => path !== ENTRY_PATHS.school);
    const posts = await Promise.all(closed.map((path) => ask('POST', path, '{}')));
    expect(posts.filter(({ status }) => status < 400)).toEqual([]);
  });
});
