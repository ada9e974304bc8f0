import { expect, test } from 'vitest';
import type { FileRef } from '../schema/file-ref.ts';
import { messagePart, part, personCard, stampAt } from '../testing/make-documents.ts';
import { annaIn, openMemoryDatabase, openTestReplica, START_MS } from '../testing/replica-fixture.ts';

const file = (n: number): FileRef => ({
  digest: String(n).padStart(64, '0'),
  sizeBytes: 1000,
  type: 'application/pdf',
  name: `план ${n}.pdf`,
  width: 0,
  height: 0,
  durationMs: 0,
  isVoice: false,
});
const thumb = (id: string, by: string, picture: string) =>
  part({
    kind: 'thumb',
    id,
    scope: 'chat:c1',
    parent: 'm1',
    by,
    stamp: stampAt(5000),
    body: { digest: file(1).digest, picture },
  });

test('F-054 the files of a chat are listed, the newest first, as far back as was looked', async () => {
  const anna = await openTestReplica(await openMemoryDatabase(), START_MS);
  const say = (n: number, files?: FileRef[]) => {
    const said = messagePart({
      id: `m${n}`,
      by: 'boris',
      chat: 'c1',
      text: `${n}`,
      stamp: stampAt(1000 + n),
    });
    return files ? { ...said, body: { ...said.body, files } } : said;
  };
  await anna.receive(
    [
      ...annaIn('c1', '7Б, ученики'),
      personCard('boris', ['pupil'], { familyName: 'Ковалёв', givenName: 'Борис' }),
      say(1, [file(1), file(2)]),
      ...[2, 3, 4].map((n) => say(n)),
      say(5, [file(3)]),
      thumb('t1', 'boris', 'AAAA'),
      // Somebody else's picture of it is nobody's.
      thumb('t2', 'vera', 'BBBB'),
    ],
    1,
  );
  const all = await anna.until(
    'chatFiles',
    { chat: 'c1', looked: 1000 },
    ({ rows }) => rows[1]?.file.thumb === 'AAAA',
  );
  expect(all.hasEarlier).toBe(false);
  expect(all.rows.map((row) => [row.message, row.file.name, row.file.thumb])).toEqual([
    ['m5', 'план 3.pdf', ''],
    ['m1', 'план 1.pdf', 'AAAA'],
    ['m1', 'план 2.pdf', ''],
  ]);
  const some = await anna.until('chatFiles', { chat: 'c1', looked: 3 });
  expect([some.rows.length, some.hasEarlier]).toEqual([1, true]);
  const chats = await anna.until('chats', {});
  expect(chats[0]?.last).toMatchObject({ text: '5', attached: 'file' });
  await anna.replica.close();
});
