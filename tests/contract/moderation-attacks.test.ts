import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Directory } from '../../shared/directory/directory.ts';
import { mergedStores } from '../../shared/erasure/erasures-in.ts';
import { makeStamp } from '../../shared/ids/id.ts';
import { caseOf } from '../../shared/moderation/case-of.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { chatMembership, TEST_DEVICE } from '../../shared/testing/make-documents.ts';
import { apologyPart, blockBody, CITED, objectionPart } from '../../shared/testing/make-moderation.ts';
import {
  accepted,
  blocked,
  fourViolations,
  OLDERS,
  openTrip,
  refusals,
  RUDE,
  saying,
  stepOf,
  TRIP,
} from '../fixtures/case-school.ts';
import { LivingSchool } from '../fixtures/living-school.ts';
import type { RawClient } from '../fixtures/raw-client.ts';

const IN_CHAT = ['anna', 'boris', 'vera', 'older', 'mother', 'last'] as const;
const DAY_MS = 86_400_000;

let school: LivingSchool;
let anna: RawClient;
let older: RawClient;
beforeEach(async () => {
  school = await LivingSchool.open();
  await openTrip(school, IN_CHAT);
  [anna, older] = [await school.client('anna'), await school.client('older')];
});
afterEach(() => school.close());

const stepsAt = async () => await school.hub.hub.store.byKind('casestep');
/** The case as the hub has it. */
const known = async () => caseOf(await school.directory(), OLDERS, Date.now());

describe('a client that was changed', () => {
  test('F-108, F-111 blocks nobody for reasons of its own: without a rule, without violations, with those of others or of nobody', async () => {
    const said = RUDE.map((text) => saying(school, text));
    await accepted(older, ...said);
    const none = said.map(({ id }) => id);
    expect(await refusals(anna, stepOf(school, 'anna', blockBody(none)))).toEqual(['blockTooEarly']);
    const three = none
      .slice(0, 3)
      .map((message) => stepOf(school, 'anna', { step: 'violation', message, ...CITED }));
    await accepted(anna, ...three);
    const ids = three.map(({ id }) => id);
    expect(await refusals(anna, stepOf(school, 'anna', blockBody([...ids, none[3]!])))).toEqual([
      'blockTooEarly',
    ]);
    // One message counts once, whoever records it and however often.
    const again = stepOf(school, 'anna', { step: 'violation', message: none[0]!, ...CITED });
    await accepted(anna, again);
    expect(await refusals(anna, stepOf(school, 'anna', blockBody([...ids, again.id])))).toEqual([
      'blockTooEarly',
    ]);
    const fourth = stepOf(school, 'anna', { step: 'violation', message: none[3]!, ...CITED });
    await accepted(anna, fourth);
    const grounds = [...ids, fourth.id];
    const { rule: _rule, ...ruleless } = blockBody(grounds) as Record<string, unknown>;
    const noRule = { ...stepOf(school, 'anna', blockBody(grounds)), body: ruleless };
    const notBroken = stepOf(school, 'anna', { ...blockBody(grounds), rule: 5 } as never);
    const longer = stepOf(school, 'anna', blockBody(grounds, 32));
    const ownTime = stepOf(school, 'anna', { ...blockBody(grounds), objectionDays: 14 } as never);
    expect(await refusals(anna, noRule, notBroken, longer, ownTime)).toEqual([
      'badRequest',
      'ruleUnknown',
      'badRequest',
      'badRequest',
    ]);
    expect(await refusals(anna, stepOf(school, 'anna', blockBody(grounds)))).toEqual(['']);
  });

  test('F-107, F-109 back-dates nothing: what it stamped in another year was recorded when the hub took it', async () => {
    const said = saying(school, 'Раз');
    await accepted(older, said);
    const at = (ms: number) => makeStamp({ ms, counter: 0, device: TEST_DEVICE });
    const past = at(Date.now() - 700 * DAY_MS);
    const violation = {
      ...stepOf(school, 'anna', { step: 'violation', message: said.id, ...CITED }),
      id: past,
      stamp: past,
    };
    const before = Date.now();
    expect(await refusals(anna, violation)).toEqual(['']);
    const [counted] = (await known()).violations;
    expect(counted?.at).toBeGreaterThanOrEqual(before - 1000);
    // Nor does it write what is to come.
    const future = at(Date.now() + 5 * DAY_MS);
    const verdicts = await anna.push({ ...violation, id: future, stamp: future });
    expect(verdicts).toMatchObject([{ ahead: true }]);
    // By a rule that did not hold on the day of the message it charges nobody.
    const invented = stepOf(school, 'anna', { step: 'violation', message: said.id, edition: past, rule: 1 });
    expect(await refusals(anna, invented)).toEqual(['ruleUnknown']);
  });

  test('F-103, F-107 moderates neither as a member, nor unconfirmed, nor from outside, nor oneself, nor a colleague', async () => {
    const said = saying(school, 'Раз');
    await accepted(older, said);
    const violation = { step: 'violation', message: said.id, ...CITED } as const;
    for (const [person, code] of [
      ['last', 'notAllowed'],
      ['mother', 'notAllowed'],
      ['older', 'notAllowed'],
      ['vera', 'needsConfirmation'],
      ['librarian', 'notAllowed'],
    ] as const) {
      const client = await school.client(person);
      expect([person, ...(await refusals(client, stepOf(school, person, violation)))]).toEqual([
        person,
        code,
      ]);
    }
    const own = saying(school, 'Моё', 'anna');
    await accepted(anna, own);
    const ofOwn = { step: 'violation', message: own.id, ...CITED } as const;
    expect(await refusals(anna, stepOf(school, 'anna', ofOwn, { person: 'anna' }))).toEqual(['notAllowed']);
    const boris = await school.client('boris');
    expect(await refusals(boris, stepOf(school, 'boris', ofOwn, { person: 'anna' }))).toEqual(['notAllowed']);
    // The words of one are not charged to another.
    expect(await refusals(anna, stepOf(school, 'anna', violation, { person: 'last' }))).toEqual([
      'notAllowed',
    ]);
    expect(await stepsAt()).toEqual([]);
  });

  test('F-107, F-111 deletes no evidence: steps are neither changed nor taken back, and a message that is gone was said', async () => {
    const { messages, violations } = await fourViolations(school, { older, anna });
    const [first = ''] = messages;
    const gone = { ...saying(school, ''), id: first, gone: true };
    expect(await refusals(older, gone)).toEqual(['']);
    expect((await known()).violations).toHaveLength(RUDE.length);
    const [step] = await stepsAt();
    const held = step!;
    const of = { id: held.id, kind: held.kind, scope: held.scope, parent: held.parent, by: held.by };
    const later = { ...of, stamp: school.newId(), gone: false, body: held.body };
    const changed = { ...later, body: { ...held.body, rule: 2 } };
    expect(await refusals(anna, { ...later, gone: true }, changed)).toEqual(['notAllowed', 'idTaken']);
    expect(await refusals(anna, stepOf(school, 'anna', blockBody(violations)))).toEqual(['']);
  });

  test('F-110 objects for nobody else, not to the own apology, and apologises once and for oneself', async () => {
    const block = await blocked(school, { older, anna });
    const last = await school.client('last');
    expect(await refusals(last, apologyPart('last', TRIP, block, school.newId()))).toEqual(['notAllowed']);
    const apology = apologyPart('older', TRIP, block, school.newId());
    expect(await refusals(older, apology)).toEqual(['']);
    const second = { ...apology, stamp: school.newId(), body: { text: 'Ещё раз', objectionDays: 3 } };
    expect(await refusals(older, second)).toEqual(['actTwice']);
    const objection = (by: string) => objectionPart(by, { ...OLDERS, block, stamp: school.newId() });
    const ofAnother = { ...objection('mother'), by: 'last' };
    const outside = objection('librarian');
    expect(await refusals(last, ofAnother)).toEqual(['notAllowed']);
    expect(await refusals(older, objection('older'))).toEqual(['notAllowed']);
    expect(await refusals(await school.client('librarian'), outside)).toEqual(['notAllowed']);
    // What the hub alone tells is not told by anybody else.
    const objected = { step: 'objected', block, stampedAt: Date.now() } as const;
    expect(await refusals(last, stepOf(school, 'last', objected))).toEqual(['notAllowed']);
    expect(await refusals(last, { ...stepOf(school, 'last', objected), by: '@school' })).toEqual([
      'notAllowed',
    ]);
    const { block: after } = await known();
    expect(after?.apology?.isObjected).toBe(false);
  });

  test('F-111 injects no event: neither an end, nor a review of the own decision, nor a step into another case', async () => {
    const block = await blocked(school, { older, anna });
    expect(await refusals(anna, stepOf(school, 'anna', { step: 'release', block }))).toEqual([
      'releaseTooEarly',
    ]);
    expect(await refusals(older, stepOf(school, 'older', { step: 'release', block }))).toEqual([
      'notAllowed',
    ]);
    const correction = { step: 'correction', of: block, words: 'Нет' } as const;
    expect(await refusals(anna, stepOf(school, 'anna', correction))).toEqual(['notAllowed']);
    const appeal = stepOf(school, 'older', { step: 'appeal', of: block, words: 'Неверно' });
    const elsewhere = stepOf(school, 'older', { step: 'appeal', of: block, words: 'Да' }, { person: 'last' });
    const last = await school.client('last');
    const ofAnother = stepOf(school, 'last', { step: 'appeal', of: block, words: 'За него' });
    expect(await refusals(last, ofAnother)).toEqual(['notAllowed']);
    expect(await refusals(older, elsewhere, appeal)).toEqual(['notAllowed', '']);
    const ruling = { step: 'ruling', appeal: appeal.id, isLifted: true, words: 'Да' } as const;
    expect(await refusals(anna, stepOf(school, 'anna', ruling))).toEqual(['notAllowed']);
    const opened = { step: 'opened', message: appeal.id, person: 'head' } as const;
    const of = { message: appeal.id, takedown: appeal.id, person: 'anna', ...CITED, words: '' };
    const removed = { step: 'removed', ...of } as const;
    const forged = [stepOf(school, 'anna', opened), stepOf(school, 'anna', removed)];
    expect(await refusals(anna, ...forged)).toEqual(['notAllowed', 'notAllowed']);
    const head = await school.client('head');
    expect(await refusals(head, stepOf(school, 'head', ruling))).toEqual(['']);
    expect((await known()).block).toBeUndefined();
  });
});

test('F-107, F-111 a parent who is not in the chat sees what was recorded of a child without the words, and has it reviewed', async () => {
  const left = chatMembership(TRIP, 'mother', { stamp: school.newId() });
  await accepted(await school.client('mother'), { ...left, body: { ...left.body, state: 'ended' } });
  const block = await blocked(school, { older, anna });
  const { desktop: mother } = await school.desktop('mother');
  const rows = await mother.until('cases', { chat: '' }, (all) => all.length > 0);
  expect(rows).toMatchObject([{ isOfChild: true, isOwn: false, violations: RUDE.length }]);
  const view = await mother.until('case', OLDERS, ({ block: of }) => of !== undefined);
  expect(view.steps.filter(({ canAppeal }) => canAppeal).map(({ id }) => id)).toContain(block);
  expect(view).toMatchObject({ canModerate: false, canApologise: false });
  expect(JSON.stringify(view)).not.toContain(RUDE[3]);
  await mother.open.replica.moderation.do({ do: 'appeal', step: block, words: 'Он цитировал книгу' });
  const { desktop: head } = await school.desktop('head');
  const asked = await head.until('case', OLDERS, ({ steps }) => steps.some(({ canRule }) => canRule));
  const appeal = asked.steps.find(({ canRule }) => canRule)!.id;
  await head.open.replica.moderation.do({ do: 'ruling', appeal, isLifted: true, words: 'Верно' });
  const after = await mother.until('case', OLDERS, ({ block: of }) => of === undefined);
  expect(after.steps.find(({ id }) => id === block)?.isCorrected).toBe(true);
  // Nobody else's parent learns of it.
  const father = await school.client('father');
  expect(JSON.stringify(father.received)).not.toContain(block);
});

test('F-108, G-5 two moderators who block at once on two hubs put on one block, whichever of them hears of the other first', async () => {
  const other = await LivingSchool.open();
  try {
    await openTrip(other, IN_CHAT);
    const said = RUDE.map((text) => saying(school, text));
    const steps = said.map(({ id }) => stepOf(school, 'anna', { step: 'violation', message: id, ...CITED }));
    const violations = steps.map(({ id }) => id);
    // The same is pushed to both hubs, as by computers that find now the one and now the other.
    await accepted(older, ...said);
    await accepted(anna, ...steps);
    await accepted(await other.client('older'), ...said);
    await accepted(await other.client('anna'), ...steps);
    await accepted(anna, stepOf(school, 'anna', blockBody(violations, 3)));
    await accepted(await other.client('boris'), stepOf(school, 'boris', blockBody(violations, 31)));
    const stores = [school, other].map(async ({ hub }) => {
      const all = await hub.hub.store.byKind('casestep');
      return new Map<string, AcceptedDocument>(all.map((one) => [one.id, one]));
    });
    const [a, b] = await Promise.all(stores);
    if (!a || !b) throw new Error('two stores');
    const states = [mergedStores(a, b), mergedStores(b, a)].map((merged) => {
      const directory = new Directory();
      for (const document of merged.values()) directory.take(document);
      return caseOf(directory, OLDERS, Date.now());
    });
    expect(states[0]).toEqual(states[1]);
    expect(states[0]?.blocks.map(({ end }) => end).sort()).toEqual(['doubled', 'term']);
    expect(states[0]?.block).toBeDefined();
    expect(states[0]?.violations).toHaveLength(RUDE.length);
  } finally {
    await other.close();
  }
});
