import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { firstBreak } from '../../shared/directory/chain.ts';
import { Directory } from '../../shared/directory/directory.ts';
import { skeletonOf } from '../../shared/directory/look-alikes.ts';
import type { PersonFacts } from '../../shared/permissions/facts.ts';
import type { AuditBody } from '../../shared/schema/audit.ts';
import type { AcceptedDocument, AuthorPart, StoredDocument } from '../../shared/schema/envelope.ts';
import { isOfKind, kindNames } from '../../shared/schema/kinds.ts';
import { mergeDocuments } from '../../shared/sync/merge.ts';
import { ACTING_FROM, SCHOOL_OF_CLASSES } from '../../shared/testing/acting-school.ts';
import { stampAt } from '../../shared/testing/make-documents.ts';
import { actsOf, decisions } from '../../tests/fixtures/acting-administrators.ts';
import { TEST_STORE_KEY } from '../../tests/fixtures/hub-store.ts';
import { sha256 } from '../audit/ledger.ts';
import type { HubStore } from '../store/hub-store.ts';
import { openSqlcipherHubStore } from '../store/sqlcipher-hub-store.ts';
import { Acceptor } from './acceptor.ts';
import { FactsSource } from './facts-source.ts';

const lists = fc.array(decisions, { minLength: 1, maxLength: 8 });
const ADMIN_DEVICE = '0000000000a1';
const ADMIN2_DEVICE = '0000000000a2';

const opened: HubStore[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

interface SmallHub {
  readonly store: HubStore;
  readonly facts: FactsSource;
  readonly acceptor: Acceptor;
}

async function hubNamed(hub: string, device = '0000000000b1'): Promise<SmallHub> {
  const store = openSqlcipherHubStore({
    path: ':memory:',
    key: TEST_STORE_KEY,
    newNames: () => ({ hub, epoch: 'epoch001' }),
  });
  opened.push(store);
  const facts = new FactsSource(store);
  let stamps = 0;
  const now = ACTING_FROM + 60_000;
  const acceptor = new Acceptor({
    store,
    facts,
    now: () => now,
    stamp: () => stampAt(now + ++stamps, device),
  });
  await acceptor.writeAsSchool(SCHOOL_OF_CLASSES);
  return { store, facts, acceptor };
}

async function everything(store: HubStore): Promise<readonly AcceptedDocument[]> {
  return (await Promise.all(kindNames().map((kind) => store.byKind(kind)))).flat();
}

async function log(store: HubStore): Promise<readonly AuditBody[]> {
  const lines = await store.byKind('audit');
  return lines.flatMap((line) => (isOfKind(line, 'audit') ? [line.body] : [])).sort((a, b) => a.n - b.n);
}

/** Two lists in one order in which a hub may get them: each list in its own order. */
function interleaved(
  first: readonly AuthorPart[],
  second: readonly AuthorPart[],
  turns: readonly boolean[],
): readonly AuthorPart[] {
  const [a, b] = [[...first], [...second]];
  const order: AuthorPart[] = [];
  for (const isFirst of turns) {
    const next = isFirst ? a.shift() : b.shift();
    if (next) order.push(next);
  }
  return [...order, ...a, ...b];
}

function expectSound(directory: Directory): void {
  const titles = directory
    .all('classroom')
    .filter(({ body }) => !body.isArchived)
    .map(({ body }) => skeletonOf(body.title));
  expect(titles).toHaveLength(new Set(titles).size);
  const homerooms = new Set<string>();
  for (const { body } of directory.all('membership')) {
    if (body.groupType !== 'classroom' || body.state !== 'active') continue;
    const classroom = directory.get('classroom', body.group)?.body;
    expect(directory.isPresent(body.person), `${body.person} is in ${body.group}`).toBe(true);
    expect(classroom?.isArchived, body.group).toBe(false);
    if (classroom?.type !== 'homeroom' || body.role !== 'pupil') continue;
    expect(homerooms.has(body.person), `${body.person} is in two classes`).toBe(false);
    homerooms.add(body.person);
  }
  const isLed = directory.all('person').some(({ id }) => directory.factsOf(id).isAdministrator);
  expect(isLed, 'somebody administers').toBe(true);
}

describe('[ACT-4] two administrators who worked offline at once', () => {
  test('F-006, F-021, F-022 their acts are done or refused whole, in whatever order they arrive', async () => {
    await fc.assert(
      fc.asyncProperty(lists, lists, fc.array(fc.boolean(), { maxLength: 16 }), async (one, two, turns) => {
        const { acceptor, facts, store } = await hubNamed('hub000000001');
        const acts = interleaved(
          actsOf('admin', ADMIN_DEVICE, one),
          actsOf('admin2', ADMIN2_DEVICE, two),
          turns,
        );
        let done = 0;
        for (const act of acts) {
          const before = await store.head();
          const [verdict] = await acceptor.push(act.by, [act]);
          if (!verdict || 'ahead' in verdict) throw new Error('no verdict');
          if ('refusal' in verdict) {
            // What was planned always has the shape of what the school writes.
            expect(verdict.refusal).toMatchObject({ details: '' });
            expect(await store.head()).toBe(before);
          } else done++;
          expectSound(await facts.directory());
        }
        const lines = await log(store);
        expect([lines.length, firstBreak(lines, sha256)]).toEqual([done, 0]);
        for (const membership of await store.byKind('membership')) {
          if (isOfKind(membership, 'membership') && membership.body.groupType === 'chat')
            expect(membership.by).toBe(membership.body.person);
        }
      }),
      { numRuns: 120 },
    );
  });

  test('one push of all of them says the same as one after another', async () => {
    await fc.assert(
      fc.asyncProperty(lists, async (decided) => {
        const [together, apart] = [await hubNamed('hub000000001'), await hubNamed('hub000000001')];
        const acts = actsOf('admin', ADMIN_DEVICE, decided);
        const codes = (verdicts: readonly object[]) =>
          verdicts.map((verdict) => ('refusal' in verdict ? verdict.refusal : 'done'));
        const singly = [];
        for (const act of acts) singly.push(...(await apart.acceptor.push('admin', [act])));
        expect(codes(await together.acceptor.push('admin', acts))).toEqual(codes(singly));
      }),
      { numRuns: 30 },
    );
  });
});

/** A directory that has taken documents in, each merged with what it had of it before. */
function exchanged(own: readonly StoredDocument[], others: readonly StoredDocument[]): Directory {
  const held = new Map(own.map((document) => [document.id, document]));
  const directory = new Directory();
  for (const document of own) directory.take(document);
  for (const document of others) {
    const mine = held.get(document.id);
    const merged = mine ? mergeDocuments(mine, document) : document;
    held.set(document.id, merged);
    directory.take(merged);
    // What is known in between must not stay in anybody's way.
    directory.factsOf('mother');
  }
  return directory;
}

function plainFacts(facts: PersonFacts): object {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      value instanceof Set || value instanceof Map ? [...value].map(String).sort() : (value as unknown),
    ]),
  );
}

/** Each right of a person, held against the documents that would have to give it. */
function expectJustified(directory: Directory, person: string): void {
  const facts = directory.factsOf(person);
  const card = directory.get('person', person)?.body;
  const isHere = card?.leftAt === 0;
  if (!isHere) {
    expect([facts.isPresent, facts.chats.size, facts.classrooms.size, facts.children.size]).toEqual([
      false,
      0,
      0,
      0,
    ]);
    return;
  }
  expect(facts.isAdministrator).toBe(card.isVerified && card.roles.includes('administrator'));
  for (const chat of facts.chats) {
    const { classroom = '', template, isArchived = false } = directory.chat(chat) ?? {};
    // What ended with its class is for those who were there.
    const roleOf = (who: string) => {
      const membership = directory.get('membership', `${classroom}.${who}`)?.body;
      return membership && (membership.state === 'active' || isArchived) ? membership.role : undefined;
    };
    const role = roleOf(person);
    const teaches = role !== undefined && role !== 'pupil' && card.isVerified;
    const throughChild = directory
      .about('kinship', person)
      .some(
        ({ body }) => body.isActive && directory.isPresent(body.child) && roleOf(body.child) !== undefined,
      );
    expect(
      teaches || (template === 'parents' ? throughChild : role === 'pupil'),
      `${person} in ${chat}`,
    ).toBe(true);
  }
}

test('F-022 two hubs that did different things end equal, and nobody keeps a right that nothing gives', async () => {
  await fc.assert(
    fc.asyncProperty(lists, lists, fc.array(fc.nat(), { maxLength: 60 }), async (one, two, order) => {
      const [a, b] = [await hubNamed('hub000000001'), await hubNamed('hub000000002', '0000000000b2')];
      await a.acceptor.push('admin', actsOf('admin', ADMIN_DEVICE, one));
      await b.acceptor.push('admin2', actsOf('admin2', ADMIN2_DEVICE, two));
      const [ofA, ofB] = [await everything(a.store), await everything(b.store)];
      const shuffled = [...ofB].sort((x, y) => keyOf(x, order) - keyOf(y, order));
      const sides = [exchanged(ofA, shuffled), exchanged(ofB, ofA), exchanged(ofA, [...ofB].reverse())];
      const people = new Set(sides.flatMap((side) => side.all('person').map(({ id }) => id)));
      for (const person of people) {
        const [first, ...others] = sides.map((side) => plainFacts(side.factsOf(person)));
        for (const other of others) expect(other).toEqual(first);
        for (const side of sides) expectJustified(side, person);
      }
    }),
    { numRuns: 60 },
  );
});

function keyOf(document: StoredDocument, order: readonly number[]): number {
  const sum = [...document.id].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return order[sum % Math.max(1, order.length)] ?? sum;
}
