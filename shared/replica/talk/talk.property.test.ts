import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AcceptedDocument } from '../../schema/envelope.ts';
import { pinId } from '../../schema/pin.ts';
import { type Reaction, reactionId, REACTIONS } from '../../schema/reaction.ts';
import { takedownId } from '../../schema/takedown.ts';
import { applied, type ReplicaDocument } from '../../sync/replica-document.ts';
import { accept, messagePart, part, personCard, stampAt } from '../../testing/make-documents.ts';
import type { ReaderContext } from '../message-rows.ts';
import { messageRow } from '../message-rows.ts';
import { Projection } from '../projection.ts';

const MESSAGE = stampAt(1_000);
const PEOPLE = ['anna', 'boris', 'dasha'] as const;
const person = fc.constantFrom(...PEOPLE);
const place = { scope: 'chat:c1', parent: MESSAGE };
const when = fc.integer({ min: 2, max: 40 });

/** What people did without a link, each on a computer of their own, in the order in which a hub took it in. */
const said = fc
  .array(
    fc.oneof(
      fc.record({ do: fc.constant('edit' as const), at: when, text: fc.constantFrom('а', 'б', 'в') }),
      fc.record({ do: fc.constant('delete' as const), at: when }),
      fc.record({
        do: fc.constant('react' as const),
        at: when,
        by: person,
        sign: fc.constantFrom<Reaction | ''>('', ...REACTIONS),
      }),
      fc.record({ do: fc.constant('takeDown' as const), at: when, by: person }),
      fc.record({ do: fc.constant('pin' as const), at: when, by: person, isPinned: fc.boolean() }),
    ),
    { maxLength: 12 },
  )
  .map((all) => [
    accept(messagePart({ by: 'dasha', chat: 'c1', id: MESSAGE, stamp: MESSAGE, text: 'сначала' }), 1),
    ...all.map((one, index): AcceptedDocument => {
      // No two versions of one document have the same stamp: each device makes it once.
      const stamp = stampAt(one.at * 1_000 + index);
      switch (one.do) {
        case 'edit':
          return accept(
            messagePart({ by: 'dasha', chat: 'c1', id: MESSAGE, stamp, text: one.text }),
            index + 2,
          );
        case 'delete': {
          const empty = messagePart({ by: 'dasha', chat: 'c1', id: MESSAGE, stamp, text: '' });
          return accept({ ...empty, gone: true }, index + 2);
        }
        case 'react': {
          const id = reactionId(MESSAGE, one.by);
          return accept(
            part({ kind: 'reaction', id, ...place, by: one.by, stamp, body: { sign: one.sign } }),
            index + 2,
          );
        }
        case 'takeDown': {
          const body = { author: 'dasha', reason: `по слову ${one.by}` };
          const id = takedownId(MESSAGE, one.by);
          return accept(part({ kind: 'takedown', id, ...place, by: one.by, stamp, body }), index + 2);
        }
        case 'pin': {
          const body = { message: MESSAGE, isPinned: one.isPinned };
          const id = pinId(MESSAGE, one.by);
          return accept(
            part({ kind: 'pin', id, scope: 'chat:c1', parent: 'c1', by: one.by, stamp, body }),
            index + 2,
          );
        }
      }
    }),
  ]);

/** What a computer shows that got these in this order. */
function shown(documents: readonly AcceptedDocument[], reader: string) {
  const held = new Map<string, ReplicaDocument>();
  for (const one of documents) held.set(one.id, applied(held.get(one.id), one));
  const projection = new Projection(() => undefined);
  for (const id of PEOPLE)
    projection.take({ ...accept(personCard(id, ['teacher']), 1), queue: '', refusal: '' });
  for (const one of held.values()) projection.take(one);
  const message = held.get(MESSAGE);
  if (!message || message.gone) return undefined;
  const context: ReaderContext = {
    projection,
    person: reader,
    sending: new Set(),
    drafts: new Map(),
    now: 0,
  };
  const about = [...held.values()]
    .filter(({ parent }) => parent === MESSAGE)
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  return messageRow(context, message, about, new Map());
}

test('F-050 edits, deletions, signs, takedowns and pins made apart show the same everywhere, in whatever order they come', () => {
  fc.assert(
    fc.property(
      said.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      person,
      ([inOrder, shuffled], reader) => {
        expect(shown(shuffled, reader)).toEqual(shown(inOrder, reader));
        expect(shown([...shuffled, ...inOrder], reader)).toEqual(shown(inOrder, reader));
      },
    ),
  );
});

test('F-052 what is taken out stays out whatever its author does afterwards', () => {
  fc.assert(
    fc.property(said, (all) => {
      const isOut = all.some(({ kind }) => kind === 'takedown');
      fc.pre(isOut);
      expect(shown(all, 'boris')?.text ?? '').toBe('');
    }),
  );
});
