import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changed, openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import type { HubStore } from '../store/hub-store.ts';
import type { Letter } from './letter.ts';
import { MailQueue, MOST_LETTERS } from './mail-queue.ts';

const LETTER: Letter = { to: 'mother@home.example', subject: 'Код', text: 'Здравствуйте!' };
const NOW = 1_700_000_000_000;

let store: HubStore;
beforeEach(() => {
  store = openMemoryStore();
});
afterEach(() => store.close());

async function filledSlots(): Promise<number> {
  const slots = Array.from({ length: MOST_LETTERS }, (_, slot) => store.setting(`mailLetter.${slot}`));
  return (await Promise.all(slots)).filter(Boolean).length;
}

describe('the queue', () => {
  test('gives letters out by their turn and forgets them at their end', async () => {
    const queue = await MailQueue.open(store);
    const first = await queue.add(LETTER, NOW);
    const second = await queue.add({ ...LETTER, subject: 'Второй' }, NOW + 1);
    expect(queue.first()?.id).toBe(first);
    await queue.change(first, { dueAt: NOW + 60_000, attempts: 1 });
    expect(queue.first()?.id).toBe(second);
    expect(await queue.letter(queue.first()!)).toMatchObject({ subject: 'Второй' });
    await queue.end(queue.first()!, NOW + 2, null);
    expect(queue.first()?.id).toBe(first);
    expect(queue.status(second)).toEqual({ state: 'sent', at: NOW + 2 });
    expect(queue.status(first)).toEqual({ state: 'waiting', attempts: 1, fault: null });
    expect(queue.status('0000000000000000')).toEqual({ state: 'unknown' });
    expect(await filledSlots()).toBe(1);
  });

  test('is the same when it is opened again', async () => {
    const queue = await MailQueue.open(store);
    const id = await queue.add(LETTER, NOW);
    await queue.change(id, { attempts: 3, dueAt: NOW + 5 });
    const again = await MailQueue.open(store);
    expect(again.first()).toEqual(queue.first());
    expect(await again.letter(again.first()!)).toEqual(LETTER);
  });

  test('holds a thousand letters and no more', async () => {
    const queue = await MailQueue.open(store);
    const ids = new Set<string>();
    for (let n = 0; n < MOST_LETTERS; n++) ids.add(await queue.add(LETTER, NOW + n));
    expect(ids.size).toBe(MOST_LETTERS);
    await expect(queue.add(LETTER, NOW)).rejects.toMatchObject({ data: { code: 'mailQueueFull' } });
    await queue.end(queue.first()!, NOW, null);
    await queue.add(LETTER, NOW);
    expect(queue.length).toBe(MOST_LETTERS);
  }, 30_000);

  test('takes letters that come at the same moment', async () => {
    const queue = await MailQueue.open(store);
    const subjects = ['1', '2', '3', '4'];
    await Promise.all(subjects.map((subject) => queue.add({ ...LETTER, subject }, NOW)));
    const again = await MailQueue.open(store);
    const read: string[] = [];
    for (let first = again.first(); first; first = again.first()) {
      read.push((await again.letter(first)).subject);
      await again.end(first, NOW, null);
    }
    expect(read.sort()).toEqual(subjects);
    expect(await filledSlots()).toBe(0);
  });

  test('does not take a letter that the store could not keep', async () => {
    const setSetting = () => Promise.reject(new Error('no space'));
    const queue = await MailQueue.open(changed(store, { setSetting }));
    await expect(queue.add(LETTER, NOW)).rejects.toThrow('no space');
    expect(queue.length).toBe(0);
    expect(queue.first()).toBeUndefined();
  });

  test('clears a letter that a power cut left without its place in the list', async () => {
    const queue = await MailQueue.open(store);
    await queue.add(LETTER, NOW);
    await store.setSetting('mailLetter.7', JSON.stringify(LETTER));
    expect(await filledSlots()).toBe(2);
    await MailQueue.open(store);
    expect(await filledSlots()).toBe(1);
  });

  test('clears such a letter also when it was the first one ever', async () => {
    await store.setSetting('mailLetter.0', JSON.stringify(LETTER));
    await MailQueue.open(store);
    expect(await filledSlots()).toBe(0);
  });
});
