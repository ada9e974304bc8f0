import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { KINDS, kindNames } from '../../shared/schema/kinds.ts';
import { parserOf } from '../../shared/std/parse.ts';
import { takedownId } from '../../shared/schema/takedown.ts';
import { actPart, messagePart, part, stampAt } from '../../shared/testing/make-documents.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { fillSmallSchool } from '../../tests/fixtures/small-school.ts';
import { Hub } from '../hub.ts';
import { isOfPerson, PERSON_KINDS } from './person-documents.ts';
import { auditSource, personSource, rosterSource, schoolSource } from './sources.ts';
import type { ExportSource } from './export-desk.ts';

const NOW = 1_790_000_000_000;
const SECRET_HASH = 'd'.repeat(64);
const REASON = '=HYPERLINK("http://example.org")';
let hub: Hub;

beforeEach(async () => {
  hub = new Hub({ store: openMemoryStore(), keyPin: '00'.repeat(32), now: () => NOW, addresses: () => [] });
  await hub.store.setSetting('secret', 'the key of the hub');
  await fillSmallSchool(hub);
  const say = (by: string, text: string, n: number) =>
    hub.acceptor.push(by, [messagePart({ by, chat: 'c1', text, stamp: stampAt(NOW + n) })]);
  await say('pupil', 'Когда <b>контрольная</b>?', 1);
  await say('teacher', 'В пятницу, Даша', 2);
  const slip = {
    purpose: 'person' as const,
    person: 'pupil',
    role: 'pupil' as const,
    classroom: '',
    child: '',
    secretHash: SECRET_HASH,
    expiresAt: NOW,
    mostUses: 1,
    annulledAt: 0,
  };
  await hub.acceptor.writeAsSchool([part({ kind: 'slip', id: 'slip1', scope: 'slip:@school', body: slip })]);
  await hub.acceptor.push('admin', [
    actPart('admin', 'people.edit', edit('second', 'Тарас'), { stamp: stampAt(NOW + 3), reason: REASON }),
    actPart('admin', 'people.edit', edit('pupil', 'Дарина'), { stamp: stampAt(NOW + 4), reason: 'О Белове' }),
  ]);
});
afterEach(() => hub.store.close());

function edit(person: string, givenName: string): Record<string, unknown> {
  return { person, familyName: 'Белов', givenName, middleName: '', position: '' };
}

/** Fetches an archive as a client does, asking for the last piece twice. */
async function fetched(what: string, source: () => Promise<ExportSource>, who = 'admin') {
  const pieces: Uint8Array[] = [];
  let piece = await hub.exports.read(who, what, { export: '', offset: 0 }, source);
  let offset = 0;
  for (;;) {
    pieces.push(piece.bytes);
    const place = { export: piece.export, offset };
    expect(await hub.exports.read(who, what, place, source)).toEqual(piece);
    offset += piece.bytes.length;
    if (piece.isLast) break;
    piece = await hub.exports.read(who, what, { export: piece.export, offset }, source);
  }
  const files = unzipSync(Buffer.concat(pieces));
  return {
    files: Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, textOf(bytes)])),
    piece,
  };
}

const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const linesOf = (text = '') =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('F-124 the export of the school', () => {
  test('has every document with its acceptance, and says what it is', async () => {
    const { files, piece } = await fetched('school', () => schoolSource(hub));
    const parse = parserOf('exported document', AcceptedDocument);
    let count = 0;
    for (const kind of kindNames()) {
      const documents = linesOf(files[`documents/${kind}.jsonl`]);
      for (const document of documents) {
        expect(await hub.store.get(parse(document).id)).toMatchObject({ seq: document['seq'], kind });
      }
      count += documents.length;
      expect(JSON.parse(files[`schemas/${kind}.json`]!)).toEqual(
        JSON.parse(JSON.stringify(KINDS[kind].body)),
      );
    }
    const about = JSON.parse(files['about.json']!) as Record<string, unknown>;
    expect(about).toMatchObject({ format: 'zvonok-school', version: 1, hub: hub.store.hub });
    expect(piece).toMatchObject({ done: count, total: count });
    expect(files['README.txt']).toContain('documents/*.jsonl');
  });

  test('has no secrets', async () => {
    const { files } = await fetched('school', () => schoolSource(hub));
    const all = Object.values(files).join('\n');
    expect(linesOf(files['documents/slip.jsonl'])).toHaveLength(1);
    expect(all).not.toContain(SECRET_HASH);
    expect(all).not.toContain('the key of the hub');
  });

  test('is of the one who began it, and goes on where it is', async () => {
    const begin = () => schoolSource(hub);
    const first = await hub.exports.read('admin', 'school', { export: '', offset: 0 }, begin);
    const at = (offset: number) => ({ export: first.export, offset });
    await expect(hub.exports.read('head', 'school', at(0), begin)).rejects.toThrow('notFound');
    await expect(hub.exports.read('admin', 'person pupil', at(0), begin)).rejects.toThrow('notFound');
    await expect(hub.exports.read('admin', 'school', at(3), begin)).rejects.toThrow('badRequest');
    await expect(
      hub.exports.read('admin', 'school', { export: 'nothing', offset: 0 }, begin),
    ).rejects.toThrow('notFound');
  });
});

describe('F-128 the export of one person', () => {
  test('lacks quotes of what was taken back or out since, as the export of the school does; others stay', async () => {
    const source = (by: string, n: number, text: string) =>
      messagePart({ by, chat: 'c1', text, stamp: stampAt(NOW + n) });
    const answer = (n: number, replyTo: string, quote: string) =>
      messagePart({ by: 'pupil', chat: 'c1', stamp: stampAt(NOW + n), body: { text: 'Да', replyTo, quote } });
    const sources = [
      source('second', 11, 'Тайна раз'),
      source('second', 12, 'Тайна два'),
      source('teacher', 13, 'Явно'),
    ];
    for (const one of sources) await hub.acceptor.push(one.by, [one]);
    await hub.acceptor.push(
      'pupil',
      sources.map(({ id, body }, n) => answer(21 + n, id, String(body['text']))),
    );
    const [gone, out] = sources;
    const empty = { gone: true, stamp: stampAt(NOW + 31), body: { text: '', replyTo: '' } };
    await hub.acceptor.push('second', [{ ...gone!, ...empty }]);
    const takedown = { id: takedownId(out!.id, 'teacher'), scope: 'chat:c1', parent: out!.id, by: 'teacher' };
    const body = { author: 'second', reason: 'Так нельзя', edition: 'standard', rule: 1 };
    await hub.acceptor.push('teacher', [
      part({ kind: 'takedown', ...takedown, stamp: stampAt(NOW + 32), body }),
    ]);
    const { files } = await fetched('person pupil', () => personSource(hub, 'pupil'));
    const person = Object.values(files).join('\n');
    expect(person).not.toContain('Тайна');
    expect(person).toContain('Явно');
    const school = await fetched('school', () => schoolSource(hub));
    const answers = linesOf(school.files['documents/message.jsonl']).filter(({ by }) => by === 'pupil');
    expect(JSON.stringify(answers)).not.toContain('Тайна');
    expect(JSON.stringify(answers)).toContain('Явно');
  });

  test('has what the person wrote and what the school keeps of the person, and nothing that others wrote', async () => {
    const { files } = await fetched('person pupil', () => personSource(hub, 'pupil'));
    expect(linesOf(files['data/message.jsonl'])).toMatchObject([{ by: 'pupil' }]);
    expect(linesOf(files['data/person.jsonl'])).toMatchObject([
      { id: 'pupil', body: { givenName: 'Дарина' } },
    ]);
    expect(linesOf(files['data/contact.jsonl'])).toMatchObject([{ body: { email: 'pupil@example.org' } }]);
    expect(linesOf(files['data/audit.jsonl'])).toMatchObject([{ body: { targets: ['pupil'] } }]);
    const all = Object.values(files).join('\n');
    for (const foreign of ['В пятницу', 'О Белове', 'second@example.org', SECRET_HASH]) {
      expect(all).not.toContain(foreign);
    }
  });

  test('can be read in a browser, and what is written in it stays text', async () => {
    const { files } = await fetched('person pupil', () => personSource(hub, 'pupil'));
    expect(files['person.html']).toContain('Когда &lt;b&gt;контрольная&lt;/b&gt;?');
    expect(files['person.html']).not.toContain('<b>контрольная');
  });

  test('looks into every kind in which somebody else than the school writes', () => {
    const written = kindNames().filter((kind) => KINDS[kind].writer !== 'school' && kind !== 'chat');
    for (const kind of written) expect(PERSON_KINDS).toContain(kind);
    expect(isOfPerson(messagePart({ by: 'pupil', chat: 'c1' }), 'pupil')).toBe(true);
  });

  test('of nobody is not there', async () => {
    await expect(fetched('person x', () => personSource(hub, 'x'))).rejects.toThrow('notFound');
  });
});

describe('F-124 the export of the log', () => {
  test('has every line, the reasons, and the check of the chain', async () => {
    const { files } = await fetched('audit', () => auditSource(hub));
    expect(linesOf(files['log.jsonl'])).toMatchObject([{ n: 1, actor: 'admin' }, { n: 2 }]);
    expect(JSON.parse(files['check.json']!)).toMatchObject({
      isWhole: true,
      logs: [{ lines: 2, brokenAt: 0 }],
    });
    expect(files['log.csv']).toContain('Орлов Пётр');
  });

  test('is harmless in a spreadsheet program', async () => {
    const { files } = await fetched('audit', () => auditSource(hub));
    expect(files['log.csv']!.startsWith('\uFEFFlog,n,at,')).toBe(true);
    expect(files['log.csv']).toContain(`"'=HYPERLINK(""http://example.org"")"`);
    expect(files['log.csv']).not.toMatch(/(^|[,"])[=+\-@]/m);
  });

  test('says where the chain is broken', async () => {
    const line = (await hub.store.byKind('audit')).find(({ body }) => body['n'] === 2)!;
    await hub.store.put([{ ...line, body: { ...line.body, actor: 'mallory' } }]);
    const { files } = await fetched('audit', () => auditSource(hub));
    expect(JSON.parse(files['check.json']!)).toMatchObject({ isWhole: false, logs: [{ brokenAt: 2 }] });
  });
});

test('F-124 the export of the roster has the files of the standard', async () => {
  const { files } = await fetched('roster', () => rosterSource(hub));
  expect(Object.keys(files).sort()).toEqual(
    ['academicSessions', 'classes', 'courses', 'enrollments', 'manifest', 'orgs', 'roles', 'users'].map(
      (name) => `${name}.csv`,
    ),
  );
});
