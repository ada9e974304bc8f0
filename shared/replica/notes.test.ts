import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { annaIn, openMemoryDatabase, openTestReplica, START_MS } from '../testing/replica-fixture.ts';
import type { ReplicaDatabase } from './database.ts';
import { Notes } from './notes.ts';

let database: ReplicaDatabase;
beforeEach(async () => {
  database = await openMemoryDatabase();
});
afterEach(() => database.close());

async function reopened(): Promise<Notes> {
  const notes = new Notes(database.local);
  await notes.load();
  return notes;
}

describe('a draft', () => {
  test('is there again after a restart, until it is emptied', async () => {
    const notes = await reopened();
    await Promise.all([notes.saveDraft('c1', 'Недо'), notes.saveDraft('c1', 'Недописанное')]);
    await notes.saveDraft('c2', 'Другое');
    expect([...(await reopened()).drafts]).toEqual([
      ['c1', 'Недописанное'],
      ['c2', 'Другое'],
    ]);
    await notes.saveDraft('c1', '');
    expect([...(await reopened()).drafts]).toEqual([['c2', 'Другое']]);
    const aim = { replyTo: 'm1', edits: '', kept: '' };
    await notes.saveDraft('c1', '', aim);
    expect((await reopened()).draftOf('c1')).toEqual({ text: '', aim });
    await notes.saveDraft('c1', '');
    expect((await reopened()).draftOf('c1')).toEqual({ text: '' });
  });

  test('is shown in its chat and in the list, and goes when it is sent', async () => {
    const anna = await openTestReplica(database);
    await anna.receive(annaIn('c1', '7Б, ученики'), 1);
    await anna.replica.saveDraft('c1', 'Завтра контро');
    expect(await anna.until('draft', { chat: 'c1' })).toEqual({ text: 'Завтра контро' });
    expect(await anna.until('draft', { chat: 'c2' })).toEqual({ text: '' });
    await anna.until('chats', {}, ([row]) => row?.draft === 'Завтра контро');
    await anna.replica.sendMessage('c1', 'Завтра контрольная');
    await anna.until('chats', {}, ([row]) => row?.draft === '' && row.last?.text === 'Завтра контрольная');
    expect([...(await reopened()).drafts]).toEqual([]);
    expect(anna.faults).toEqual([]);
  });

  test('stays when the message could not be stored', async () => {
    const anna = await openTestReplica(database);
    await anna.receive(annaIn('c1', '7Б, ученики'), 1);
    await anna.replica.saveDraft('c1', 'Важное');
    anna.store.write = () => Promise.reject(new Error('disk full'));
    await expect(anna.replica.sendMessage('c1', 'Важное')).rejects.toThrow('disk full');
    expect([...(await reopened()).drafts]).toEqual([['c1', 'Важное']]);
  });
});

describe('the time up to which everything was here', () => {
  test('is kept once a minute, and at the end', async () => {
    const notes = await reopened();
    await notes.noteSynced(START_MS);
    await notes.noteSynced(START_MS + 30_000);
    expect((await reopened()).syncedUpTo).toBe(START_MS);
    await notes.noteSynced(START_MS + 61_000);
    expect((await reopened()).syncedUpTo).toBe(START_MS + 61_000);
    await notes.noteSynced(START_MS + 62_000);
    await notes.flush();
    expect((await reopened()).syncedUpTo).toBe(START_MS + 62_000);
  });

  test('is known without a link after a restart', async () => {
    const notes = await reopened();
    await notes.noteSynced(START_MS - 5_000);
    const anna = await openTestReplica(database);
    expect(await anna.until('connection', {})).toMatchObject({
      syncedUpTo: START_MS - 5_000,
      isHeldBack: false,
      clockOffsetMs: 0,
    });
  });
});

describe('G-15 the clock of this computer', () => {
  const TWO_YEARS_MS = 2 * 365 * 86_400_000;

  test('is known to be behind when it stands before what the hub has said, also without a link', async () => {
    await (await reopened()).noteSynced(START_MS);
    const anna = await openTestReplica(database, START_MS - TWO_YEARS_MS);
    expect(await anna.until('connection', {})).toMatchObject({ clockOffsetMs: TWO_YEARS_MS });
    expect(anna.clock.now()).toBe(START_MS);
  });

  test('may be set back while the application runs: it is said, and hub time goes on', async () => {
    const anna = await openTestReplica(database);
    await anna.receive(annaIn('c1', '7Б, ученики'), 1);
    anna.clock.setHubTime(START_MS + 1_000);
    const first = await anna.replica.sendMessage('c1', 'До');
    anna.computer.setMs = -TWO_YEARS_MS;
    // Nothing else happens; the clock is looked at by itself.
    const said = anna.until('connection', {}, ({ clockOffsetMs }) => clockOffsetMs !== 1_000);
    anna.timers.advance(10_000);
    expect(await said).toMatchObject({ clockOffsetMs: TWO_YEARS_MS + 1_000 });
    const second = await anna.replica.sendMessage('c1', 'После');
    const { rows } = await anna.until('messages', { chat: 'c1', limit: 10 });
    expect(rows.map(({ id, at }) => [id, at])).toEqual([
      [first.id, START_MS + 1_000],
      [second.id, START_MS + 11_000],
    ]);
    anna.computer.setMs = 0;
    const right = anna.until('connection', {}, ({ clockOffsetMs }) => clockOffsetMs === 1_000);
    anna.timers.advance(10_000);
    await right;
  });
});
