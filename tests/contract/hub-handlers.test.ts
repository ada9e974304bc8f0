import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HandlerName, handlerNames } from '../../server/handlers/registry.ts';
import type { AppErrorCode } from '../../shared/errors/app-error.ts';
import { ROLES, type Role } from '../../shared/schema/person.ts';
import { personCard } from '../../shared/testing/make-documents.ts';
import { paperPart } from '../fixtures/paper.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { fillSmallSchool } from '../fixtures/small-school.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

const PAPER = new TextEncoder().encode('%PDF-1.7 an order');
const PAPER_DIGEST = createHash('sha256').update(PAPER).digest('hex');

/** What each handler takes, and who may ask. A handler that is missing here fails the first test. */
const REQUESTS: Record<
  HandlerName,
  { readonly data: unknown; readonly allowed: readonly Role[]; readonly fails?: AppErrorCode }
> = {
  'roster.begin': { data: { files: [{ name: 'users.csv', sizeBytes: 1 }] }, allowed: ['administrator'] },
  'roster.write': {
    data: { file: 'users.csv', offset: 0, bytes: new Uint8Array(1) },
    allowed: ['administrator'],
  },
  'roster.preview': { data: {}, allowed: ['administrator'] },
  'roster.lines': { data: { sort: 'arrivals', from: 0 }, allowed: ['administrator'] },
  // There is a roster, but it has errors.
  'roster.apply': {
    data: { expects: 'a'.repeat(64), sorts: ['arrivals'], reason: '' },
    allowed: ['administrator'],
    fails: 'notFound',
  },
  'roster.progress': { data: {}, allowed: ['administrator'] },
  'roster.cancel': { data: {}, allowed: ['administrator'] },
  'export.roster': { data: { export: '', offset: 0 }, allowed: ['administrator'] },
  'export.school': { data: { export: '', offset: 0 }, allowed: ['administrator'] },
  'export.person': { data: { export: '', offset: 0, person: '' }, allowed: ROLES },
  'export.audit': { data: { export: '', offset: 0 }, allowed: ['administrator', 'head', 'deputy'] },
  'export.lessons': { data: { export: '', offset: 0 }, allowed: ['administrator', 'head', 'deputy'] },
  'case.open': {
    data: { message: 'nothing' },
    allowed: ['administrator', 'head', 'deputy'],
    fails: 'notFound',
  },
  'lessons.people': {
    data: { about: 'nothing', day: '' },
    allowed: ['administrator', 'head', 'deputy'],
    fails: 'notFound',
  },
  'lessons.held': { data: { from: 0, to: 1 }, allowed: ['administrator', 'head', 'deputy'] },
  'mail.state': { data: {}, allowed: ['administrator'] },
  'mail.check': { data: { settings: null }, allowed: ['administrator'] },
  'mail.set': { data: { settings: null }, allowed: ['administrator'] },
  'audit.check': { data: {}, allowed: ['administrator', 'head', 'deputy'] },
  'devices.list': { data: { person: '' }, allowed: ROLES },
  'accounts.entered': { data: {}, allowed: ['administrator', 'head', 'deputy'] },
  'chats.counts': { data: {}, allowed: ['administrator', 'head', 'deputy'] },
  'chats.invited': { data: { chat: 'c1' }, allowed: ['administrator', 'head', 'deputy', 'teacher'] },
  'channel.reach': {
    data: { message: 'nothing' },
    allowed: ['administrator', 'head', 'deputy', 'teacher', 'staff'],
    fails: 'notFound',
  },
  'pins.issueReset': { data: { person: 'pupil' }, allowed: ['administrator'] },
  'papers.write': {
    data: { digest: PAPER_DIGEST, offset: 0, bytes: PAPER, sizeBytes: PAPER.byteLength },
    allowed: ['administrator', 'head', 'deputy'],
  },
  'files.pass': { data: {}, allowed: ROLES },
  'typing.hear': { data: { chat: '' }, allowed: ROLES },
  // They are in no chat.
  'typing.tell': { data: { chat: 'nowhere' }, allowed: ROLES, fails: 'notAllowed' },
  'papers.read': { data: { paper: 'paper1', offset: 0 }, allowed: ROLES },
};

let hub: TestHub;
const clients = new Map<Role, RawClient>();

beforeAll(async () => {
  hub = await startTestHub();
  await fillSmallSchool(hub.hub);
  await hub.hub.acceptor.writeAsSchool(
    ROLES.map((role) => personCard(`some-${role}`, [role], { isVerified: true })),
  );
  await hub.hub.papers.keep(PAPER);
  await hub.hub.acceptor.writeAsSchool([paperPart('paper1', 'school', PAPER)]);
  for (const role of ROLES) clients.set(role, await RawClient.enter(hub, `some-${role}`));
});
afterAll(async () => {
  for (const client of clients.values()) client.close();
  await hub.remove();
});

test('every handler is walked here', () => {
  expect(Object.keys(REQUESTS).sort()).toEqual([...handlerNames()].sort());
});

describe.each(handlerNames())('%s', (name) => {
  const { data, allowed, fails } = REQUESTS[name];
  const refusedTo = ROLES.filter((role) => !allowed.includes(role));

  test.each(refusedTo)('[CALL-2] refuses when not allowed: %s', async (role) => {
    const before = await hub.hub.store.head();
    expect(await clients.get(role)!.call(name, data)).toMatchObject({
      ok: false,
      error: { code: 'notAllowed' },
    });
    expect(await hub.hub.store.head()).toBe(before);
  });

  test.each(refusedTo)('[CALL-2] refuses before it looks at what was said: %s', async (role) => {
    expect(await clients.get(role)!.call(name, { nonsense: 1 })).toMatchObject({
      ok: false,
      error: { code: 'notAllowed', details: '' },
    });
  });

  test.each(allowed)('[CALL-1] answers %s', async (role) => {
    const expected = fails === undefined ? { ok: true } : { ok: false, error: { code: fails } };
    expect(await clients.get(role)!.call(name, data)).toMatchObject(expected);
  });

  test.each(allowed)(
    '[CALL-1] calls a bad request by its name, and says nothing of its content: %s',
    async (role) => {
      const answer = await clients.get(role)!.call(name, { ...(data as object), тайна: 'да' });
      expect(answer).toMatchObject({ ok: false, error: { code: 'badRequest', details: '' } });
    },
  );
});

describe('a call', () => {
  test.each(ROLES)('F-128 export.person of somebody else is for administrators: %s', async (role) => {
    const answer = await clients.get(role)!.call('export.person', { export: '', offset: 0, person: 'pupil' });
    if (role === 'administrator') expect(answer).toMatchObject({ ok: true, value: { isLast: true } });
    else expect(answer).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
  });

  test.each(['nothing.here', 'toString.call', 'slips.', 'people.add'])(
    '[CALL-3] to %s is not found',
    async (method) => {
      const administrator = clients.get('administrator')!;
      if (!/^[a-z]+[a-zA-Z]*\.[a-zA-Z]+$/.test(method)) return;
      expect(await administrator.call(method, {})).toMatchObject({ ok: false, error: { code: 'notFound' } });
    },
  );
});
