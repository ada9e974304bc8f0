import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Directory } from '../directory/directory.ts';
import { CHAT_TEMPLATES, isChannel } from '../schema/chat.ts';
import { STANDARD_EDITION } from '../schema/rules.ts';
import { part, stampAt } from '../testing/make-documents.ts';
import { rulesAckPart, rulesPart } from '../testing/make-moderation.ts';
import { rulesAt, rulesToAccept } from './rules-in-force.ts';

const PEOPLE = ['anna', 'boris'] as const;
const CHAT = 'c1';
const editions = fc.array(
  fc.record({
    ofChat: fc.boolean(),
    from: fc.nat(20),
    version: fc.integer({ min: 1, max: 4 }),
    count: fc.nat(2),
  }),
  { maxLength: 5 },
);
const acks = fc.array(fc.record({ by: fc.constantFrom(...PEOPLE), edition: fc.nat(5) }), { maxLength: 8 });

interface Made {
  readonly known: Directory;
  readonly accepted: (person: string) => ReadonlySet<string>;
}

/** A chat of a template, editions of the school and of the chat, and who has accepted which; 0 is the standard one. */
function made(
  template: (typeof CHAT_TEMPLATES)[number],
  of: readonly { ofChat: boolean; from: number; version: number; count: number }[],
  by: readonly { by: string; edition: number }[],
): Made {
  const known = new Directory();
  const body = { title: '7Б', template, classroom: '', isArchived: false };
  known.take(part({ kind: 'chat', id: CHAT, scope: `chat:${CHAT}`, body }));
  const ids = [STANDARD_EDITION, ...of.map((_one, n) => stampAt(100 + n))];
  for (const [n, { ofChat, from, version, count }] of of.entries()) {
    // Of the school's there is always something to read.
    const rules = ['Раз.', 'Два.', 'Три.'].slice(0, ofChat ? count : count + 1);
    known.take(rulesPart(ids[n + 1] ?? '', { chat: ofChat ? CHAT : '', from, version, rules }));
  }
  const read = by.map((one) => ({ by: one.by, edition: ids[one.edition % ids.length] ?? '' }));
  for (const one of read) known.take(rulesAckPart(one.by, one.edition));
  return {
    known,
    accepted: (person) => new Set(read.flatMap((one) => (one.by === person ? [one.edition] : []))),
  };
}

const idsOf = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id);

describe('F-101 the rules that somebody has to accept', () => {
  test('F-101 are those in force that the very person has not accepted, the standard ones among them; none in channels and private chats', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHAT_TEMPLATES), editions, acks, fc.nat(25), (template, of, by, at) => {
        const { known, accepted } = made(template, of, by);
        for (const person of PEOPLE) {
          const asked = idsOf(rulesToAccept(known, { chat: CHAT, person }, at));
          const inForce = idsOf(rulesAt(known, CHAT, at));
          const isExempt = template === 'private' || isChannel(template);
          expect(asked).toEqual(isExempt ? [] : inForce.filter((id) => !accepted(person).has(id)));
        }
      }),
    );
  });

  test('F-101 are the standard ones exactly until the school has rules of its own, and each once', () => {
    fc.assert(
      fc.property(editions, acks, fc.nat(25), (of, by, at) => {
        const { known } = made('pupils', of, by);
        const hasOwn = of.some(({ ofChat, from }) => !ofChat && from <= at);
        const inForce = idsOf(rulesAt(known, CHAT, at));
        expect(inForce.includes(STANDARD_EDITION)).toBe(!hasOwn);
        for (const id of inForce) known.take(rulesAckPart('anna', id));
        expect(rulesToAccept(known, { chat: CHAT, person: 'anna' }, at)).toEqual([]);
        // What somebody else has accepted helps nobody.
        expect(idsOf(rulesToAccept(known, { chat: CHAT, person: 'vera' }, at))).toEqual(inForce);
      }),
    );
  });
});
