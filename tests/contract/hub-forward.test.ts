import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { messagePart, TEST_DEVICE } from '../../shared/testing/make-documents.ts';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { fillSmallSchool } from '../fixtures/small-school.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

let hub: TestHub;
let teacher: RawClient;
let second: RawClient;
const clock = new HybridClock({ now: () => Date.now(), device: TEST_DEVICE });

beforeAll(async () => {
  hub = await startTestHub();
  await fillSmallSchool(hub.hub);
  [teacher, second] = await Promise.all([RawClient.enter(hub, 'teacher'), RawClient.enter(hub, 'second')]);
});
afterAll(async () => {
  teacher.close();
  second.close();
  await hub.remove();
});

const message = (
  of: Partial<AuthorPart> & { readonly by: string; readonly chat: string; readonly text?: string },
) => messagePart({ stamp: clock.stamp(), ...of });

/** The teacher passes something on into the staff chat. */
function onward(source: AuthorPart, text: string, by = source.by): AuthorPart {
  const forwarded = { message: source.id, by, at: 1, from: '' };
  return message({ by: 'teacher', chat: 's1', body: { text, replyTo: '', forwarded } });
}

test('[PUSH-11] refuses when not allowed: what the writer may not read, and words that nobody said', async () => {
  const hidden = message({ by: 'second', chat: 'c2', text: 'Наше' });
  const open = message({ by: 'second', chat: 'c1', text: 'Всем' });
  expect(await second.push(hidden, open)).toMatchObject([{ acceptance: {} }, { acceptance: {} }]);
  const code = (wanted: string) => [{ refusal: { code: wanted } }];
  expect(await teacher.push(onward(hidden, 'Наше'))).toMatchObject(code('notAllowed'));
  expect(await teacher.push(onward(open, 'Всем, и ещё'))).toMatchObject(code('sourceChanged'));
  expect(await teacher.push(onward(open, 'Всем', 'pupil'))).toMatchObject(code('notAllowed'));
  expect(await teacher.push(onward(message({ by: 'second', chat: 'c1' }), 'Всем'))).toMatchObject(
    code('notAllowed'),
  );
  expect(await teacher.push(onward(open, 'Всем'))).toMatchObject([{ acceptance: {} }]);
});

test('F-054 small pictures and the look of voices go ahead of their files, from who may write in the chat', async () => {
  const source = message({ by: 'teacher', chat: 'c1', text: 'Фото' });
  const thumb = (by: string, chat: string): AuthorPart => {
    const stamp = clock.stamp();
    const body = { digest: 'a'.repeat(64), picture: 'AAAA' };
    const place = { scope: `chat:${chat}`, parent: source.id };
    return { id: stamp, kind: 'thumb', ...place, by, stamp, gone: false, body };
  };
  expect(await teacher.push(source, thumb('teacher', 'c1'))).toMatchObject([
    { acceptance: {} },
    { acceptance: {} },
  ]);
  expect(await teacher.push(thumb('teacher', 'c2'))).toMatchObject([{ refusal: { code: 'notAllowed' } }]);
});

test('[PUSH-13] a quote says what stands in the message that is answered, and nothing else', async () => {
  const source = message({ by: 'second', chat: 'c1', text: 'Сдать **до пятницы**,\nне позже.' });
  const hidden = message({ by: 'second', chat: 'c2', text: 'Наше' });
  expect(await second.push(source, hidden)).toMatchObject([{ acceptance: {} }, { acceptance: {} }]);
  const answer = (quote: string, replyTo = source.id) =>
    message({ by: 'teacher', chat: 'c1', body: { text: 'Да', replyTo, quote } });
  const code = (wanted: string) => [{ refusal: { code: wanted } }];
  expect(await teacher.push(answer('после пятницы'))).toMatchObject(code('sourceChanged'));
  expect(await teacher.push(answer(' '))).toMatchObject(code('sourceChanged'));
  expect(await teacher.push(answer('Наше', hidden.id))).toMatchObject(code('notAllowed'));
  expect(await teacher.push(answer('Сдать', ''))).toMatchObject(code('notAllowed'));
  expect(await teacher.push(answer('Сдать', clock.stamp()))).toMatchObject(code('notAllowed'));
  const good = answer('до пятницы, не');
  expect(await teacher.push(good)).toMatchObject([{ acceptance: {} }]);

  // What is quoted was there when it was quoted: the answer may be edited after the other one is gone.
  const gone = { ...source, stamp: clock.stamp(), gone: true, body: { text: '', replyTo: '' } };
  expect(await second.push(gone)).toMatchObject([{ acceptance: {} }]);
  expect(await teacher.push(answer('до пятницы'))).toMatchObject(code('sourceChanged'));
  const edited = { ...good, stamp: clock.stamp(), body: { ...good.body, text: 'Да, сдам' } };
  expect(await teacher.push(edited)).toMatchObject([{ acceptance: {} }]);
  const turned = { ...good, stamp: clock.stamp(), body: { ...good.body, quote: 'не позже' } };
  expect(await teacher.push(turned)).toMatchObject(code('sourceChanged'));
});

test('[PUSH-11] what was changed since is not passed on as it was', async () => {
  const source = message({ by: 'second', chat: 'c1', text: 'Сначала' });
  await second.push(source);
  const edited = { ...source, stamp: clock.stamp(), body: { text: 'Потом', replyTo: '' } };
  expect(await second.push(edited)).toMatchObject([{ acceptance: {} }]);
  expect(await teacher.push(onward(source, 'Сначала'))).toMatchObject([
    { refusal: { code: 'sourceChanged' } },
  ]);
  expect(await teacher.push(onward(source, 'Потом'))).toMatchObject([{ acceptance: {} }]);
});
