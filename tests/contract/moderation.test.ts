import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chatMembership, messagePart, part, stampAt } from '../../shared/testing/make-documents.ts';
import {
  CITED,
  objectionPart,
  reportPart,
  rulesAckPart,
  rulesPart,
  stepPart,
} from '../../shared/testing/make-moderation.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { offeredTo } from '../../server/entry/entering.ts';
import { CaseOpenAnswer } from '../../shared/ipc/case-calls.ts';
import { parserOf } from '../../shared/std/parse.ts';
import { cut, LivingSchool, mend } from '../fixtures/living-school.ts';
import type { RawClient } from '../fixtures/raw-client.ts';
import type { TestDesktop } from '../fixtures/test-desktop.ts';

const parseOpened = parserOf('answer', CaseOpenAnswer);

let school: LivingSchool;
beforeEach(async () => {
  school = await LivingSchool.open();
});
afterEach(() => school.close());

/** A class chat with Anna, who moderates, and the others; everybody has joined by an own wish. */
const CHAT = 'trip';
const IN_CHAT = ['anna', 'older', 'mother'] as const;

async function openChat(): Promise<void> {
  await school.hub.hub.acceptor.writeAsSchool([
    part({
      kind: 'chat',
      id: CHAT,
      scope: `chat:${CHAT}`,
      body: { title: 'Поход', template: 'group', classroom: '', isArchived: false, owner: 'anna' },
    }),
    ...IN_CHAT.map((person) => chatMembership(CHAT, person)),
  ]);
}

/** Messages of a desktop, once the hub has them. */
async function said(from: TestDesktop, texts: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const text of texts) ids.push((await from.send(CHAT, text)).id);
  await from.until('messages', { chat: CHAT, limit: 100 }, ({ rows }) =>
    ids.every((id) =>
      rows.some((row) => row.id === id && row.state !== 'written' && row.state !== 'sending'),
    ),
  );
  return ids;
}

async function accepted(client: RawClient, ...parts: readonly AuthorPart[]): Promise<void> {
  for (const verdict of await client.push(...parts)) {
    if (!('acceptance' in verdict)) throw new Error(JSON.stringify(verdict));
  }
}

const RUDE = ['Раз', 'Два', 'Три', 'Четыре'] as const;

describe('a whole case', () => {
  test('F-105, F-106, F-107, F-108, F-109, F-110 a report, four violations, a block, an apology and an objection, with the moderator without a link in the middle', async () => {
    await openChat();
    const anna = await school.desktop('anna');
    const { desktop: older } = await school.desktop('older');
    const mother = await school.client('mother');
    const chat = CHAT;
    const person = 'older';
    const ids = await said(older, RUDE);
    const [first = ''] = ids;
    await anna.desktop.until('messages', { chat, limit: 100 }, ({ rows }) => rows.length >= RUDE.length);

    await accepted(
      mother,
      reportPart('mother', { chat, message: first, author: person, stamp: school.newId() }),
    );
    const [report] = await anna.desktop.until('desk', { chat }, (rows) => rows.length === 1);
    expect(report).toMatchObject({ message: first, text: 'Раз', author: { id: person } });
    expect((await anna.desktop.until('chatOrder', { chat }, () => true)).openReports).toBe(1);
    // Whoever it is about learns nothing of it.
    expect(await older.until('desk', { chat }, () => true)).toEqual([]);

    // The moderator, without a link, records, reminds and blocks; nothing is in force before the hub has it.
    await cut(anna);
    const { moderation } = anna.desktop.open.replica;
    const block = { do: 'block', chat, person, days: 7, ...CITED } as const;
    await expect(moderation.do(block)).rejects.toThrow('blockTooEarly');
    for (const message of ids) await moderation.do({ do: 'violation', message, ...CITED });
    await moderation.do({ do: 'caution', chat, person, message: first, ...CITED });
    expect(
      await anna.desktop.until('case', { chat, person }, ({ violations }) => violations === 4),
    ).toMatchObject({ blockRefusal: undefined, canModerate: true });
    await moderation.do(block);
    await moderation.do({ do: 'answerReport', report: report!.id, result: 'acted', words: '' });
    expect((await older.until('chat', { chat }, (view) => view !== undefined))?.gate).toBeUndefined();
    mend(anna);

    // The person sees what, by whom and by which rule, reads on, and cannot write.
    const blocked = await older.until('chat', { chat }, (view) => view?.gate === 'blocked');
    expect(blocked).toMatchObject({ canWrite: false, isPast: false });
    await expect(older.send(chat, 'Пять')).rejects.toThrow('blocked');
    const own = await older.until('case', { chat, person }, ({ block: of }) => of !== undefined);
    expect(own).toMatchObject({ isOwn: true, canModerate: false, canApologise: true, violations: 4 });
    expect(own.steps.map(({ step }) => step).sort()).toEqual([
      'block',
      'caution',
      ...RUDE.map(() => 'violation'),
    ]);
    expect(own.steps[0]?.rule).toBe(1);
    expect(own.steps[0]?.byName).toMatch(/Соколова/);
    await accepted(mother, messagePart({ by: 'mother', chat, stamp: school.newId(), text: 'Я пишу' }));
    await older.until('messages', { chat, limit: 100 }, ({ rows }) =>
      rows.some(({ text }) => text === 'Я пишу'),
    );
    // A modified client gets no further.
    const client = await school.client(person);
    expect(await client.push(messagePart({ by: person, chat, stamp: school.newId() }))).toMatchObject([
      { refusal: { code: 'blocked' } },
    ]);

    // One apology, which a member objects to; who it was is not told.
    await older.open.replica.moderation.do({ do: 'apologise', chat, words: 'Простите меня.' });
    const { apologies } = await anna.desktop.until(
      'chatOrder',
      { chat },
      (view) => view.apologies.length === 1,
    );
    expect(apologies[0]).toMatchObject({ text: 'Простите меня.', canObject: true, isOwn: false });
    await expect(moderation.do({ do: 'release', chat, person })).rejects.toThrow('releaseTooEarly');
    const of = { chat, block: own.block!.id, person, stamp: school.newId() };
    await accepted(mother, objectionPart('mother', of));
    const after = await older.until('case', { chat, person }, (view) => !!view.block?.apology?.isObjected);
    expect(JSON.stringify(after)).not.toContain('mother');
    const steps = await school.hub.hub.store.byKind('casestep');
    expect(steps.filter(({ body }) => body['step'] === 'objected')).toMatchObject([{ by: '@school' }]);
    const here = await anna.desktop.until(
      'case',
      { chat, person },
      (view) => !!view.block?.apology?.isObjected,
    );
    expect(here.block?.until).toBe(after.block?.until);
  });

  test('F-111, D-3 a head reviews a decision, sees no texts, and opening one is logged and told to its author', async () => {
    await openChat();
    const { desktop: older } = await school.desktop('older');
    const { desktop: head } = await school.desktop('head');
    const anna = await school.client('anna');
    const of = { chat: CHAT, person: 'older' } as const;
    const [first = '', second = ''] = await said(older, ['Тайное слово', 'Обычное']);
    const violation = stepPart(
      'anna',
      { ...of, stamp: school.newId() },
      { step: 'violation', message: first, ...CITED },
    );
    await accepted(anna, violation);
    const seen = await head.until('case', of, ({ steps }) => steps.length === 1);
    expect(seen.steps[0]).toMatchObject({ step: 'violation', messageText: '', message: first });
    expect(JSON.stringify(seen)).not.toContain('Тайное слово');

    const client = await school.client('head');
    const notInQuestion = await client.call('case.open', { message: second });
    expect(notInQuestion).toMatchObject({ ok: false, error: { code: 'notFound' } });
    const opened = await client.call('case.open', { message: first });
    if (!opened.ok) throw new Error(opened.error.code);
    expect(parseOpened(opened.value).text).toBe('Тайное слово');
    const view = await older.until('case', of, ({ steps }) => steps.some(({ step }) => step === 'opened'));
    expect(view.steps.find(({ step }) => step === 'opened')?.byName).not.toBe('');
    const lines = await school.hub.hub.store.byKind('audit');
    expect(lines.some(({ body }) => body['action'] === 'case.open' && body['actor'] === 'head')).toBe(true);
    expect(await anna.call('case.open', { message: first })).toMatchObject({ error: { code: 'notAllowed' } });

    await older.open.replica.moderation.do({
      do: 'appeal',
      step: violation.id,
      words: 'Это цитата из книги',
    });
    const asked = await head.until('case', of, ({ steps }) => steps.some(({ canRule }) => canRule));
    expect(await head.until('cases', { chat: '' }, (rows) => rows.length > 0)).toMatchObject([
      { violations: 1, hasOpenAppeal: true },
    ]);
    const appeal = asked.steps.find(({ canRule }) => canRule)!;
    await head.open.replica.moderation.do({
      do: 'ruling',
      appeal: appeal.id,
      isLifted: true,
      words: 'Верно',
    });
    const lifted = await older.until('case', of, ({ violations }) => violations === 0);
    expect(lifted.steps.find(({ id }) => id === violation.id)?.isCorrected).toBe(true);
  });
});

test('F-102 group chats begin with those who teach: neither pupils nor parents make one', async () => {
  for (const person of ['older', 'mother']) {
    const data = { id: school.newId(), title: 'Наши', people: [] };
    await expect(school.act(person, 'chats.open', data)).rejects.toThrow('notAllowed');
  }
  await school.act('anna', 'chats.open', { id: school.newId(), title: 'Поход', people: ['older'] });
});

describe('the rules come first', () => {
  test('F-098, F-101 a new edition is read before joining and before writing on, also by somebody who was without a link', async () => {
    await openChat();
    const older = await school.desktop('older');
    const chat = CHAT;
    await older.desktop.chat('Поход');
    await said(older.desktop, ['До новых правил']);
    await cut(older);
    const edition = stampAt(70);
    await school.hub.hub.acceptor.writeAsSchool([rulesPart(edition, { from: Date.now() })]);
    // Written while nobody here could know of the new edition: refused with the reason, and nothing is lost.
    await older.desktop.send(chat, 'Ещё по старым правилам');
    mend(older);
    const [row] = await older.desktop.until('outbox', {}, (rows) =>
      rows.some(({ state }) => state === 'refused'),
    );
    expect(row).toMatchObject({ text: 'Ещё по старым правилам', refusal: { code: 'rulesFirst' } });
    await older.desktop.until('chat', { chat }, (view) => view?.gate === 'rulesFirst');
    const rules = await older.desktop.until('rules', { chat, message: '' }, (view) =>
      view.editions.some(({ isToAccept }) => isToAccept),
    );
    expect(rules.editions[0]).toMatchObject({ id: edition, rules: ['Мы вежливы.', 'Мы пишем по делу.'] });
    await older.desktop.open.replica.moderation.do({ do: 'accept', editions: [edition] });
    await older.desktop.open.replica.retryRefused(row!.id);
    await older.desktop.until('messages', { chat, limit: 100 }, (view) =>
      view.rows.some(({ text, state }) => text === 'Ещё по старым правилам' && state === 'onHub'),
    );
    const acks = (await school.hub.hub.store.byKind('rulesack')).filter(({ parent }) => parent === edition);
    expect(acks).toMatchObject([{ by: 'older' }]);
    expect(acks[0]?.at).toBeGreaterThan(0);

    // Without it nobody joins, not even again.
    const anna = await school.client('anna');
    const join = () => chatMembership(chat, 'anna', { stamp: school.newId() });
    expect(await anna.push(join())).toMatchObject([{ refusal: { code: 'rulesFirst' } }]);
    await accepted(anna, rulesAckPart('anna', edition, { stamp: school.newId() }), join());

    // What was written before is judged by the rules of its day.
    const messages = await school.hub.hub.store.byParent('message', chat);
    const before = messages.find(({ body }) => body['text'] === 'До новых правил')!.id;
    const judge = (cited: { readonly edition: string; readonly rule: number }) =>
      anna.push(
        stepPart(
          'anna',
          { chat, person: 'older', stamp: school.newId() },
          { step: 'violation', message: before, ...cited },
        ),
      );
    expect(await judge({ edition, rule: 1 })).toMatchObject([{ refusal: { code: 'ruleUnknown' } }]);
    expect(await judge(CITED)).toMatchObject([{ acceptance: {} }]);
  });

  test('F-098, F-101 the head puts an edition in force with the decisions that the regulations ask for, and not without them', async () => {
    const adopt = (more: Record<string, unknown>) =>
      school.act('head', 'rules.adopt', {
        id: school.newId(),
        chat: '',
        title: 'Правила общения',
        intro: '',
        rules: ['Мы вежливы.'],
        from: 0,
        council: 'протокол № 3',
        councilDate: '2026-08-30',
        parents: 'Родительский комитет согласен.',
        order: { number: '41', date: '2026-08-31', paper: '' },
        ...more,
      });
    await expect(adopt({ council: '' })).rejects.toThrow('councilMissing');
    await expect(adopt({ parents: '' })).rejects.toThrow('parentsMissing');
    await expect(adopt({ order: undefined })).rejects.toThrow();
    await expect(adopt({ rules: [] })).rejects.toThrow('rulesEmpty');
    const offered = async () => {
      const directory = await school.directory();
      return directory.all('person').flatMap(({ id }) => offeredTo(directory, id, Date.now()));
    };
    expect((await offered()).length).toBeGreaterThan(0);
    await adopt({});
    // At the door nobody is let into a chat whose rules were not shown; it is offered inside.
    expect(await offered()).toEqual([]);
    await adopt({ rules: ['Мы вежливы.', 'Мы пишем по делу.'] });
    const editions = await school.hub.hub.store.byKind('rules');
    expect(editions.map(({ body }) => body['version'])).toEqual([1, 2]);
    // It cannot hold for what was written before.
    expect(editions.every(({ body, at }) => Number(body['from']) >= at - 1)).toBe(true);
  });
});
