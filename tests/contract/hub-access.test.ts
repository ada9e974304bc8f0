import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { AcceptedDocument, AuthorPart } from '../../shared/schema/envelope.ts';
import { HybridClock } from '../../shared/time/hybrid-clock.ts';
import {
  chatMembership,
  classMembership,
  kinshipPart,
  messagePart,
  part,
  personCard,
  TEST_DEVICE,
} from '../../shared/testing/make-documents.ts';
import { withRules } from '../../shared/testing/make-moderation.ts';
import { RawClient } from '../fixtures/raw-client.ts';
import { classPart, fillSmallSchool } from '../fixtures/small-school.ts';
import { TestDesktop } from '../fixtures/test-desktop.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';

let hub: TestHub;
const ends: (() => unknown)[] = [];
const clock = new HybridClock({ now: () => Date.now(), device: TEST_DEVICE });

beforeAll(async () => {
  hub = await startTestHub();
  await fillSmallSchool(hub.hub);
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(() => hub.remove());

async function enter(person: string): Promise<RawClient> {
  const client = await RawClient.enter(hub, person);
  ends.push(() => client.close());
  return client;
}
const schoolWrites = (...parts: AuthorPart[]) =>
  hub.hub.acceptor.writeAsSchool(parts.map((one) => ({ ...one, stamp: clock.stamp() })));
const write = (by: string, chat: string, text: string) =>
  hub.hub.acceptor.push(by, [messagePart({ by, chat, text, stamp: clock.stamp() })]);
const documentsOf = (client: RawClient): AcceptedDocument[] =>
  client.received.flatMap((message) => (message.type === 'changes' ? message.documents : []));
const scopesOf = (client: RawClient) => new Set(documentsOf(client).map(({ scope }) => scope));
const forgotten = (client: RawClient) =>
  client.received.flatMap((message) => (message.type === 'changes' ? message.forget : []));

describe('access that ends', () => {
  test('[FEED-10] a person who leaves the school is signed off at once', async () => {
    await schoolWrites(
      personCard('leaver', ['pupil']),
      classMembership('k1', 'leaver'),
      chatMembership('c1', 'leaver'),
    );
    const client = await enter('leaver');
    await schoolWrites(personCard('leaver', ['pupil'], { leftAt: 5 }));
    expect((await client.next('bye')).reason).toBe('needsLogin');
    await client.closed;
  });

  test('[FEED-7] leaving a chat takes it away, and nothing more of it comes', async () => {
    const client = await enter('second');
    expect(scopesOf(client)).toContain('chat:c2');
    const before = documentsOf(client).length;
    await client.push(chatMembership('c2', 'second', { state: 'ended', stamp: clock.stamp() }));
    await client.caughtUp();
    expect(forgotten(client)).toEqual(['chat:c2', 'answer:c2:second']);
    await schoolWrites(messagePart({ by: 'second', chat: 'c2', text: 'после' }));
    await write('second', 'c1', 'в общий');
    await client.caughtUp();
    expect(
      documentsOf(client)
        .slice(before)
        .map(({ body }) => body['text']),
    ).toEqual(['в общий']);
    await schoolWrites(chatMembership('c2', 'second'));
  });

  test('[ACCESS-2] what is accepted together with the end of access is not sent', async () => {
    const client = await enter('second');
    const before = documentsOf(client).length;
    await schoolWrites(
      messagePart({ by: 'second', chat: 'c2', text: 'раньше' }),
      chatMembership('c2', 'second', { state: 'ended' }),
      messagePart({ by: 'second', chat: 'c2', text: 'позже' }),
    );
    await client.caughtUp();
    expect(documentsOf(client).slice(before)).toEqual([]);
    expect(forgotten(client)).toEqual(['chat:c2', 'answer:c2:second']);
    await schoolWrites(chatMembership('c2', 'second'));
  });

  test('[FEED-7] a parent loses the child’s class with the family link', async () => {
    await schoolWrites(personCard('father', ['parent']), kinshipPart('pupil', 'father'));
    const client = await enter('father');
    expect(scopesOf(client)).toContain('class:k1');
    await schoolWrites(kinshipPart('pupil', 'father', false));
    await client.caughtUp();
    expect(forgotten(client).sort()).toEqual(['class:k1', 'family:pupil', 'pshelf:k1', 'shelf:k1']);
  });
});

describe('access that begins', () => {
  test('[FEED-8] joining a chat brings all of it', async () => {
    await write('second', 'c2', 'старое');
    const client = await enter('teacher');
    expect(scopesOf(client)).not.toContain('chat:c2');
    await schoolWrites(chatMembership('c2', 'teacher'));
    await client.caughtUp();
    expect(documentsOf(client).map(({ body }) => body['text'])).toContain('старое');
    await schoolWrites(chatMembership('c2', 'teacher', { state: 'ended' }));
    await client.caughtUp();
  });

  test('[FEED-8] a class membership reaches the pupil and the parent', async () => {
    const [pupil, mother] = [await enter('pupil'), await enter('mother')];
    await schoolWrites(classMembership('k2', 'pupil'));
    for (const client of [pupil, mother]) {
      await client.caughtUp();
      expect(scopesOf(client)).toContain('class:k2');
    }
  });

  test('[FEED-8] a new class reaches staff, a new family and a slip reach administrators', async () => {
    const [teacher, admin, pupil] = [await enter('teacher'), await enter('admin'), await enter('pupil')];
    await schoolWrites(classPart('k9'), classMembership('k9', 'second'), kinshipPart('second', 'teacher'));
    for (const client of [teacher, admin, pupil]) await client.caughtUp();
    expect(scopesOf(teacher)).toContain('class:k9');
    expect(scopesOf(admin)).toContain('family:second');
    expect([scopesOf(pupil).has('class:k9'), scopesOf(pupil).has('family:second')]).toEqual([false, false]);
    const slip = {
      purpose: 'person' as const,
      person: 'pupil',
      role: 'pupil' as const,
      classroom: '',
      child: '',
      secretHash: 'c'.repeat(64),
      expiresAt: 1,
      mostUses: 1,
      annulledAt: 0,
    };
    await schoolWrites(part({ kind: 'slip', id: 'slip-t', scope: 'slip:teacher', body: slip }));
    await admin.caughtUp();
    expect(scopesOf(admin)).toContain('slip:teacher');
  });
});

describe('a replica whose person leaves a chat', () => {
  test('[FEED-7] forgets it, keeps what was not sent, and gets all of it back', async () => {
    await write('second', 'c1', 'раз');
    const desktop = await TestDesktop.enter(hub, 'pupil', `127.0.0.1:${hub.port}`);
    ends.push(() => desktop.close());
    await desktop.live();
    await desktop.until('messages', { chat: 'c1', limit: 50 }, (view) =>
      view.rows.some((row) => row.text === 'раз'),
    );

    await schoolWrites(chatMembership('c1', 'pupil', { state: 'ended' }));
    await desktop.until('chats', {}, (rows) => rows.every((row) => row.id !== 'c1'));
    await desktop.until('messages', { chat: 'c1', limit: 50 }, (view) => view.rows.length === 0);

    await schoolWrites(chatMembership('c1', 'pupil'));
    await desktop.until('chats', {}, (rows) => rows.some((row) => row.id === 'c1'));
    await desktop.until('messages', { chat: 'c1', limit: 50 }, (view) =>
      view.rows.some((row) => row.text === 'раз'),
    );
  });

  test('[PUSH-5] is told what the hub did not take, and keeps the text', async () => {
    await schoolWrites(
      personCard('writer', ['pupil']),
      ...withRules('writer'),
      classMembership('k1', 'writer'),
      chatMembership('c1', 'writer'),
    );
    const desktop = await TestDesktop.enter(hub, 'writer', `127.0.0.1:${hub.port}`);
    ends.push(() => desktop.close());
    await desktop.live();
    await desktop.until('chats', {}, (rows) => rows.some((row) => row.id === 'c1'));
    // Written here while the chat is still ours, judged there when it no longer is.
    const [, sent] = await Promise.all([
      schoolWrites(chatMembership('c1', 'writer', { state: 'ended' })),
      desktop.send('c1', 'не успел').catch(() => undefined),
    ]);
    if (!sent) throw new Error('the chat was gone before the message was written');
    const [row] = await desktop.until('outbox', {}, (rows) => rows.some((one) => one.state === 'aside'));
    expect(row).toMatchObject({ text: 'не успел', refusal: { code: 'notAllowed' } });
    await desktop.open.replica.discardRefused(sent.id);
    await desktop.until('outbox', {}, (rows) => rows.length === 0);
  });
});
