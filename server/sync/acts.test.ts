import { beforeEach, describe, expect, test } from 'vitest';
import { tryAct } from '../../shared/acts/try-act.ts';
import { firstBreak } from '../../shared/directory/chain.ts';
import { Directory, HELD_KINDS } from '../../shared/directory/directory.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { type AuditBody } from '../../shared/schema/audit.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { actPart, messagePart, stampAt, personCard } from '../../shared/testing/make-documents.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { SMALL_SCHOOL } from '../../tests/fixtures/small-school.ts';
import { sha256 } from '../audit/ledger.ts';
import type { HubStore } from '../store/hub-store.ts';
import { Acceptor } from './acceptor.ts';
import { FactsSource } from './facts-source.ts';

const NOW = 1_700_000_000_000;
let store: HubStore;
let acceptor: Acceptor;
let stamps = 0;

function acceptorOver(over: HubStore): Acceptor {
  return new Acceptor({
    store: over,
    facts: new FactsSource(over),
    now: () => NOW,
    stamp: () => stampAt(NOW + ++stamps),
  });
}

beforeEach(async () => {
  store = openMemoryStore();
  acceptor = acceptorOver(store);
  await acceptor.writeAsSchool(SMALL_SCHOOL);
});

async function log(): Promise<readonly AuditBody[]> {
  const lines = await store.byKind('audit');
  return lines.flatMap((line) => (isOfKind(line, 'audit') ? [line.body] : [])).sort((a, b) => a.n - b.n);
}

const rename = (title: string, stamp = stampAt(NOW)): AuthorPart =>
  actPart('admin', 'school.edit', { title }, { stamp, clause: 'P-2.1(3)' });

async function titleNow(): Promise<unknown> {
  const school = await store.get('school1');
  return school && isOfKind(school, 'school') ? school.body.title : undefined;
}

describe('[ACT-1] an act that a person may do', () => {
  test('is carried out in the same step in which it is accepted', async () => {
    const before = await store.head();
    const [verdict] = await acceptor.push('admin', [rename('Школа № 2')]);
    expect(verdict).toMatchObject({ acceptance: {} });
    expect(await titleNow()).toBe('Школа № 2');
    expect(await store.head()).toBe(before + 3);
  });

  test('[ACT-3] is carried out once, however often it is pushed', async () => {
    await acceptor.push('admin', [rename('Школа № 2')]);
    await acceptor.push('admin', [rename('Школа № 3', stampAt(NOW + 1))]);
    await acceptor.push('admin', [rename('Школа № 2')]);
    expect(await titleNow()).toBe('Школа № 3');
    expect(await log()).toHaveLength(2);
  });

  test('[ACT-3] is never changed', async () => {
    await acceptor.push('admin', [rename('Школа № 2')]);
    const again = { ...rename('Школа № 3'), stamp: stampAt(NOW + 5) };
    expect(await acceptor.push('admin', [again])).toMatchObject([{ refusal: { code: 'idTaken' } }]);
    expect(await titleNow()).toBe('Школа № 2');
  });
});

describe('[ACT-2] an act that is refused', () => {
  test.each(['teacher', 'pupil', 'mother'])('refuses when not allowed: %s', async (who) => {
    const before = await store.head();
    const act = actPart(who, 'school.edit', { title: 'Моя школа' }, { stamp: stampAt(NOW) });
    expect(await acceptor.push(who, [act])).toMatchObject([{ refusal: { code: 'notAllowed' } }]);
    expect(await store.head()).toBe(before);
  });

  test.each([
    [
      'an action that does not exist',
      actPart('admin', 'school.burn', {}, { stamp: stampAt(NOW) }),
      'notFound',
    ],
    [
      'data of another shape',
      actPart('admin', 'school.edit', { title: 7 }, { stamp: stampAt(NOW) }),
      'badRequest',
    ],
    ['somebody else’s place', { ...rename('x'), scope: 'act:teacher' }, 'notAllowed'],
    ['somebody else’s name', { ...rename('x'), by: 'teacher', scope: 'act:teacher' }, 'notAllowed'],
    ['the school’s own name', { ...rename('x'), by: '@school' }, 'notAllowed'],
    ['one that takes itself back', { ...rename('x'), gone: true }, 'notAllowed'],
  ])('%s leaves no trace', async (_what, act, code) => {
    const before = await store.head();
    expect(await acceptor.push('admin', [act])).toMatchObject([{ refusal: { code } }]);
    expect(await store.head()).toBe(before);
    expect(await log()).toEqual([]);
  });
});

describe('[ACT-6] an act that names the id of something new', () => {
  const newClass = (id: string, stamp: string) =>
    actPart(
      'admin',
      'classrooms.add',
      { items: [{ id, title: '5А', type: 'homeroom', grade: 5, subject: '', homeroom: '' }] },
      { stamp },
    );

  test('gets hold of nobody’s message, and of no act, not even itself', async () => {
    const [said, act] = [stampAt(NOW - 5), stampAt(NOW)];
    await acceptor.push('pupil', [messagePart({ by: 'pupil', chat: 'c1', stamp: said })]);
    const before = await store.head();
    for (const taken of [said, act]) {
      expect(await acceptor.push('admin', [newClass(taken, act)])).toMatchObject([
        { refusal: { code: 'idTaken' } },
      ]);
    }
    expect([await store.head(), await log()]).toEqual([before, []]);
    expect(await store.get(said)).toMatchObject({ kind: 'message', by: 'pupil' });
  });
});

describe('[AUDIT-1] the log', () => {
  test('holds a line for each act, chained over restarts, with ids and no texts', async () => {
    await acceptor.push('admin', [rename('Школа № 2')]);
    const later = acceptorOver(store);
    await later.begin();
    await later.push('admin', [rename('Школа № 3', stampAt(NOW + 9))]);
    const lines = await log();
    expect(lines.map(({ n, actor, action, clause, act }) => ({ n, actor, action, clause, act }))).toEqual([
      { n: 1, actor: 'admin', action: 'school.edit', clause: 'P-2.1(3)', act: stampAt(NOW) },
      { n: 2, actor: 'admin', action: 'school.edit', clause: 'P-2.1(3)', act: stampAt(NOW + 9) },
    ]);
    expect(firstBreak(lines, sha256)).toBe(0);
    expect(JSON.stringify(lines)).not.toContain('Школа');
  });
});

describe('[ACT-7] what a client previews', () => {
  test.each<[string, Record<string, unknown>]>([
    ['school.edit', { title: 'Школа № 2' }],
    ['policy.set', { name: 'pupilsWriteInChats', chat: '', value: false, isSet: true }],
    ['move.transfer', { person: 'pupil', from: 'k1', to: 'k2' }],
    ['move.leave', { person: 'pupil', role: '' }],
    ['people.confirm', { person: 'second-teacher' }],
  ])('of %s is what the hub writes', async (action, data) => {
    await acceptor.writeAsSchool([personCard('second-teacher', ['teacher'])]);
    const directory = new Directory();
    for (const kind of HELD_KINDS) for (const one of await store.byKind(kind)) directory.take(one);
    const act = actPart('admin', action, data, { stamp: stampAt(NOW), reason: 'по приказу' });
    if (!isOfKind(act, 'act')) throw new Error('no act');
    const context = { actor: directory.factsOf('admin'), directory, act: act.id, at: acceptor.time() };
    const { parts } = tryAct(context, act.body);
    const before = await store.head();
    expect(await acceptor.push('admin', [act])).toMatchObject([{ acceptance: {} }]);
    expect(parts.length).toBeGreaterThan(0);
    for (const { id, kind, scope, parent, body } of parts) {
      expect(await store.get(id), id).toMatchObject({ kind, scope, parent, body });
    }
    // The act, what it says, who is out of a chat by it, and its line in the log.
    const removals = (await store.byKind('removal')).length;
    expect(await store.head()).toBe(before + parts.length + removals + 2);
  });
});
