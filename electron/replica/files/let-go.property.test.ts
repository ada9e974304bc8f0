import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { FileRef } from '../../../shared/schema/file-ref.ts';
import { takedownId } from '../../../shared/schema/takedown.ts';
import { messagePart, part, stampAt } from '../../../shared/testing/make-documents.ts';
import {
  annaIn,
  openMemoryDatabase,
  openTestReplica,
  type TestReplica,
} from '../../../shared/testing/replica-fixture.ts';
import type { FileEntry } from './file-table.ts';
import { LetGo } from './let-go.ts';

const FILES = 4;
const MESSAGES = 5;
const AUTHORS = ['anna', 'boris'];
const authorOf = (message: number) => AUTHORS[message % AUTHORS.length] ?? '';
const digestOf = (file: number) => String(file).padStart(64, '0');

function refOf(file: number): FileRef {
  const type = 'application/pdf';
  const digest = digestOf(file);
  return { digest, sizeBytes: 1, type, name: 'лист', width: 0, height: 0, durationMs: 0, isVoice: false };
}

/** The files of a computer without a disk. */
class Table {
  readonly entries = new Map<string, FileEntry>();
  readonly notes = new Map<string, string>();

  put(digest: string, of: Partial<FileEntry> = {}): void {
    const place = {
      sizeBytes: 1,
      type: '',
      isHere: true,
      isOnHub: true,
      isOwn: false,
      isKept: false,
    } as const;
    this.entries.set(digest, { digest, ...place, up: '', down: '', document: '', usedAt: 0, ...of });
  }
  get = (digest: string) => this.entries.get(digest);
  note = (name: string) => this.notes.get(name);
  notesFrom = (beginning: string) => [...this.notes].filter(([name]) => name.startsWith(beginning));
  setNote = (name: string, value: string | undefined) =>
    void (value === undefined ? this.notes.delete(name) : this.notes.set(name, value));
}

function openLetGo(anna: TestReplica, table: Table): LetGo {
  return new LetGo({
    table,
    names: anna.replica.fileNames(() => Promise.resolve()),
    remove: (digest) => Promise.resolve(void table.entries.delete(digest)),
    onFault: (fault) => expect.fail(String(fault)),
  });
}

const message = fc.nat({ max: MESSAGES - 1 });
const files = fc.uniqueArray(fc.nat({ max: FILES - 1 }), { maxLength: FILES });
const step = fc.oneof(
  fc.record({ do: fc.constant('write' as const), message, files }),
  fc.record({ do: fc.constant('delete' as const), message }),
  fc.record({ do: fc.constant('takeDown' as const), message }),
  fc.record({ do: fc.constant('restart' as const), message }),
);

test('F-054 what nothing living names any more is not on the computer, and what something names is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const anna = await openTestReplica(await openMemoryDatabase());
      await anna.receive(annaIn('c1', '7Б'), 1);
      const table = new Table();
      let letGo = openLetGo(anna, table);
      const written = new Map<number, { readonly files: readonly number[]; readonly isGone: boolean }>();
      const takenOut = new Set<number>();
      const alive = () =>
        new Set(
          [...written].flatMap(([one, held]) => {
            const isOut = authorOf(one) !== 'anna' && takenOut.has(one);
            return held.isGone || isOut ? [] : held.files.map(digestOf);
          }),
        );
      let seq = 10;
      for (const one of steps) {
        const id = stampAt(one.message + 1);
        const by = authorOf(one.message);
        if (one.do === 'restart') {
          await letGo.close();
          letGo = openLetGo(anna, table);
        } else if (one.do === 'takeDown') {
          const body = { author: by, reason: 'Так нельзя' };
          const place = { id: takedownId(id, 'vera'), scope: 'chat:c1', parent: id, by: 'vera' };
          await anna.receive([part({ kind: 'takedown', ...place, stamp: stampAt(seq + 100), body })], seq++);
          takenOut.add(one.message);
        } else {
          const isGone = one.do === 'delete' || written.get(one.message)?.isGone === true;
          const named = one.do === 'write' && !isGone ? one.files : [];
          written.set(one.message, { files: named, isGone });
          const body = { text: 'Вот', replyTo: '', files: named.map(refOf) };
          const version = messagePart({ by, chat: 'c1', id, stamp: stampAt(seq + 100), body });
          await anna.receive([{ ...version, gone: isGone }], seq++);
          // What is shown is fetched.
          for (const digest of alive()) if (!table.get(digest)) table.put(digest);
        }
        await vi.waitFor(() => expect(new Set(table.entries.keys())).toEqual(alive()));
      }
      await letGo.close();
      await anna.replica.close();
    }),
    { numRuns: 25 },
  );
});

test('F-054 the only copy waits until a hub has said yes to the deletion; drafts and forms keep what they name', async () => {
  const anna = await openTestReplica(await openMemoryDatabase());
  await anna.receive(annaIn('c1', '7Б'), 1);
  const table = new Table();
  const letGo = openLetGo(anna, table);
  const { replica, store } = anna;
  const [own, kept] = [0, 1];
  table.put(digestOf(own), { isOnHub: false, up: 'wanted' });
  table.put(digestOf(kept));
  const fields = { text: 'Что взять', files: JSON.stringify([refOf(kept)]) };
  await replica.saveDraft('form.task.c1', JSON.stringify({ chat: 'c1', about: '', fields }));
  const files = [refOf(own), refOf(kept)];
  const said = { chat: 'c1', text: 'Вот', thumbs: [], replyTo: '', quote: '', mentions: [] };
  const { id } = await replica.fileMessages.send({ ...said, files });
  await anna.receive(await store.unsent(10), 20);
  await replica.talk.do({ do: 'delete', message: id });
  await vi.waitFor(() => expect(table.notes.size).toBe(1));
  expect([...table.entries.keys()]).toEqual([digestOf(own), digestOf(kept)]);
  await anna.receive(await store.unsent(10), 30);
  await vi.waitFor(() => expect(table.notes.size).toBe(0));
  expect([...table.entries.keys()]).toEqual([digestOf(kept)]);
  await letGo.close();
  await replica.close();
});
