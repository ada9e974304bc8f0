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
