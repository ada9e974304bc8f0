import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { kindNames, KINDS } from '../../shared/schema/kinds.ts';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import { actPart, TEST_DEVICE } from '../../shared/testing/make-documents.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import type { TestHub } from '../fixtures/test-hub.ts';
import {
  ACTOR_NAMES,
  type ActorName,
  ACTORS,
  idOf,
  IN_STUDY_CHAT,
  SECRETS,
  startWalkedHub,
} from '../fixtures/walked-school.ts';

let hub: TestHub;
const clients = new Map<ActorName, RawClient>();
const clock = new HybridClock({ now: () => Date.now(), device: TEST_DEVICE });

beforeAll(async () => {
  hub = await startWalkedHub();
  for (const name of ACTOR_NAMES) clients.set(name, await RawClient.enter(hub, idOf(name)));
});
afterAll(async () => {
  for (const client of clients.values()) client.close();
  await hub.remove();
});

const client = (name: ActorName): RawClient => clients.get(name)!;
const received = (name: ActorName): readonly AcceptedDocument[] =>
  client(name).received.flatMap((message) => (message.type === 'changes' ? message.documents : []));

const has = (name: ActorName, ...roles: readonly string[]) =>
  ACTORS[name].roles.some((role) => roles.includes(role));
const isStaff = (name: ActorName) => !has(name, 'pupil', 'parent');
const isAdministrator = (name: ActorName) => has(name, 'administrator') && ACTORS[name].isVerified;
const isLeader = (name: ActorName) =>
  isAdministrator(name) || (has(name, 'head', 'deputy') && ACTORS[name].isVerified);

const isPedagogue = (name: ActorName) =>
  ACTORS[name].isVerified && has(name, 'administrator', 'head', 'deputy', 'teacher');

const isOfClass = (name: ActorName) => ['classTeacher', 'waitingClassTeacher', 'teacher'].includes(name);

/** Whether somebody may read a scope, said once more and in other words than the rules of the hub. */
function mayRead(name: ActorName, scope: string): boolean {
  const own = idOf(name);
  const pupils = ['w-pupil', 'pupil', 'second'];
  switch (scope.split(':')[0]) {
    case 'school':
      return true;
    case 'staff':
      return isStaff(name);
    case 'admin':
      return isAdministrator(name);
    case 'audit':
      return isLeader(name);
    case 'class':
      return isStaff(name) || (scope === 'class:k1' && (name === 'pupil' || name === 'parent'));
    case 'chat':
      return scope === 'chat:g1' || (scope === 'chat:t1' && IN_STUDY_CHAT.includes(name));
    case 'channel':
      return scope === 'channel:news' || isStaff(name);
    case 'family':
      return (
        isAdministrator(name) ||
        scope === `family:${own}` ||
        (name === 'parent' && scope === 'family:w-pupil') ||
        (name === 'classTeacher' && pupils.some((pupil) => scope === `family:${pupil}`))
      );
    case 'notice':
      return isStaff(name) || scope === `notice:${name}s`;
    case 'ack':
      return isLeader(name) || scope === `ack:${own}`;
    case 'word':
      return isAdministrator(name) || scope.endsWith(`:${own}`) || isPedagogue(name);
    case 'case':
      return isLeader(name) || scope.endsWith(`:${own}`) || isPedagogue(name) || name === 'parent';
    case 'shelf':
      return isLeader(name) || (scope === 'shelf:k1' && (isOfClass(name) || has(name, 'pupil', 'parent')));
    case 'pshelf':
      return isLeader(name) || (scope === 'pshelf:k1' && (isOfClass(name) || has(name, 'parent')));
    case 'door':
      return isAdministrator(name) || (scope === 'door:g1' && isPedagogue(name));
    case 'slip':
    case 'act':
      return isAdministrator(name) || scope.endsWith(`:${own}`);
    default:
      return scope.endsWith(`:${own}`);
  }
}

describe.each(ACTOR_NAMES)('F-024 what reaches a %s', (name) => {
  test('F-024 is of no scope that is not for such eyes', () => {
    const foreign = received(name).filter(({ scope }) => !mayRead(name, scope));
    expect(foreign.map(({ kind, scope }) => `${kind} ${scope}`)).toEqual([]);
  });

  test('F-024 is everything that is', async () => {
    const ids = new Set(received(name).map(({ id }) => id));
    const all = (await Promise.all(kindNames().map((kind) => hub.hub.store.byKind(kind)))).flat();
    const missing = all.filter(({ id, scope }) => mayRead(name, scope) && !ids.has(id));
    expect(missing.map(({ kind, scope, id }) => `${kind} ${scope} ${id}`)).toEqual([]);
    expect(ids.size).toBeGreaterThan(20);
  });

  test.each([...new Set(kindNames().map((kind) => KINDS[kind].collection))])(
    'F-024 holds no foreign document in the collection %s',
    (collection) => {
      const kinds = new Set<string>(kindNames().filter((kind) => KINDS[kind].collection === collection));
      const here = received(name).filter(({ kind }) => kinds.has(kind));
      expect(here.every(({ scope }) => mayRead(name, scope))).toBe(true);
    },
  );
});

describe('F-117 contacts of other people', () => {
  const secretsSeenBy = (name: ActorName) => {
    const text = JSON.stringify(client(name).received);
    return Object.values(SECRETS).filter((secret) => text.includes(secret));
  };

  test.each(ACTOR_NAMES)(
    'F-117 are in no frame that a %s received, unless a confirmed administrator',
    (name) => {
      expect(secretsSeenBy(name)).toEqual(isAdministrator(name) ? Object.values(SECRETS) : []);
    },
  );

  test('F-117 stay away when they change and when somebody asks for them by name', async () => {
    const change = { person: idOf('pupil'), email: 'novyj@pochta.example', phone: '+7 900 765-43-21' };
    const act = actPart(idOf('administrator'), 'people.contact', change, { stamp: clock.stamp() });
    expect(await client('administrator').push(act)).toMatchObject([{ acceptance: {} }]);
    const contacts = await hub.hub.store.byKind('contact');
    for (const name of ACTOR_NAMES.filter((one) => !isAdministrator(one))) {
      client(name).send({ type: 'want', ids: contacts.map(({ id }) => id).slice(0, 50) });
      client(name).send({ type: 'ping', n: 7 });
      await client(name).next('pong');
      const text = JSON.stringify(client(name).received);
      for (const secret of [...Object.values(SECRETS), change.email, change.phone]) {
        expect(text.includes(secret), `${name} ${secret}`).toBe(false);
      }
    }
  });

  test('F-117 the log says who changed whose, and not to what', async () => {
    const lines = JSON.stringify(await hub.hub.store.byKind('audit'));
    expect(lines).toContain('people.contact');
    expect(lines).not.toContain('pochta.example');
  });
});

describe('F-019 a head who is not confirmed', () => {
  test('F-019 sees no log and is offered no chat of the management', async () => {
    expect(received('waitingHead').filter(({ scope }) => scope === 'audit')).toEqual([]);
    const directory = await hub.hub.facts.directory();
    expect(directory.factsOf(idOf('waitingHead')).isHead).toBe(false);
  });
});
