import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamPlace } from '../../shared/replica/stream/stream-place.ts';
import type { MessagesView } from '../../shared/replica/views.ts';
import { message } from '../testing/fake-chats.ts';
import { ANNA } from '../testing/fake-people.ts';
import { fakeStream } from '../testing/fake-stream.ts';
import { ChatStream, EDGE, HALF_WINDOW, type StreamAnswer, type StreamWish } from './chat-stream.ts';

/** A stream of so many rows that answers when it is told to, as a replica does. */
function openStream(count: number, from: StreamPlace, firstUnread = '') {
  let all = Array.from({ length: count }, (_, index) => message(ANNA, `${index}`, index * 1000));
  const watches = new Set<{ wish: StreamWish; listener: (view: MessagesView) => void; isTold: boolean }>();
  const tell = () => {
    for (const watch of [...watches]) {
      const part = fakeStream(all, firstUnread, { chat: 'c1', ...watch.wish });
      watch.listener(structuredClone({ ...part, unreadCount: 0 }));
    }
  };
  const stream = new ChatStream((wish, listener) => {
    const watch = { wish, listener, isTold: false };
    watches.add(watch);
    return () => watches.delete(watch);
  }, from);
  stream.watched.subscribe(() => undefined);
  const answer = (): StreamAnswer => {
    const held = stream.watched.getSnapshot();
    if (!held.isReady) throw new Error('no answer yet');
    return held.value;
  };
  return {
    stream,
    watches,
    tell,
    answer,
    all: () => all,
    change: (change: (rows: typeof all) => typeof all) => (all = change(all)),
  };
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

/** Whether the rows are a part of the stream without a gap, each once and in order. */
function expectPart(shown: StreamAnswer, all: readonly { readonly id: string }[]): void {
  const ids = idsOf(shown.rows);
  const start = idsOf(all).indexOf(ids[0] ?? '');
  expect(ids).toEqual(idsOf(all.slice(start, start + ids.length)));
  expect(shown.hasEarlier).toBe(start > 0);
  expect(shown.hasLater).toBe(start + ids.length < all.length);
  expect(ids.length).toBeLessThanOrEqual(2 * HALF_WINDOW + 1);
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('look' as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('arrive' as const), count: fc.integer({ min: 1, max: 60 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('late' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('goTo' as const), at: fc.nat() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('tell' as const) }) },
);

describe('the window of a stream', () => {
  it('shows each row once and in order, whatever is looked at, arrives and goes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.array(step, { maxLength: 60 }), (count, steps) => {
        const world = openStream(count, { at: 'newest' });
        world.tell();
        for (const one of steps) {
          const { rows } = world.answer();
          if (one.do === 'look') {
            const first = Math.floor(one.at * Math.max(0, rows.length - 10));
            world.stream.look(rows[first]?.id ?? '', rows[Math.min(rows.length - 1, first + 9)]?.id ?? '');
          } else if (one.do === 'arrive') {
            const at = (world.all().at(-1)?.at ?? 0) + 1000;
            const added = Array.from({ length: one.count }, () => message(ANNA, 'new', at));
            world.change((all) => [...all, ...added]);
          } else if (one.do === 'late') {
            const index = one.at % (world.all().length + 1);
            const at = world.all()[index]?.at ?? 0;
            world.change((all) => [...all.slice(0, index), message(ANNA, 'late', at), ...all.slice(index)]);
          } else if (one.do === 'remove' && world.all().length > 1) {
            const index = one.at % world.all().length;
            world.change((all) => all.filter((_, other) => other !== index));
          } else if (one.do === 'goTo') {
            const id = world.all()[one.at % world.all().length]?.id ?? '';
            world.stream.goTo({ at: 'row', id });
            world.tell();
            expect(world.answer().target).toBe(id);
            expect(idsOf(world.answer().rows)).toContain(id);
          }
          world.tell();
          expectPart(world.answer(), world.all());
          expect(world.watches.size).toBe(1);
        }
      }),
    );
  });

  it('follows the eyes to both ends, and holds what they see', () => {
    const world = openStream(1000, { at: 'newest' });
    world.tell();
    for (const towards of [-1, 1]) {
      for (let i = 0; i < 60; i++) {
        const { rows } = world.answer();
        const first = towards < 0 ? 5 : rows.length - 16;
        const seen = rows.slice(first, first + 10);
        world.stream.look(seen[0]!.id, seen.at(-1)!.id);
        world.tell();
        expect(idsOf(world.answer().rows)).toEqual(expect.arrayContaining(idsOf(seen)));
      }
      expect(towards < 0 ? world.answer().hasEarlier : world.answer().hasLater).toBe(false);
    }
  });
});

describe('a window', () => {
  it('moves once until the answer has come', () => {
    const { stream, tell, answer, watches } = openStream(1000, { at: 'newest' });
    stream.look('', '');
    tell();
    const { rows } = answer();
    stream.look(rows[EDGE - 1]!.id, rows[EDGE + 9]!.id);
    stream.look(rows[0]!.id, rows[9]!.id);
    expect(watches.size).toBe(2);
    tell();
    expect(watches.size).toBe(1);
    expect(answer().rows[0]!.id).not.toBe(rows[0]!.id);
  });

  it('stays where nothing more is near', () => {
    const { stream, tell, answer, watches } = openStream(100, { at: 'newest' });
    tell();
    const { rows } = answer();
    stream.look(rows[0]!.id, rows[9]!.id);
    stream.look(rows[90]!.id, rows[99]!.id);
    expect(watches.size).toBe(1);
  });

  it('keeps the unread mark while it moves', () => {
    const { stream, tell, answer, all, change } = openStream(1000, { at: 'unread' }, 'x');
    change((rows) => rows.map((row, index) => (index === 500 ? { ...row, id: 'x' } : row)));
    tell();
    expect(answer()).toMatchObject({ firstUnread: 'x', target: 'x', jump: 1, isFound: true });
    stream.goTo({ at: 'time', ms: all()[10]!.at });
    tell();
    expect(answer()).toMatchObject({ firstUnread: 'x', target: all()[10]!.id, jump: 2 });
    const { rows } = answer();
    stream.look(rows.at(-20)!.id, rows.at(-10)!.id);
    tell();
    expect(answer()).toMatchObject({ firstUnread: 'x', target: all()[10]!.id, jump: 2 });
  });

  it('goes on to a row that comes after it was gone to', () => {
    const { stream, tell, answer, change } = openStream(100, { at: 'newest' });
    tell();
    stream.goTo({ at: 'row', id: 'later' });
    tell();
    expect(answer()).toMatchObject({ jump: 2, isFound: false });
    tell();
    expect(answer().jump).toBe(2);
    change((rows) => [{ ...rows[0]!, id: 'later', text: 'later' }, ...rows]);
    tell();
    expect(answer()).toMatchObject({ isFound: true, target: 'later' });
    expect(answer().jump).toBeGreaterThan(2);
  });
});
