import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PollRow } from '../../shared/replica/rounds/round-views.ts';
import { voteId } from '../../shared/schema/poll.ts';
import { joins } from '../../shared/testing/acting-school.ts';
import { chatMembership, part, personCard } from '../../shared/testing/make-documents.ts';
import { CITED, rulesAckPart, stepPart } from '../../shared/testing/make-moderation.ts';
import { ackPart } from '../../shared/testing/shelf-documents.ts';
import { cut, LivingSchool, mend } from '../fixtures/living-school.ts';
import type { RawClient } from '../fixtures/raw-client.ts';
import type { TestDesktop } from '../fixtures/test-desktop.ts';

const STAFFROOM = 'staffroom1';
const PARENTS = 'k6a.parents';
/** Of those seven that every such school has, and the deputy, there are 34 at work. */
const COLLEAGUES = Array.from({ length: 26 }, (_, n) => `staff${n + 1}`);
const STAFF = ['admin', 'admin2', 'head', 'anna', 'boris', 'vera', 'librarian', 'dora', ...COLLEAGUES];
const ZONE = 'Europe/Chisinau';
const TODAY = new Date().toISOString().slice(0, 10);

let school: LivingSchool;
beforeEach(async () => {
  school = await LivingSchool.open([
    personCard('dora', ['deputy'], { familyName: 'Дорина', givenName: 'Инна', isVerified: true }),
    ...COLLEAGUES.map((id) => personCard(id, ['staff'], { familyName: id, givenName: 'И' })),
    part({
      kind: 'chat',
      id: STAFFROOM,
      scope: `chat:${STAFFROOM}`,
      body: { title: 'Учительская', template: 'staffroom', classroom: '', isArchived: false },
    }),
    ...['anna', 'boris', 'dora'].map((one) => chatMembership(STAFFROOM, one, { role: 'moderator' })),
    ...joins('father', PARENTS),
  ]);
});
afterEach(() => school.close());

async function votes(by: string, chat: string, poll: string, choice: number): Promise<void> {
  const client = await school.client(by);
  const stamp = school.newId();
  const vote = {
    kind: 'vote',
    id: voteId(poll, by),
    scope: `chat:${chat}`,
    parent: poll,
    by,
    stamp,
  } as const;
  expect(await client.push(part({ ...vote, body: { choices: [choice] } }))).toMatchObject([
    { acceptance: {} },
  ]);
}

async function asks(desktop: TestDesktop, chat: string, question: string): Promise<string> {
  const options = ['За', 'Против'].map((text) => ({ text, places: 0 }));
  const of = { type: 'poll', question, options, isMultiple: false, isAnonymous: false, closesAt: 0 } as const;
  await desktop.open.replica.rounds.do({ do: 'poll', chat, ...of });
  return (await pollIn(desktop, chat, (row) => row.state !== 'written' && row.state !== 'sending')).id;
}

async function pollIn(desktop: TestDesktop, chat: string, is: (row: PollRow) => boolean): Promise<PollRow> {
  const found = (rows: readonly { readonly kind: string }[]) =>
    rows.find((row): row is PollRow => row.kind === 'poll' && is(row as PollRow));
  const { rows } = await desktop.until(
    'messages',
    { chat, limit: 20 },
    (view) => found(view.rows) !== undefined,
  );
  const row = found(rows);
  if (!row) throw new Error('no poll');
  return row;
}

/** The council sits with some in the hall and some at their computers; the deputy writes it down. */
async function council(desktop: TestDesktop): Promise<void> {
  const startsAt = Date.now() + 60_000;
  const { plan } = desktop.open.replica.lessons;
  const base = { place: 'Актовый зал', about: '', agenda: ['Правила общения'], slotMinutes: 0, tell: '' };
  const when = { startsAt, endsAt: startsAt + 3_600_000, zone: ZONE, weekdays: [], until: '' };
  await plan.do({
    do: 'plan',
    chat: STAFFROOM,
    type: 'council',
    eventType: '',
    title: 'Педсовет',
    ...base,
    ...when,
  });
  const [session] = await desktop.until(
    'sessions',
    { chat: STAFFROOM, from: 0, to: startsAt + 3_600_000 },
    (rows) => rows.length === 1,
  );
  const poll = await asks(desktop, STAFFROOM, 'Принять правила общения?');
  await votes('anna', STAFFROOM, poll, 0);
  await votes('boris', STAFFROOM, poll, 1);
  await desktop.open.replica.rounds.do({ do: 'vote', of: poll, choices: [0] });
  const result = await pollIn(desktop, STAFFROOM, ({ voters }) => voters === 3);
  expect(result.options.map(({ count }) => count)).toEqual([2, 1]);
  const point = { topic: 'Правила общения', said: '', decided: 'Принять', poll, vote: 'За 30, против 1' };
  await plan.do({
    do: 'sign',
    chat: STAFFROOM,
    about: session?.id ?? '',
    minutes: '',
    report: '',
    number: '3',
    title: 'Педсовет',
    place: 'Актовый зал',
    heldAt: startsAt,
    endedAt: startsAt + 1,
    chair: 'Дорина И.',
    secretary: 'Соколова А.',
    points: [point],
    present: ['anna', 'boris', 'dora'],
    others: 28,
    subject: '',
    results: '',
    places: [],
    tell: '',
  });
  await desktop.until('connection', {}, ({ waitingCount }) => waitingCount === 0);
  expect(await school.hub.hub.store.byKind('minutes')).toMatchObject([{ by: 'dora', body: { others: 28 } }]);
}

/** Staff acknowledge the order: 27 at their computers, 4 on paper, 3 not yet. */
async function acknowledge(desktop: TestDesktop): Promise<void> {
  const audiences = [{ groups: ['staff' as const], classroom: '' }];
  const { id: order } = await desktop.open.replica.school.shelf.do({
    what: 'placeOrder',
    number: '12',
    date: TODAY,
    title: 'О правилах общения',
    text: 'Утвердить правила общения.',
    files: [],
    paper: '',
    needsAcknowledgement: true,
    audiences,
  });
  const view = await desktop.until('school.order', { order }, (found) => found?.isWaiting === false);
  for (const by of STAFF.slice(0, 27)) {
    const client = await school.client(by);
    const ack = ackPart(by, view?.versionId ?? '', { stamp: school.newId(), body: { at: Date.now() } });
    expect(await client.push(ack)).toMatchObject([{ acceptance: {} }]);
    client.close();
  }
  await desktop.open.replica.school.shelf.do({
    what: 'enterPaper',
    order,
    people: STAFF.slice(27, 31),
    signedOn: TODAY,
  });
  const counted = await desktop.until('school.order', { order }, (found) => {
    const rows = found?.asked ?? [];
    return rows.filter(({ at, signedOn }) => at > 0 || signedOn !== '').length === 31;
  });
  expect(counted?.asked).toHaveLength(34);
  expect(counted?.asked?.filter(({ at, signedOn }) => at === 0 && signedOn !== '')).toHaveLength(4);
}

async function violation(by: RawClient, message: string, cited: { edition: string; rule: number }) {
  const place = { chat: PARENTS, person: 'mother', stamp: school.newId() };
  const [verdict] = await by.push(stepPart('anna', place, { step: 'violation', message, ...cited }));
  return verdict && 'refusal' in verdict ? verdict.refusal.code : 'taken';
}

test('F-098, F-101, G-9 story 5: the council votes, parents are asked, the acting head signs, staff acknowledge; a parent who was away is asked before writing, and each word is judged by the rules of its day', async () => {
  const mother = await school.desktop('mother');
  const { desktop: dora } = await school.desktop('dora');
  const order = { number: '9', date: TODAY, paper: '' };
  const appointed = { id: school.newId(), person: 'dora', role: 'head', isActing: true, order, until: '' };
  await school.act('head', 'roles.appoint', { ...appointed, from: TODAY });
  await dora.until('me', {}, (me) => me?.roles.includes('head') === true);
  await council(dora);

  // The parents' opinion is heard in their own chat.
  const anna = await school.client('anna');
  const pollId = school.newId();
  const options = ['За', 'Против'].map((text) => ({ text, places: 0 }));
  const asked = {
    question: 'Что скажете?',
    type: 'poll',
    options,
    isMultiple: false,
    isAnonymous: false,
  } as const;
  const poll = part({
    kind: 'poll',
    id: pollId,
    stamp: pollId,
    by: 'anna',
    scope: `chat:${PARENTS}`,
    parent: PARENTS,
    body: { ...asked, closesAt: 0, closedAt: 0 },
  });
  expect(await anna.push(poll)).toMatchObject([{ acceptance: {} }]);
  await pollIn(mother.desktop, PARENTS, ({ id }) => id === pollId);
  await mother.desktop.open.replica.rounds.do({ do: 'vote', of: pollId, choices: [0] });
  await mother.desktop.send(PARENTS, 'До новых правил');
  await mother.desktop.until('connection', {}, ({ waitingCount }) => waitingCount === 0);
  expect(await school.hub.hub.store.byParent('vote', pollId)).toMatchObject([{ by: 'mother' }]);

  // The acting head puts the edition in force from a moment on, while a parent is without a link.
  await cut(mother);
  const edition = school.newId();
  const from = Date.now() + 1500;
  await school.act('dora', 'rules.adopt', {
    id: edition,
    chat: '',
    title: 'Правила общения',
    intro: '',
    rules: ['Мы вежливы.', 'Мы пишем по делу.'],
    from,
    council: '№ 3',
    councilDate: TODAY,
    parents: 'Опрос: за 1, против 0.',
    order: { number: '12', date: TODAY, paper: '' },
  });
  await acknowledge(dora);
  await expect.poll(() => school.hub.hub.acceptor.time(), { timeout: 20_000 }).toBeGreaterThan(from);

  await mother.desktop.send(PARENTS, 'Пишу, не зная о них');
  mend(mother);
  const [kept] = await mother.desktop.until('outbox', {}, (rows) => rows.some(({ refusal }) => refusal));
  expect(kept).toMatchObject({ text: 'Пишу, не зная о них', refusal: { code: 'rulesFirst' } });
  await mother.desktop.until('chat', { chat: PARENTS }, (view) => view?.gate === 'rulesFirst');
  await mother.desktop.open.replica.moderation.do({ do: 'accept', editions: [edition] });
  await mother.desktop.open.replica.retryRefused(kept?.id ?? '');
  await mother.desktop.until('messages', { chat: PARENTS, limit: 20 }, ({ rows }) =>
    rows.some(({ text, state }) => text === 'Пишу, не зная о них' && (state === 'onHub' || state === 'read')),
  );

  // What was written before is judged by the rules of then, what was written after by those of now.
  expect(await anna.push(rulesAckPart('anna', edition, { stamp: school.newId() }))).toMatchObject([
    { acceptance: {} },
  ]);
  const messages = await school.hub.hub.store.byParent('message', PARENTS);
  const idOf = (text: string) => messages.find(({ body }) => body['text'] === text)?.id ?? '';
  const [before, after] = [idOf('До новых правил'), idOf('Пишу, не зная о них')];
  expect(await violation(anna, before, { edition, rule: 1 })).toBe('ruleUnknown');
  expect(await violation(anna, before, CITED)).toBe('taken');
  expect(await violation(anna, after, CITED)).toBe('ruleUnknown');
  expect(await violation(anna, after, { edition, rule: 2 })).toBe('taken');
});
