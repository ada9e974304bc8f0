import { expect, test } from 'vitest';
import { createLog } from '../../server/observability/log.ts';
import { encodeFrame } from '../../shared/protocol/codec.ts';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import { messagePart, TEST_DEVICE } from '../../shared/testing/make-documents.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { TestDesktop } from '../fixtures/test-desktop.ts';
import { openDemo, startTestHub } from '../fixtures/test-hub.ts';

const SECRET = 'совершенно секретное слово';
test('the log of a whole run holds no text, no name, no secret and no id of anyone', async () => {
  const lines: string[] = [];
  const hub = await startTestHub(undefined, createLog('debug', { write: (line) => void lines.push(line) }));
  await openDemo(hub);
  const { store, slips } = hub.hub;
  const cards = await store.byKind('person');
  const teacher = cards.find(({ body }) => (body['roles'] as string[]).includes('teacher'))!;
  const clock = new HybridClock({ now: () => Date.now(), device: TEST_DEVICE });

  // A day in short: entry, a message, a refusal, a bad call, a broken slip, garbage, a lost wire, a stop.
  const desktop = await TestDesktop.enter(hub, teacher.id, `127.0.0.1:${hub.port}`);
  await desktop.live();
  const [chat] = await desktop.until('chats', {}, (rows) => rows.length > 0);
  await desktop.send(chat!.id, SECRET);
  await desktop.until('connection', {}, (view) => view.waitingCount === 0);
  const raw = await RawClient.enter(hub, teacher.id);
  await raw.push({
    ...messagePart({ by: teacher.id, chat: 'nowhere', text: SECRET, stamp: clock.stamp() }),
    body: { text: SECRET, extra: SECRET },
  });
  await raw.call('pins.issueReset', { person: SECRET });
  await raw.call('live.request', { method: 'room.join', data: { roomId: SECRET } });
  const slip = await slips.issue({ person: teacher.id, maker: teacher.id });
  raw.sendBytes(encodeFrame({ type: 'push', n: 1, documents: [{ text: SECRET }] }));
  await raw.closed;
  await desktop.close();
  const said = (await store.byKind('message')).map(({ body }) => String(body['text']));
  await hub.remove();

  const log = lines.join('');
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(
    expect.arrayContaining(['hub.started', 'session.failed', 'hub.stopped']),
  );
  const names = cards
    .flatMap(({ body }) => [body['familyName'], body['givenName'], body['middleName']])
    .filter((name) => name !== '');
  for (const word of [
    SECRET,
    slip.code,
    slip.code.replaceAll('-', '').toLowerCase(),
    hub.hub.keyPin,
    ...names,
    ...said,
    ...cards.map(({ id }) => id),
  ]) {
    expect(log, String(word)).not.toContain(word);
  }
}, 60_000);
