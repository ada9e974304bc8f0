import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Verdict } from '../../server/sync/acceptor.ts';
import { submissionEndId } from '../../shared/schema/submission.ts';
import { actPart, messagePart, part, TEST_DEVICE } from '../../shared/testing/make-documents.ts';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import type { TestHub } from '../fixtures/test-hub.ts';
import { ACTOR_NAMES, type ActorName, idOf, startWalkedHub } from '../fixtures/walked-school.ts';

let hub: TestHub;
const clock = new HybridClock({ now: () => Date.now(), device: TEST_DEVICE });
beforeAll(async () => {
  hub = await startWalkedHub();
});
afterAll(() => hub.remove());

const codeOf = (verdict: Verdict | undefined) =>
  verdict && 'refusal' in verdict ? verdict.refusal.code : 'accepted';

/** With a session of one's own. */
async function as<T>(who: ActorName, run: (client: RawClient) => Promise<T>): Promise<T> {
  const client = await RawClient.enter(hub, idOf(who));
  try {
    return await run(client);
  } finally {
    client.close();
  }
}

function post(by: string, chat: string, of: Record<string, string> = {}, id = clock.stamp()) {
  const message = messagePart({ by, chat, id, stamp: id, text: 'Завтра линейка' });
  return { ...message, scope: `channel:${chat}`, body: { ...message.body, ...of } };
}

/** The ids of what of a channel somebody gets from the hub. */
async function received(who: ActorName, channel: string): Promise<readonly string[]> {
  return as(who, (client) =>
    Promise.resolve(
      client.received.flatMap((one) =>
        one.type === 'changes'
          ? one.documents.filter(({ scope }) => scope === `channel:${channel}`).map(({ id }) => id)
          : [],
      ),
    ),
  );
}

const STAFF: readonly ActorName[] = ACTOR_NAMES.filter((name) => name !== 'pupil' && name !== 'parent');

describe('F-033 the channel of the whole school', () => {
  test.each(ACTOR_NAMES.filter((name) => !['administrator', 'head'].includes(name)))(
    'F-033 refuses when not allowed: a post by a %s',
    async (who) => {
      const code = await as(who, async (client) => codeOf((await client.push(post(idOf(who), 'news')))[0]));
      expect(code).toMatch(/^(notAllowed|needsConfirmation)$/);
    },
  );

  test.each(['administrator', 'head'] as const)('F-033 a post of the %s reaches every role', async (who) => {
    const one = post(idOf(who), 'news');
    expect(await as(who, async (client) => codeOf((await client.push(one))[0]))).toBe('accepted');
    for (const reader of ACTOR_NAMES) expect(await received(reader, 'news'), reader).toContain(one.id);
  });

  test('F-033 whom the administrator allows may post, as long as that holds', async () => {
    const allow = (posters: readonly string[]) =>
      as('administrator', async (client) => {
        const data = { channel: 'news', posters };
        const act = actPart(idOf('administrator'), 'channels.edit', data, { stamp: clock.stamp() });
        expect(codeOf((await client.push(act))[0])).toBe('accepted');
      });
    const tryIt = () =>
      as('deputy', async (client) => codeOf((await client.push(post(idOf('deputy'), 'news')))[0]));
    await allow([idOf('deputy')]);
    expect(await tryIt()).toBe('accepted');
    await allow([]);
    expect(await tryIt()).toBe('notAllowed');
  });
});

describe('F-034 the channel of the staff', () => {
  test.each(['pupil', 'parent'] as const)('F-034 is neither seen nor fetched by a %s', async (who) => {
    await as('administrator', (client) => client.push(post(idOf('administrator'), 'staffnews')));
    expect(await received(who, 'staffnews')).toEqual([]);
    const code = await as(who, async (client) =>
      codeOf((await client.push(post(idOf(who), 'staffnews')))[0]),
    );
    expect(code).toBe('notAllowed');
  });

  test.each(STAFF)('F-034 is read by a %s', async (who) => {
    expect((await received(who, 'staffnews')).length).toBeGreaterThan(0);
  });
});

test('F-035 a channel that the administrator makes is read by the chosen roles', async () => {
  const id = clock.stamp();
  const audience = { roles: ['parent'], classrooms: [] };
  const act = actPart(
    idOf('administrator'),
    'channels.open',
    { id, title: 'Родителям', audience, posters: [] },
    { stamp: clock.stamp() },
  );
  await as('administrator', async (client) => expect(codeOf((await client.push(act))[0])).toBe('accepted'));
  await as('administrator', (client) => client.push(post(idOf('administrator'), id)));
  expect((await received('parent', id)).length).toBe(2);
  expect(await received('pupil', id)).toEqual([]);
  expect(await received('teacher', id)).toEqual([]);
});

test('F-036 a deputy’s text lies with the administrator, and is published under the deputy’s name once', async () => {
  const [deputy, admin] = [idOf('deputy'), idOf('administrator')];
  const submission = clock.stamp();
  const body = { channel: 'news', text: 'Каникулы с 28 октября', files: [], note: '' };
  const draft = part({
    kind: 'submission',
    id: submission,
    stamp: submission,
    by: deputy,
    scope: `act:${deputy}`,
    body,
  });
  await as('deputy', async (client) => expect(codeOf((await client.push(draft))[0])).toBe('accepted'));
  const queue = await as('administrator', (client) =>
    Promise.resolve(client.received.flatMap((one) => (one.type === 'changes' ? one.documents : []))),
  );
  expect(queue.find(({ id }) => id === submission)?.body).toEqual(body);
  const message = clock.stamp();
  const named = post(admin, 'news', { onBehalf: deputy, submission }, message);
  const end = part({
    kind: 'submissionend',
    id: submissionEndId(submission),
    by: admin,
    stamp: clock.stamp(),
    scope: `act:${deputy}`,
    parent: submission,
    body: { isPublished: true, message, reason: '' },
  });
  await as('administrator', async (client) => {
    // Nobody is named before it was said that the text is published.
    expect(codeOf((await client.push(named))[0])).toBe('actTwice');
    expect((await client.push(end, { ...named, stamp: clock.stamp() })).map(codeOf)).toEqual([
      'accepted',
      'accepted',
    ]);
    const forged = post(admin, 'news', { onBehalf: idOf('teacher'), submission });
    expect(codeOf((await client.push(forged))[0])).toBe('notAllowed');
  });
  expect(await received('pupil', 'news')).toContain(message);
});
