import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import type { FileRef } from '../../shared/schema/file-ref.ts';
import type { TaskVerdict } from '../../shared/schema/task.ts';
import { TEST_DEVICE } from '../../shared/testing/make-documents.ts';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import { announced, askForFile, fileRef, patchAt, tus } from '../fixtures/file-requests.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { fillSmallSchool } from '../fixtures/small-school.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

const clock = new HybridClock({ now: () => Date.now(), device: TEST_DEVICE });
const clients = new Map<string, RawClient>();
const passes = new Map<string, string>();
let hub: TestHub;
let task: string;

beforeAll(async () => {
  hub = await startTestHub();
  await fillSmallSchool(hub.hub);
  for (const who of ['pupil', 'second', 'mother', 'teacher', 'admin']) {
    const client = await RawClient.enter(hub, who);
    const answer = await client.call('files.pass', {});
    if (!answer.ok) throw new Error(answer.error.code);
    clients.set(who, client);
    passes.set(who, (answer.value as { pass: string }).pass);
  }
  task = await given('teacher', 'task', 'chat:c1', 'c1', {
    title: 'Дроби',
    text: '',
    files: [],
    dueAt: 0,
    isClosed: false,
  });
});
afterAll(async () => {
  for (const client of clients.values()) client.close();
  await hub.remove();
});

type Kind = 'task' | 'taskanswer' | 'taskreply' | 'taskshow';
function made(by: string, kind: Kind, scope: string, parent: string, body: object): AuthorPart {
  const stamp = clock.stamp();
  return { id: stamp, kind, scope, parent, by, stamp, gone: false, body: { ...body } };
}
async function given(by: string, kind: Kind, scope: string, parent: string, body: object): Promise<string> {
  const one = made(by, kind, scope, parent, body);
  expect(await clients.get(by)!.push(one)).toMatchObject([{ acceptance: {} }]);
  return one.id;
}
async function uploaded(who: string, words: string): Promise<FileRef> {
  const bytes = Buffer.concat([Buffer.from(words), randomBytes(500)]);
  const pass = passes.get(who)!;
  const begun = await askForFile(hub.port, {
    method: 'POST',
    path: '/files',
    headers: tus(pass, announced(bytes)),
  });
  const path = String(begun.headers['location']);
  const sent = await askForFile(hub.port, {
    method: 'PATCH',
    path,
    headers: tus(pass, patchAt(0)),
    body: bytes,
  });
  expect(sent.status).toBe(204);
  return fileRef(bytes);
}
const statusOf = async (who: string, document: string, { digest }: FileRef) =>
  (
    await askForFile(hub.port, {
      method: 'GET',
      path: `/files/${document}/${digest}`,
      headers: { authorization: `Bearer ${passes.get(who)!}` },
    })
  ).status;
const readers = async (document: string, file: FileRef) => {
  const all = ['pupil', 'second', 'mother', 'teacher', 'admin'];
  const statuses = await Promise.all(all.map((who) => statusOf(who, document, file)));
  return all.filter((_, at) => statuses[at] === 200);
};
const OWN = 'answer:c1:pupil';
const reply = (answer: string, files: FileRef[], verdict: TaskVerdict) => ({
  text: 'Сократите',
  files,
  verdict,
  answer,
});

test('F-062 [FILE-6] refuses when not allowed: the file of an answer, to everyone but its pupil and the teacher', async () => {
  const file = await uploaded('pupil', 'решение');
  const answer = await given('pupil', 'taskanswer', OWN, task, { text: '', files: [file] });
  expect(await readers(answer, file)).toEqual(['pupil', 'teacher']);
  // Nor by a document that does not name it.
  expect(await readers(task, file)).toEqual([]);
});

test('F-062 [FILE-6] the file of a reply is for the pupil it is meant for', async () => {
  const file = await uploaded('teacher', 'разбор');
  const answer = await given('pupil', 'taskanswer', OWN, task, { text: '1/2', files: [] });
  const said = await given('teacher', 'taskreply', OWN, task, reply(answer, [file], 'returned'));
  expect(await readers(said, file)).toEqual(['pupil', 'teacher']);
});

test('F-062 [FILE-6] what the teacher shows is open to the chat until it is closed again, and nobody else can show it', async () => {
  const file = await uploaded('pupil', 'второе решение');
  const answer = await given('pupil', 'taskanswer', OWN, task, { text: '', files: [file] });
  const show = { answer, person: 'pupil', text: '', files: [file] };
  for (const who of ['second', 'pupil']) {
    const forged = made(who, 'taskshow', 'chat:c1', task, show);
    expect(await clients.get(who)!.push(forged)).toMatchObject([{ refusal: { code: 'notAllowed' } }]);
    expect(await statusOf('second', forged.id, file)).toBe(404);
  }
  const shown = made('teacher', 'taskshow', 'chat:c1', task, show);
  expect(await clients.get('teacher')!.push(shown)).toMatchObject([{ acceptance: {} }]);
  expect(await readers(shown.id, file)).toEqual(['pupil', 'second', 'teacher']);
  expect(await readers(answer, file)).toEqual(['pupil', 'teacher']);
  const closed = { ...shown, stamp: clock.stamp(), gone: true };
  expect(await clients.get('teacher')!.push(closed)).toMatchObject([{ acceptance: {} }]);
  expect(await readers(shown.id, file)).toEqual([]);
});

test('F-062 refuses when not allowed: answering for another pupil, judging oneself', async () => {
  const file = await uploaded('second', 'чужое');
  const answer = await given('pupil', 'taskanswer', OWN, task, { text: '3/6', files: [] });
  const forged = [
    made('second', 'taskanswer', OWN, task, { text: '', files: [file] }),
    made('second', 'taskreply', OWN, task, reply('', [file], 'comment')),
  ];
  for (const verdict of await clients.get('second')!.push(...forged))
    expect(verdict).toMatchObject({ refusal: { code: 'notAllowed' } });
  const own = made('pupil', 'taskreply', OWN, task, reply(answer, [], 'accepted'));
  expect(await clients.get('pupil')!.push(own)).toMatchObject([{ refusal: { code: 'notAllowed' } }]);
});
