import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { firstBreak } from '../../shared/directory/chain.ts';
import { ROSTER_SORTS, type RosterSort } from '../../shared/ipc/roster-calls.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { personCard } from '../../shared/testing/make-documents.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { fixtureTexts, replaced, type RosterTexts } from '../../tests/fixtures/roster/fixture-files.ts';
import { SchoolSetup } from '../admin/school-setup.ts';
import { sha256 } from '../audit/ledger.ts';
import { rosterId } from '../documents.ts';
import { rosterFiles } from '../export/roster-files.ts';
import { Hub } from '../hub.ts';
import { parseRoster } from './parse-roster.ts';
import { schoolNow } from './school-name.ts';
import type { RosterFileName } from './columns.ts';

const TEXTS = fixtureTexts('small-1.2');
const ADMIN = 'admin';
let hub: Hub;

const bytesOf = (texts: ReadonlyMap<RosterFileName, string | Uint8Array>) =>
  [...texts].map(([name, text]) => ({ name, bytes: typeof text === 'string' ? Buffer.from(text) : text }));

beforeEach(async () => {
  hub = new Hub({
    store: openMemoryStore(),
    keyPin: '00'.repeat(32),
    now: () => Date.parse('2026-10-01T09:00:00Z'),
    addresses: () => [],
  });
  const contents = new Map(bytesOf(TEXTS).flatMap(({ name, bytes }) => [[name, bytes] as const]));
  const { roster } = parseRoster({ contents, problems: [] }, { today: '2026-10-01' });
  await new SchoolSetup(hub).importRoster({
    roster: roster!,
    administrator: '',
    isDemo: false,
    confirmsStaff: true,
  });
  await hub.acceptor.writeAsSchool([personCard(ADMIN, ['administrator'], { isVerified: true })]);
});
afterEach(() => hub.store.close());

/** Sends a roster in pieces and looks at what it changes. */
async function lay(texts: ReadonlyMap<RosterFileName, string | Uint8Array>, who = ADMIN) {
  const files = bytesOf(texts);
  hub.rosters.begin(who, { files: files.map(({ name, bytes }) => ({ name, sizeBytes: bytes.length })) });
  for (const { name, bytes } of files) {
    for (let offset = 0; offset < bytes.length; offset += 200) {
      hub.rosters.write(who, { file: name, offset, bytes: bytes.subarray(offset, offset + 200) });
    }
  }
  return await hub.rosters.preview(who);
}

async function apply(digest: string, sorts: readonly RosterSort[] = ROSTER_SORTS): Promise<void> {
  await hub.rosters.apply(ADMIN, { expects: digest, sorts: [...sorts], reason: 'Выгрузка на 1 октября' });
  await vi.waitUntil(() => hub.rosters.progress(ADMIN).state !== 'applying', {
    timeout: 30_000,
    interval: 5,
  });
}

const counts = (preview: { readonly sorts: readonly { readonly sort: string; readonly count: number }[] }) =>
  Object.fromEntries(preview.sorts.map(({ sort, count }) => [sort, count]));
const idOf = async (what: string, sourcedId: string) => rosterId((await hub.school())!.id, what, sourcedId);
const card = async (sourcedId: string) => {
  const found = await hub.store.get(await idOf('person', sourcedId));
  if (!found || !isOfKind(found, 'person')) throw new Error('no such person');
  return found.body;
};
async function log() {
  const lines = await hub.store.byKind('audit');
  return lines.flatMap((line) => (isOfKind(line, 'audit') ? [line.body] : [])).sort((a, b) => a.n - b.n);
}

/** Amir goes to 7А, the librarian leaves, Dasha has another name, somebody new comes. */
const CHANGED: RosterTexts = (() => {
  const moved = replaced(TEXTS, 'enrollments.csv', ...amirsClass());
  const renamed = replaced(moved, 'users.csv', 'Дарья', 'Дарина');
  return withoutLines(renamed, 'library');
})();

function amirsClass(): [string, string] {
  const line = TEXTS.get('enrollments.csv')!
    .split('\n')
    .find((one) => one.startsWith('e6,'))!;
  return [line, line.replace('7b', '7a')];
}

function withoutLines(texts: RosterTexts, word: string): RosterTexts {
  return new Map(
    [...texts].map(([file, text]) => [
      file,
      text
        .split('\n')
        .filter((line) => !line.includes(word))
        .join('\n'),
    ]),
  );
}

describe('F-124 a roster that is laid before the running hub', () => {
  test('changes nothing when it says what the school is', async () => {
    const preview = await lay(TEXTS);
    expect(preview).toMatchObject({ sorts: [], school: 'same', endsMostPeople: false });
  });

  test('and so does the one that the school exports itself', async () => {
    const directory = await hub.facts.directory();
    const files = rosterFiles(directory, await schoolNow(hub.store, directory), '2026-10-01');
    expect(await lay(files)).toMatchObject({ sorts: [], school: 'same', problems: [] });
  });

  test('that has errors shows them and cannot be applied', async () => {
    const preview = await lay(replaced(TEXTS, 'roles.csv', 'principal', 'studnet'));
    expect(preview).toMatchObject({ digest: '', sorts: [] });
    expect(preview.problems[0]).toMatchObject({ file: 'roles.csv', column: 'role', severity: 'error' });
    await expect(apply('a'.repeat(64))).rejects.toMatchObject({ data: { code: 'notFound' } });
  });

  test('of another school is refused', async () => {
    const other = new Map(
      [...TEXTS].map(([file, text]) => {
        const ids = file === 'orgs.csv' ? /^school(?=,)/gm : /(?<=,)school(?=,|$)/gm;
        return [file, text.replace(ids, 'elsewhere')] as const;
      }),
    );
    const preview = await lay(other);
    expect(preview.problems).toEqual([]);
    expect(preview.school).toBe('other');
    await expect(apply(preview.digest)).rejects.toMatchObject({ data: { code: 'schoolExists' } });
  });
});

describe('F-021 a changed roster', () => {
  test('is shown as movements, with what follows for people in numbers', async () => {
    const preview = await lay(CHANGED);
    expect(counts(preview)).toEqual({ names: 1, transfers: 1, departures: 1 });
    expect(preview.sorts.find(({ sort }) => sort === 'departures')?.consequences).toMatchObject({
      leaves: 1,
    });
    expect(preview.sorts.find(({ sort }) => sort === 'transfers')?.consequences).toMatchObject({
      classEnds: 1,
      classBegins: 1,
      chatOffered: 2,
      chatEnds: 3,
    });
    expect(hub.rosters.lines(ADMIN, { sort: 'transfers', from: 0 })).toEqual({
      count: 1,
      lines: [{ name: 'Гарипов Амир Русланович', from: '7Б', to: '7А' }],
    });
  });

  test('is carried out whole, each movement with its line in the log, and nothing is left', async () => {
    const { digest } = await lay(CHANGED);
    await apply(digest);
    expect(hub.rosters.progress(ADMIN)).toEqual({ state: 'done', done: 3, total: 3, unfit: {} });
    expect(await card('library')).toMatchObject({ leftAt: expect.any(Number) as number });
    expect((await card('library')).leftAt).toBeGreaterThan(0);
    expect(await card('dasha')).toMatchObject({ givenName: 'Дарина', leftAt: 0 });
    const whole = await log();
    const lines = whole.filter(({ clause }) => clause === 'P-2.1(11)');
    expect(lines.map(({ action, actor, clause }) => ({ action, actor, clause }))).toEqual(
      ['roster.apply', 'people.edit', 'move.transfer', 'move.leave'].map((action) => {
        return { action, actor: ADMIN, clause: 'P-2.1(11)' };
      }),
    );
    expect(new Set(lines.map(({ act }) => act)).size).toBe(1);
    expect(new Set(lines.map(({ reasonHash }) => reasonHash))).toEqual(
      new Set([sha256('Выгрузка на 1 октября')]),
    );
    expect(firstBreak(whole, sha256)).toBe(0);
    expect((await lay(CHANGED)).sorts).toEqual([]);
  });

  test('F-099 puts nobody into a chat, whatever it changes', async () => {
    const inChats = async () =>
      (await hub.store.byKind('membership')).filter(
        (one) => isOfKind(one, 'membership') && one.body.groupType === 'chat' && one.body.state === 'active',
      );
    expect(await inChats()).toEqual([]);
    const { digest } = await lay(CHANGED);
    await apply(digest);
    expect(await inChats()).toEqual([]);
  });

  test('F-022 ends the access of whoever has left at once', async () => {
    const { digest } = await lay(CHANGED);
    expect((await hub.facts.of(await idOf('person', 'library'))).isPresent).toBe(true);
    await apply(digest);
    expect((await hub.facts.of(await idOf('person', 'library'))).isPresent).toBe(false);
  });

  test('is carried out in the sorts that were chosen', async () => {
    const { digest } = await lay(CHANGED);
    await apply(digest, ['names']);
    expect(counts(await lay(CHANGED))).toEqual({ transfers: 1, departures: 1 });
  });

  test('is refused where the school has changed since it was shown', async () => {
    const { digest } = await lay(CHANGED);
    const amir = await hub.store.get(await idOf('person', 'amir'));
    if (!amir || !isOfKind(amir, 'person')) throw new Error('no such person');
    const { id, scope, body } = amir;
    await hub.acceptor.writeAsSchool([
      hub.documents.make('person', { id, scope, body: { ...body, givenName: 'Эмир' } }),
    ]);
    await expect(apply(digest)).rejects.toMatchObject({ data: { code: 'actOutdated' } });
    expect((await card('library')).leftAt).toBe(0);
  });

  test('does not end people who were entered by hand, and not those whom an order has appointed', async () => {
    const preview = await lay(withoutLines(withoutLines(TEXTS, 'library'), 'head'));
    const lines = hub.rosters.lines(ADMIN, { sort: 'departures', from: 0 }).lines.map(({ name }) => name);
    expect(preview.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(lines).toEqual(['Кириллова Нина Алексеевна']);
  });

  test('brings back who left, and confirms nobody', async () => {
    await apply((await lay(CHANGED)).digest);
    await apply((await lay(TEXTS)).digest);
    expect(await card('library')).toMatchObject({ leftAt: 0, isVerified: false });
    expect((await log()).map(({ action }) => action)).toContain('move.return');
    expect((await lay(TEXTS)).sorts).toEqual([]);
  });

  test('can be stopped between two movements, and carried out later', async () => {
    const { digest } = await lay(CHANGED);
    await hub.rosters.apply(ADMIN, { expects: digest, sorts: [...ROSTER_SORTS], reason: '' });
    hub.rosters.cancel(ADMIN);
    await vi.waitUntil(() => hub.rosters.progress(ADMIN).state !== 'applying', {
      timeout: 30_000,
      interval: 5,
    });
    expect(hub.rosters.progress(ADMIN).state).toBe('cancelled');
    const left = await lay(CHANGED);
    await apply(left.digest);
    expect((await lay(CHANGED)).sorts).toEqual([]);
  });
});

describe('F-021 the classes of a roster', () => {
  const titles = async () =>
    (await hub.facts.directory())
      .all('chat')
      .flatMap(({ body }) => (body.classroom === '' || body.isArchived ? [] : [body.title]))
      .sort();

  test('take each other’s names in any order, and their chats follow', async () => {
    const turned = new Map(TEXTS).set(
      'classes.csv',
      TEXTS.get('classes.csv')!.replace(/7А/g, '8А').replace(/7Б/g, '7А'),
    );
    expect(counts(await lay(turned))).toEqual({ changedClasses: 3 });
    await apply((await lay(turned)).digest);
    expect(hub.rosters.progress(ADMIN)).toMatchObject({ unfit: {} });
    expect(await titles()).toEqual([
      '7А, ученики',
      '8А, ученики',
      'Алгебра, 7А',
      'Родители 7А',
      'Родители 8А',
    ]);
    expect((await lay(turned)).sorts).toEqual([]);
  });

  test('do not take the name of a class that was entered by hand', async () => {
    const id = hub.clock.stamp();
    const body = {
      title: '8А',
      type: 'homeroom' as const,
      grade: 8,
      subject: '',
      sourcedId: '',
      isArchived: false,
    };
    await hub.acceptor.writeAsSchool([hub.documents.make('classroom', { id, scope: 'school', body })]);
    const renamed = new Map(TEXTS).set('classes.csv', TEXTS.get('classes.csv')!.replace(/7А/g, '8A'));
    const preview = await lay(renamed);
    expect(preview.sorts).toMatchObject([{ sort: 'changedClasses', unfit: { nameTaken: 1 } }]);
    await apply(preview.digest);
    expect(hub.rosters.progress(ADMIN)).toMatchObject({ state: 'done', unfit: { nameTaken: 1 } });
  });

  test('move with their pupils where the other system gives every class a new id', async () => {
    const renumbered = new Map(
      [...TEXTS].map(([file, text]) => [file, text.replace(/\b(7[ab])(?=,|$|-)/gm, 'next-$1')] as const),
    );
    const preview = await lay(renumbered);
    expect(preview.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(counts(preview)).toMatchObject({ newClasses: 3, transfers: 3, endedClasses: 3 });
    await apply(preview.digest);
    expect(hub.rosters.progress(ADMIN)).toMatchObject({ state: 'done', unfit: {} });
    expect((await lay(renumbered)).sorts).toEqual([]);
  });
});

describe('the files on their way', () => {
  test('are taken in pieces, also twice, but not with a gap', () => {
    hub.rosters.begin(ADMIN, { files: [{ name: 'users.csv', sizeBytes: 10 }] });
    const piece = { file: 'users.csv', offset: 0, bytes: new Uint8Array(5) };
    expect(hub.rosters.write(ADMIN, piece)).toEqual({ received: 5 });
    expect(hub.rosters.write(ADMIN, piece)).toEqual({ received: 5 });
    for (const bad of [{ offset: 7 }, { bytes: new Uint8Array(11) }])
      expect(() => hub.rosters.write(ADMIN, { ...piece, ...bad })).toThrow('badRequest');
    expect(() => hub.rosters.write(ADMIN, { ...piece, file: 'orgs.csv' })).toThrow('notFound');
    expect(() => hub.rosters.write('teacher', piece)).toThrow('notFound');
  });

  test.each([
    [
      'two files of one name',
      [
        { name: 'users.csv', sizeBytes: 1 },
        { name: 'USERS.csv', sizeBytes: 1 },
      ],
      'badRequest',
    ],
    [
      'files of no roster',
      [
        { name: 'users.csv', sizeBytes: 1 },
        { name: 'virus.exe', sizeBytes: 1 },
      ],
      'badRequest',
    ],
    ['more than fits', [{ name: 'users.csv', sizeBytes: 2 ** 30 }], 'rosterUnreadable'],
  ])('%s are refused', (_what, files, code) => {
    expect(() => hub.rosters.begin(ADMIN, { files })).toThrow(code);
  });

  test('that are incomplete, or no archive, are no roster', async () => {
    hub.rosters.begin(ADMIN, { files: [{ name: 'users.csv', sizeBytes: 10 }] });
    await expect(hub.rosters.preview(ADMIN)).rejects.toMatchObject({ data: { code: 'badRequest' } });
    hub.rosters.begin(ADMIN, { files: [{ name: 'roster.zip', sizeBytes: 4 }] });
    hub.rosters.write(ADMIN, { file: 'roster.zip', offset: 0, bytes: Buffer.from('nope') });
    expect(await hub.rosters.preview(ADMIN)).toMatchObject({ digest: '', problemCount: 1 });
  });

  test('of several people do not meet, and only so many lie there at once', () => {
    const files = { files: [{ name: 'users.csv', sizeBytes: 1 }] };
    for (const who of ['a', 'b', 'c', 'd']) hub.rosters.begin(who, files);
    expect(() => hub.rosters.begin('e', files)).toThrow('tooMany');
    hub.rosters.cancel('a');
    expect(hub.rosters.begin('e', files)).toEqual({});
  });
});
