import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { firstBreak } from '../../shared/directory/chain.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { isOfKind, kindNames } from '../../shared/schema/kinds.ts';
import { actPart, messagePart, personCard, stampAt } from '../../shared/testing/make-documents.ts';
import { openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { fillSmallSchool } from '../../tests/fixtures/small-school.ts';
import { sha256 } from '../audit/ledger.ts';
import { Hub } from '../hub.ts';
import type { HubStore } from '../store/hub-store.ts';
import { keepErased } from './erased-list.ts';

const NOW = 1_790_000_000_000;
const NAMES = ['Ковалёва', 'Дарья', 'Дарина'];
let store: HubStore;
let hub: Hub;
let n = 0;

function hubOver(of: HubStore): Hub {
  return new Hub({ store: of, keyPin: '00'.repeat(32), now: () => NOW, addresses: () => [] });
}

beforeEach(async () => {
  store = openMemoryStore();
  hub = hubOver(store);
  await fillSmallSchool(hub);
  for (let message = 0; message < 60; message++) {
    const text = `Это я, Дарья Ковалёва, ${message}`;
    await hub.acceptor.push('pupil', [
      messagePart({ by: 'pupil', chat: 'c1', text, stamp: stampAt(NOW + message) }),
    ]);
  }
  await hub.acceptor.push('teacher', [
    messagePart({ by: 'teacher', chat: 'c1', text: 'Добрый день', stamp: stampAt(NOW + 500) }),
  ]);
  await act(
    'people.edit',
    { person: 'pupil', familyName: 'Ковалёва', givenName: 'Дарина', middleName: '', position: '' },
    'Дарина, не Дарья',
  );
});
afterEach(() => store.close());

async function act(action: string, data: Record<string, unknown>, reason = 'По заявлению', who = 'admin') {
  n += 1;
  const part = actPart(who, action, data, { stamp: stampAt(NOW + 1000 + n), reason, clause: 'P-4.3' });
  const [verdict] = await hub.acceptor.push(who, [part]);
  return verdict;
}

async function erase(): Promise<void> {
  expect(await act('move.leave', { person: 'pupil', role: '' })).toMatchObject({ acceptance: {} });
  expect(await act('people.erase', { person: 'pupil' })).toMatchObject({ acceptance: {} });
  await hub.erasures.settled();
}

async function everything(of = store): Promise<readonly AuthorPart[]> {
  return (await Promise.all(kindNames().map((kind) => of.byKind(kind)))).flat();
}

describe('F-128 people.erase', () => {
  test.each(['teacher', 'second', 'mother'])('refuses when not allowed: %s', async (who) => {
    await act('move.leave', { person: 'pupil', role: '' });
    expect(await act('people.erase', { person: 'pupil' }, 'Просто так', who)).toMatchObject({
      refusal: { code: 'notAllowed' },
    });
  });

  test.each([
    ['somebody who is still here', { person: 'pupil' }, 'Причина', 'stillHere'],
    ['oneself', { person: 'admin' }, 'Причина', 'notAllowed'],
    ['nobody', { person: 'nobody' }, 'Причина', 'notFound'],
    ['somebody without a reason', { person: 'pupil' }, ' ', 'reasonMissing'],
  ])('refuses %s', async (_whom, data, reason, code) => {
    expect(await act('people.erase', data, reason)).toMatchObject({ refusal: { code } });
  });

  test('leaves no name, contact or text of the person anywhere in the store', async () => {
    await erase();
    const all = await everything();
    // The mother is called Ковалёва, too, and is still here.
    const text = JSON.stringify(all.filter(({ id }) => id !== 'mother'));
    for (const name of [...NAMES, 'pupil@example.org']) expect(text).not.toContain(name);
    expect(text).toContain('Добрый день');
  });

  test('keeps ids, dates and roles, and the chain of the log', async () => {
    const before = await everything();
    await erase();
    const after = new Map((await everything()).map((document) => [document.id, document]));
    for (const { id, kind, by, scope } of before) expect(after.get(id)).toMatchObject({ kind, by, scope });
    const card = await store.get('pupil');
    expect(card?.body).toMatchObject({ familyName: 'Удалено', roles: ['pupil'] });
    const lines = (await store.byKind('audit')).flatMap((line) =>
      isOfKind(line, 'audit') ? [line.body] : [],
    );
    expect(
      firstBreak(
        lines.sort((a, b) => a.n - b.n),
        sha256,
      ),
    ).toBe(0);
    expect(lines.at(-1)).toMatchObject({ action: 'people.erase', targets: ['pupil'], clause: 'P-4.3' });
  });

  test('travels to everyone as new versions', async () => {
    const log = `${store.hub}.${store.epoch}`;
    const head = await store.head();
    await erase();
    const news = await store.changesAfter({ scope: 'chat:c1', log }, head, 1000);
    const messages = news.filter(({ kind, by }) => kind === 'message' && by === 'pupil');
    expect(messages).toHaveLength(60);
    for (const { body } of messages) expect(body).toEqual({ text: '—', replyTo: '' });
  });

  test('goes on after a crash, and does not begin again when it is done', async () => {
    await act('move.leave', { person: 'pupil', role: '' });
    await act('people.erase', { person: 'pupil' });
    // The texts are not looked at yet: another hub over the same store finds them.
    const later = hubOver(store);
    await later.erasures.begin();
    expect(JSON.stringify(await store.byKind('message'))).not.toContain('Ковалёва');
    const head = await store.head();
    await hubOver(store).erasures.begin();
    expect(await store.head()).toBe(head);
  });

  test('is done again where a name comes back', async () => {
    await erase();
    await hub.acceptor.writeAsSchool([
      {
        ...personCard('pupil', ['pupil'], { familyName: 'Ковалёва', leftAt: 5 }),
        stamp: stampAt(NOW + 90_000),
      },
    ]);
    await hub.erasures.settled();
    expect((await store.get('pupil'))?.body).toMatchObject({ familyName: 'Удалено' });
  });

  test('is done again in an older copy of the store that is put back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zvonok-erased-'));
    try {
      await keepErased(hub, folder);
      await erase();
      const copy = openMemoryStore();
      const restored = hubOver(copy);
      await fillSmallSchool(restored);
      const message = messagePart({ by: 'pupil', chat: 'c1', text: 'Ковалёва', stamp: stampAt(NOW) });
      await restored.acceptor.push('pupil', [message]);
      await keepErased(restored, folder);
      await restored.erasures.begin();
      const all = (await everything(copy)).filter(({ id }) => id !== 'mother');
      expect(JSON.stringify(all)).not.toContain('Ковалёва');
      expect((await restored.facts.of('pupil')).isPresent).toBe(false);
      expect(readFileSync(join(folder, 'erased.json'), 'utf8')).toBe('{"people":["pupil"]}');
      await copy.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('drops the lists of the last import that an earlier version kept', async () => {
    await store.setSetting('lastRoster', 'Ковалёва');
    await erase();
    expect(await store.setting('lastRoster')).toBe('');
  });

  test('is done once', async () => {
    await erase();
    expect(await act('people.erase', { person: 'pupil' })).toMatchObject({ refusal: { code: 'actTwice' } });
  });
});
