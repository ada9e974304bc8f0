import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Changes } from '../../shared/protocol/changes.ts';
import { logName } from '../../shared/schema/envelope.ts';
import { claimsOf, claimsOfCheckpoints, heldOf } from '../../shared/sync/held.ts';
import { accept, messagePart, stampAt } from '../../shared/testing/make-documents.ts';
import { settle } from '../../shared/testing/fake-transport.ts';
import { MemoryReplicaStore } from '../../shared/testing/memory-replica-store.ts';
import type { HubStore } from '../store/hub-store.ts';
import { changed, openMemoryStore } from '../../tests/fixtures/hub-store.ts';
import { Feed } from './feed.ts';

type Step =
  | { readonly do: 'write'; readonly chat: number; readonly count: number; readonly letters: number }
  | { readonly do: 'edit' | 'want'; readonly which: number }
  | { readonly do: 'take' | 'got' | 'reconnect' | 'wait' }
  | { readonly do: 'access'; readonly chats: readonly number[] };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('write' as const),
      chat: fc.nat(2),
      count: fc.constantFrom(1, 2, 60, 210, 210),
      letters: fc.constantFrom(1, 1, 3000),
    }),
    fc.record({ do: fc.constantFrom('edit' as const, 'want' as const), which: fc.nat(1000) }),
    fc.record({
      do: fc.constantFrom(
        'take' as const,
        'take' as const,
        'got' as const,
        'reconnect' as const,
        'wait' as const,
      ),
    }),
    fc.record({ do: fc.constant('access' as const), chats: fc.subarray([0, 1, 2]) }),
  ),
  { minLength: 1, maxLength: 25, size: 'max' },
);

/** The slow store answers in five turns; a feed that owes anything asks it some hundred times for a frame at most. */
const TURNS_FOR_A_FRAME = 3000;

/** A hub's store and one client of it, whose every frame waits until the client takes it. */
class Run {
  readonly #inner = openMemoryStore();
  readonly #replica = new MemoryReplicaStore();
  readonly #all: { chat: string; stamp: string; text: string }[] = [];
  readonly #store: HubStore;
  #scopes = ['chat:c0', 'chat:c1', 'chat:c2'];
  #frames: Changes[] = [];
  #feed: Feed | undefined;
  #seq = 0;
  #published = 0;
  readonly #isBrief: boolean;

  constructor(isBrief: boolean) {
    this.#isBrief = isBrief;
    const inner = this.#inner;
    const slowly = async <V>(run: () => Promise<V>): Promise<V> => {
      await settle(3);
      const value = await run();
      await settle(2);
      return value;
    };
    this.#store = changed(inner, {
      changesAfter: (...of) => slowly(() => inner.changesAfter(...of)),
      changesBefore: (...of) => slowly(() => inner.changesBefore(...of)),
      head: () => slowly(() => inner.head()),
    });
  }

  async connect(): Promise<void> {
    this.#feed?.close();
    this.#frames = [];
    const underWay = (): number => this.#frames.length * 20_000;
    const feed: Feed = new Feed({
      store: this.#store,
      person: 'vera',
      isBrief: this.#isBrief,
      now: () => 1,
      published: () => this.#published,
      mayAdd: () => feed === this.#feed && underWay() < 64 * 1024,
      send: async (changes, isStillValid) => {
        // Compressing takes its time.
        if (this.#isBrief) await settle(3);
        if (feed !== this.#feed || !isStillValid()) return undefined;
        expect(changes.documents.filter(({ scope }) => !this.#scopes.includes(scope))).toEqual([]);
        this.#frames.push({ ...changes, n: 1 });
        return 20_000;
      },
      onLoss: () => undefined,
      onComplete: () => undefined,
      onError: (error) => {
        throw error;
      },
    });
    this.#feed = feed;
    const held = await this.#replica.checkpoints();
    const claims = this.#isBrief ? claimsOf(heldOf(held), this.#scopes) : claimsOfCheckpoints(held);
    const needsScopes = await feed.begin(this.#scopes, claims);
    feed.resume();
    if (!needsScopes) return;
    await settle(4);
    const named = new Map<string, Set<string>>();
    const begun: string[] = [];
    for (const { log, scope, low } of held) {
      if (low > 1) begun.push(scope);
      else named.set(log, (named.get(log) ?? new Set()).add(scope));
    }
    await feed.named(named, begun);
  }

  async step(step: Step): Promise<void> {
    if (step.do === 'write') await this.#write(`c${step.chat}`, step.count, 'x'.repeat(step.letters));
    else if (step.do === 'edit') await this.#edit(step.which);
    else if (step.do === 'want')
      this.#feed?.want(
        this.#all
          .slice(step.which % 300)
          .map(({ stamp }) => stamp)
          .slice(0, 3),
      );
    else if (step.do === 'take') await this.#take();
    else if (step.do === 'reconnect') await this.connect();
    else if (step.do === 'access') await this.#access(step.chats.map((chat) => `chat:c${chat}`));
    else await settle(step.do === 'wait' ? 40 : 1);
  }

  async finish(): Promise<void> {
    for (let idle = 0; idle < 2;) {
      await settle(TURNS_FOR_A_FRAME);
      idle = this.#frames.length > 0 ? 0 : idle + 1;
      await this.#take();
    }
    for (const scope of this.#scopes) {
      const onHub = (await this.#inner.byScope(scope)).map(({ id, stamp, seq }) => `${id} ${stamp} ${seq}`);
      const here = [...this.#replica.documents.values()].filter((document) => document.scope === scope);
      expect(here.map(({ id, stamp, seq }) => `${id} ${stamp} ${seq}`).sort()).toEqual(onHub.sort());
    }
    const foreign = [...this.#replica.documents.values()].filter(
      ({ scope }) => !this.#scopes.includes(scope),
    );
    expect(foreign).toEqual([]);
  }

  async #write(chat: string, count: number, text: string): Promise<void> {
    const documents = Array.from({ length: count }, () => {
      this.#seq += 1;
      const stamp = stampAt(this.#seq);
      this.#all.push({ chat, stamp, text });
      return accept(messagePart({ by: 'anna', chat, text, stamp }), this.#seq);
    });
    await this.#inner.put(documents);
    this.#published = this.#seq;
    this.#feed?.accepted(documents);
  }

  async #edit(which: number): Promise<void> {
    const of = this.#all[which % Math.max(1, this.#all.length)];
    if (!of) return;
    this.#seq += 1;
    const edited = messagePart({
      by: 'anna',
      chat: of.chat,
      text: 'edited',
      id: of.stamp,
      stamp: stampAt(this.#seq),
    });
    const document = accept(edited, this.#seq);
    await this.#inner.put([document]);
    this.#published = this.#seq;
    this.#feed?.accepted([document]);
  }

  async #access(scopes: string[]): Promise<void> {
    this.#scopes = scopes;
    this.#feed?.pause();
    await settle(2);
    await this.#feed?.setScopes(scopes);
    this.#feed?.resume();
  }

  async #take(): Promise<void> {
    const frame = this.#frames.shift();
    if (!frame) return;
    await this.#replica.forget(frame.forget);
    await this.#replica.apply(frame.documents, frame.checkpoints, frame.upTo ?? undefined);
    await this.#claimsAreTrue(frame);
    this.#feed?.wake();
  }

  /** Whatever a checkpoint covers, the replica holds as the hub had it when the frame was sent, or newer. */
  async #claimsAreTrue(frame: Changes): Promise<void> {
    for (const { scope, log, low, high } of await this.#replica.checkpoints()) {
      const isTold = frame.upTo !== null || frame.checkpoints.some((one) => one.scope === scope);
      if (log !== logName(this.#inner) || !isTold || !this.#scopes.includes(scope)) continue;
      for (const document of await this.#inner.byScope(scope)) {
        if (document.seq < low || document.seq > high) continue;
        expect(this.#replica.documents.get(document.id)?.seq, `${scope} ${document.seq}`).toBe(document.seq);
      }
    }
  }
}

async function play(list: readonly Step[], isBrief: boolean): Promise<void> {
  const run = new Run(isBrief);
  await run.connect();
  for (const step of list) await run.step(step);
  await run.finish();
}

test('[FEED-2] seed 654571555: whoever reads nothing for a moment is told no position before naming what is held', async () => {
  await play(
    [
      { do: 'write', chat: 0, count: 1, letters: 1 },
      { do: 'access', chats: [2] },
      { do: 'edit', which: 0 },
      { do: 'take' },
      { do: 'wait' },
      { do: 'take' },
      { do: 'write', chat: 2, count: 1, letters: 1 },
      { do: 'access', chats: [] },
      { do: 'reconnect' },
      { do: 'access', chats: [2] },
      { do: 'write', chat: 0, count: 1, letters: 1 },
    ],
    true,
  );
});

test('[FEED-2] whatever is written, edited, taken, cut off, lost and regained: no checkpoint claims too much, and both end equal', async () => {
  await fc.assert(fc.asyncProperty(steps, fc.boolean(), play), { numRuns: 60 });
}, 180_000);
