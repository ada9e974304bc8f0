import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chatMembership, messagePart, part } from '../../shared/testing/make-documents.ts';
import { CITED, reportPart, stepPart } from '../../shared/testing/make-moderation.ts';
import { CaseOpenAnswer } from '../../shared/ipc/case-calls.ts';
import type { SearchWish } from '../../shared/replica/searching/search-views.ts';
import type { StepName } from '../../shared/schema/case-step.ts';
import { takedownId } from '../../shared/schema/takedown.ts';
import { parserOf } from '../../shared/std/parse.ts';
import { cut, LivingSchool, mend } from '../fixtures/living-school.ts';
import { TestDesktop } from '../fixtures/test-desktop.ts';
import { contentOf } from '../fixtures/vault-content.ts';

const parseOpened = parserOf('answer', CaseOpenAnswer);
const CHAT = 'trip';
const of = { chat: CHAT, person: 'older' } as const;
const SECRET = 'Крокозябра';
const ANYWHERE: Omit<SearchWish, 'text'> = {
  chat: '', person: '', from: 0, to: 0, group: 'all', sort: 'newest', after: 0,
}; // prettier-ignore

let school: LivingSchool;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zvonok-taken-out-'));
  school = await LivingSchool.open();
  await school.hub.hub.acceptor.writeAsSchool([
    part({
      kind: 'chat',
      id: CHAT,
      scope: `chat:${CHAT}`,
      body: { title: 'Поход', template: 'group', classroom: '', isArchived: false, owner: 'anna' },
    }),
    ...['anna', 'boris', 'older', 'mother', 'last'].map((person) => chatMembership(CHAT, person)),
  ]);
});
afterEach(async () => {
  await school.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A desktop whose store is a file that can be read afterwards. */
async function withFile(person: string) {
  const vault = { path: join(folder, person), key: new Uint8Array(randomBytes(32)), mustExist: false };
  const desktop = await TestDesktop.enter(school.hub, person, `127.0.0.1:${school.hub.port}`, vault);
  await desktop.live();
  return { desktop, content: () => contentOf(vault.path, vault.key) };
}

/** The first step of that name in the case, once the hub has it. */
async function accepted(step: StepName): Promise<string> {
  for (;;) {
    const steps = await school.hub.hub.store.byKind('casestep');
    const found = steps.find(({ body }) => body['step'] === step);
    if (found) return found.id;
    await new Promise<void>((resolve) => {
      const end = school.hub.hub.acceptor.onAccepted(() => {
        end();
        resolve();
      });
    });
  }
}

function rowOf(desktop: TestDesktop, id: string, isReached: (row: Row) => boolean) {
  return desktop
    .until('messages', { chat: CHAT, limit: 100 }, ({ rows }) =>
      rows.some((row) => row.id === id && isReached(row as Row)),
    )
    .then(({ rows }) => rows.find((row) => row.id === id) as Row);
}
interface Row {
  readonly id: string;
  readonly text: string;
  readonly isEdited: boolean;
  readonly at: number;
  readonly takedown: { readonly byName: string; readonly reason: string; readonly rule: string } | undefined;
  readonly reply: { readonly quote: string; readonly text: string; readonly state: string } | undefined;
}

describe('what a moderator takes out', () => {
  test('F-104 leaves every computer but its author’s, also by a moderator without a link; the head opens it, and a ruling brings it back', async () => {
    const older = await school.client('older');
    const anna = await school.desktop('anna');
    const mother = await withFile('mother');
    const id = school.newId();
    // A clock that was put right while it waited has given it another stamp: nobody has changed it.
    const stamp = school.newId();
    await older.push(messagePart({ by: 'older', chat: CHAT, id, stamp, text: `${SECRET} и ещё раз` }));
    const { at } = await rowOf(anna.desktop, id, ({ text }) => text !== '');
    await rowOf(mother.desktop, id, ({ text }) => text.startsWith(SECRET));
    const quoting = { replyTo: id, quote: SECRET };
    const answer = await mother.desktop.open.replica.sendMessage(CHAT, 'Так нельзя', quoting);
    await rowOf(anna.desktop, answer.id, ({ reply }) => reply?.quote === SECRET);

    await cut(anna);
    await anna.desktop.open.replica.talk.do({ do: 'takeDown', message: id, reason: 'Грубо', ...CITED });
    await rowOf(anna.desktop, id, ({ takedown }) => takedown !== undefined);
    mend(anna);
    const shown = await rowOf(mother.desktop, id, ({ takedown }) => takedown !== undefined);
    expect(shown).toMatchObject({ text: '', takedown: { reason: 'Грубо' }, at, isEdited: false });
    expect(shown.takedown?.byName).toMatch(/Соколова/);
    expect(shown.takedown?.rule).not.toBe('');
    await rowOf(mother.desktop, answer.id, ({ reply }) => reply?.state === 'takenDown' && reply.quote === '');

    // Not in the file of who had it, not found, and not on the wire to somebody who comes later.
    const found = await mother.desktop.open.replica.searching.find({ ...ANYWHERE, text: SECRET });
    expect(found.hits).toEqual([]);
    await mother.desktop.close();
    expect(mother.content()).not.toContain(SECRET);
    expect(mother.content()).toContain('Так нельзя');
    const late = await school.client('boris');
    const told = late.received.flatMap((message) => (message.type === 'changes' ? message.documents : []));
    expect(told.map((document) => document.id)).toEqual(expect.arrayContaining([id, answer.id]));
    expect(JSON.stringify(told)).not.toContain(SECRET);

    // Its author goes on reading it, and finds in the own record who took it out and by which rule.
    const { desktop: author } = await school.desktop('older');
    const own = await rowOf(author, id, ({ takedown }) => takedown !== undefined);
    expect(own.text).toContain(SECRET);
    const record = await author.until('case', of, ({ steps }) => steps.length > 0);
    expect(record.steps).toMatchObject([
      { step: 'removed', rule: 1, words: 'Грубо', messageText: `${SECRET} и ещё раз`, canAppeal: true },
    ]);

    // A head who reviews opens the original, which its author sees; the author asks, and the head lifts the decision.
    const head = await school.client('head');
    const opened = await head.call('case.open', { message: id });
    if (!opened.ok) throw new Error(opened.error.code);
    expect(parseOpened(opened.value).text).toBe(`${SECRET} и ещё раз`);
    await author.until('case', of, ({ steps }) => steps.some(({ step }) => step === 'opened'));
    const step = record.steps[0]!.id;
    await author.open.replica.moderation.do({ do: 'appeal', step, words: 'Это из книги' });
    const appeal = await accepted('appeal');
    const ruling = { step: 'ruling', appeal, isLifted: true, words: 'Верно' } as const;
    expect(await head.push(stepPart('head', { ...of, stamp: school.newId() }, ruling))).toMatchObject([
      { acceptance: {} },
    ]);
    for (const desktop of [anna.desktop, author]) {
      const back = await rowOf(desktop, id, ({ takedown, text }) => takedown === undefined && text !== '');
      expect(back).toMatchObject({ text: `${SECRET} и ещё раз`, isEdited: false, at });
      await rowOf(desktop, answer.id, ({ reply }) => reply?.quote === SECRET);
    }
    // Nobody takes it out once more.
    const again = { do: 'takeDown', message: id, reason: '', ...CITED } as const;
    await expect(anna.desktop.open.replica.talk.do(again)).rejects.toThrow('actTwice');
  });

  test('F-104 is out for who was away meanwhile, and is brought back by the moderator who made a mistake', async () => {
    const older = await school.client('older');
    const anna = await school.desktop('anna');
    const last = await school.desktop('last');
    const id = school.newId();
    await older.push(messagePart({ by: 'older', chat: CHAT, id, stamp: id, text: SECRET }));
    for (const { desktop } of [anna, last]) await rowOf(desktop, id, ({ text }) => text !== '');
    await cut(last);
    await anna.desktop.open.replica.talk.do({ do: 'takeDown', message: id, reason: '', ...CITED });
    const step = await accepted('removed');
    mend(last);
    await rowOf(last.desktop, id, ({ takedown, text }) => takedown !== undefined && text === '');
    const words = 'Не то сообщение';
    const boris = await school.client('boris');
    const correction = { step: 'correction', of: step, words } as const;
    expect(await boris.push(stepPart('boris', { ...of, stamp: school.newId() }, correction))).toMatchObject([
      { refusal: { code: 'notAllowed' } },
    ]);
    await anna.desktop.until('case', of, ({ steps }) => steps.some(({ canCorrect }) => canCorrect));
    await anna.desktop.open.replica.moderation.do({ do: 'correct', step, words });
    await rowOf(last.desktop, id, ({ takedown, text }) => takedown === undefined && text === SECRET);
  });

  test('F-104 what its author had changed before is said to be changed when it is brought back', async () => {
    const older = await school.client('older');
    const anna = await school.desktop('anna');
    const id = school.newId();
    await older.push(messagePart({ by: 'older', chat: CHAT, id, stamp: id, text: 'Сначала так' }));
    await rowOf(anna.desktop, id, ({ text }) => text !== '');
    await older.push(messagePart({ by: 'older', chat: CHAT, id, stamp: school.newId(), text: SECRET }));
    await rowOf(anna.desktop, id, ({ isEdited }) => isEdited);
    await anna.desktop.open.replica.talk.do({ do: 'takeDown', message: id, reason: '', ...CITED });
    const step = await accepted('removed');
    await anna.desktop.until('case', of, ({ steps }) => steps.some(({ canCorrect }) => canCorrect));
    await anna.desktop.open.replica.moderation.do({ do: 'correct', step, words: 'Ошибка' });
    const back = await rowOf(anna.desktop, id, ({ takedown, text }) => takedown === undefined && text !== '');
    expect(back).toMatchObject({ text: SECRET, isEdited: true });
  });

  test('F-104 is kept as it was reported, though its author changes it and takes it back', async () => {
    const older = await school.client('older');
    const mother = await school.client('mother');
    const id = school.newId();
    await older.push(messagePart({ by: 'older', chat: CHAT, id, stamp: id, text: SECRET }));
    await mother.push(
      reportPart('mother', { chat: CHAT, message: id, author: 'older', stamp: school.newId() }),
    );
    const later = { by: 'older', chat: CHAT, id };
    const verdicts = await older.push(messagePart({ ...later, stamp: school.newId(), text: 'Добрый день' }), {
      ...messagePart({ ...later, stamp: school.newId(), text: '' }),
      gone: true,
    });
    expect(verdicts).toMatchObject([{ acceptance: {} }, { acceptance: {} }]);
    const opened = await (await school.client('head')).call('case.open', { message: id });
    if (!opened.ok) throw new Error(opened.error.code);
    expect(parseOpened(opened.value).text).toBe(SECRET);
    // Nobody reads it in any other way.
    for (const person of ['older', 'anna', 'head', 'admin']) {
      const { received } = await school.client(person);
      expect(JSON.stringify(received)).not.toContain(SECRET);
    }
  });

  test('F-104 is not passed on or quoted by a modified client, and neither a removal nor its end is injected', async () => {
    const older = await school.client('older');
    const anna = await school.client('anna');
    const last = await school.client('last');
    const id = school.newId();
    await older.push(messagePart({ by: 'older', chat: CHAT, id, stamp: id, text: SECRET }));
    const takedown = (by: string, author: string) =>
      part({
        kind: 'takedown',
        id: takedownId(id, by),
        scope: `chat:${CHAT}`,
        parent: id,
        by,
        stamp: school.newId(),
        body: { author, reason: '', ...CITED },
      });
    const refused = { refusal: { code: 'notAllowed' } };
    expect(await last.push(takedown('last', 'older'))).toMatchObject([refused]);
    expect(await anna.push(takedown('anna', 'mother'))).toMatchObject([refused]);
    expect(await anna.push(takedown('anna', 'older'))).toMatchObject([{ acceptance: {} }]);
    const restoral = part({
      kind: 'restoral',
      id: `${takedownId(id, 'anna')}.r`,
      scope: `chat:${CHAT}`,
      parent: id,
      by: 'older',
      stamp: school.newId(),
      body: { takedown: takedownId(id, 'anna') },
    });
    expect(await older.push(restoral)).toMatchObject([refused]);
    expect(await older.push({ ...restoral, by: '@school' })).toMatchObject([refused]);
    const quoting = (of: object) => ({
      ...messagePart({ by: 'last', chat: CHAT, stamp: school.newId(), text: 'Вот' }),
      body: { text: 'Вот', replyTo: '', ...of },
    });
    const forwarded = { message: id, by: 'older', at: 1, from: '' };
    expect(await last.push(quoting({ replyTo: id, quote: SECRET }))).toMatchObject([
      { refusal: { code: 'sourceChanged' } },
    ]);
    expect(await last.push(quoting({ text: SECRET, forwarded }))).toMatchObject([
      { refusal: { code: 'sourceChanged' } },
    ]);
  });
});
