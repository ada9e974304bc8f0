import { beforeEach, describe, expect, test } from 'vitest';
import { Directory } from '../directory/directory.ts';
import type { AppErrorCode } from '../errors/app-error.ts';
import type { CaseStepBody } from '../schema/case-step.ts';
import type { AuthorPart, StoredDocument } from '../schema/envelope.ts';
import { isKind } from '../schema/kinds.ts';
import { takedownId } from '../schema/takedown.ts';
import {
  accept,
  chatMembership,
  classMembership,
  messagePart,
  part,
  personCard,
  stampAt,
} from '../testing/make-documents.ts';
import {
  apologyPart,
  blockBody,
  CITED,
  objectionPart,
  reportPart,
  rulesAckPart,
  rulesPart,
  stepPart,
  withRules,
} from '../testing/make-moderation.ts';
import { refusalToWrite } from './may-write.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-26T12:00:00+03:00');
const CASE = { chat: 'c1', person: 'dasha' } as const;

let school: Directory;
let held: Map<string, StoredDocument>;
let seq = 0;

/** As if a hub had accepted it at a moment. */
function take(document: AuthorPart, at = NOW): string {
  const accepted = accept(document, ++seq, at);
  held.set(accepted.id, accepted);
  school.take(accepted);
  return accepted.id;
}

beforeEach(() => {
  school = new Directory();
  held = new Map();
  seq = 0;
  for (const [id, roles, isVerified] of [
    ['dasha', ['pupil'], false],
    ['kolya', ['pupil'], false],
    ['mama', ['parent'], false],
    ['anna', ['teacher'], true],
    ['boris', ['teacher'], true],
    ['new', ['teacher'], false],
    ['head', ['head'], true],
    ['other', ['deputy'], true],
    ['admin', ['administrator'], true],
  ] as const) {
    school.take(personCard(id, [...roles], { isVerified }));
    const role = roles[0] === 'pupil' ? 'pupil' : 'teacher';
    if (id !== 'mama') school.take(classMembership('k1', id, { role }));
    if (id !== 'mama' && id !== 'other') school.take(chatMembership('c1', id));
    for (const ack of withRules(id)) school.take(ack);
  }
  const body = { title: '7Б', template: 'pupils', classroom: 'k1', isArchived: false } as const;
  school.take(part({ kind: 'chat', id: 'c1', scope: 'chat:c1', body }));
});

function verdict(document: AuthorPart, at = NOW): AppErrorCode | undefined {
  const { kind } = document;
  if (!isKind(kind)) throw new Error(kind);
  const around = { look: (id: string) => held.get(id), at };
  return refusalToWrite(school.factsOf(document.by), { ...document, kind }, school, around);
}

let n = 0;
/** A message by somebody in the class chat. */
function said(by: string, at = NOW - DAY): string {
  return take(messagePart({ by, chat: 'c1', stamp: stampAt(1000 + ++n) }), at);
}
const step = (by: string, body: CaseStepBody, of: { parent?: string; person?: string } = {}) =>
  stepPart(by, { ...CASE, stamp: stampAt(5000 + ++n), ...of }, body);

function violations(count: number, at = NOW - 1000): readonly string[] {
  return Array.from({ length: count }, () =>
    take(step('anna', { step: 'violation', message: said('dasha', at - 10), ...CITED }), at),
  );
}

describe('[MOD-1] a report', () => {
  test('F-105 refuses when not allowed: for another, from outside, of oneself, in a wrong place, about words of somebody else', () => {
    const message = said('dasha');
    const report = reportPart('kolya', { chat: 'c1', message, author: 'dasha' });
    expect(verdict(report)).toBeUndefined();
    expect(verdict({ ...report, by: 'anna' })).toBe('notAllowed');
    expect(verdict({ ...report, scope: 'word:c1:dasha' })).toBe('notAllowed');
    expect(verdict({ ...report, scope: 'chat:c1' })).toBe('notAllowed');
    expect(verdict({ ...report, gone: true })).toBe('notAllowed');
    expect(verdict(reportPart('mama', { chat: 'c1', message, author: 'dasha' }))).toBe('notAllowed');
    expect(verdict(reportPart('dasha', { chat: 'c1', message, author: 'dasha' }))).toBe('notAllowed');
    expect(verdict(reportPart('kolya', { chat: 'c1', message, author: 'anna', desk: '@' }))).toBe(
      'notAllowed',
    );
  });

  test('F-105 about one who works here lies with the administration, not with the colleagues', () => {
    const message = said('anna');
    expect(verdict(reportPart('kolya', { chat: 'c1', message, author: 'anna' }))).toBe('notAllowed');
    expect(verdict(reportPart('kolya', { chat: 'c1', message, author: 'anna', desk: '@' }))).toBeUndefined();
  });

  test('F-105 is answered by a moderator, never by whoever it is about', () => {
    const end = (by: string, id: string, scope: string) =>
      part({
        kind: 'reportend',
        id: stampAt(9000 + ++n),
        scope,
        parent: id,
        by,
        body: { result: 'acted', words: '' },
      });
    const ofPupil = take(reportPart('kolya', { chat: 'c1', message: said('dasha'), author: 'dasha' }));
    expect(verdict(end('anna', ofPupil, 'word:c1:kolya'))).toBeUndefined();
    expect(verdict(end('admin', ofPupil, 'word:c1:kolya'))).toBeUndefined();
    expect(verdict(end('new', ofPupil, 'word:c1:kolya'))).toBe('notAllowed');
    expect(verdict(end('dasha', ofPupil, 'word:c1:kolya'))).toBe('notAllowed');
    const ofTeacher = take(
      reportPart('kolya', { chat: 'c1', message: said('anna'), author: 'anna', desk: '@' }),
    );
    expect(verdict(end('anna', ofTeacher, 'word:@:kolya'))).toBe('notAllowed');
    expect(verdict(end('boris', ofTeacher, 'word:@:kolya'))).toBe('notAllowed');
    expect(verdict(end('head', ofTeacher, 'word:@:kolya'))).toBeUndefined();
  });
});

describe('[MOD-2] a violation', () => {
  test('F-107 refuses when not allowed: by a member, unconfirmed, of oneself, of a colleague, from outside', () => {
    const message = said('dasha');
    const body = { step: 'violation', message, ...CITED } as const;
    expect(verdict(step('anna', body))).toBeUndefined();
    expect(verdict(step('kolya', body))).toBe('notAllowed');
    expect(verdict(step('dasha', body))).toBe('notAllowed');
    expect(verdict(step('new', body))).toBe('notAllowed');
    expect(verdict(step('other', body))).toBe('notAllowed');
    const own = { step: 'violation', message: said('anna'), ...CITED } as const;
    expect(verdict(step('anna', own, { person: 'anna' }))).toBe('notAllowed');
    expect(verdict(step('boris', own, { person: 'anna' }))).toBe('notAllowed');
    expect(verdict(step('head', own, { person: 'anna' }))).toBeUndefined();
  });

  test('F-107 is of a message that is there and is that person’s', () => {
    const body = { step: 'violation', ...CITED } as const;
    expect(verdict(step('anna', { ...body, message: stampAt(77) }))).toBe('notAllowed');
    expect(verdict(step('anna', { ...body, message: said('kolya') }))).toBe('notAllowed');
    const elsewhere = take({ ...messagePart({ by: 'dasha', chat: 'c2', stamp: stampAt(78) }) });
    expect(verdict(step('anna', { ...body, message: elsewhere }))).toBe('notAllowed');
    expect(verdict(step('anna', { ...body, message: said('dasha') }, { parent: '' }))).toBe('notAllowed');
  });

  test('F-111, F-098 names a rule that held on the day of the message, neither none nor a later one', () => {
    const message = said('dasha', NOW - 5 * DAY);
    const body = { step: 'violation', message } as const;
    expect(verdict(step('anna', { ...body, edition: 'standard', rule: 12 }))).toBeUndefined();
    expect(verdict(step('anna', { ...body, edition: 'standard', rule: 13 }))).toBe('ruleUnknown');
    expect(verdict(step('anna', { ...body, edition: 'none', rule: 1 }))).toBe('ruleUnknown');
    take(rulesPart(stampAt(50), { from: NOW - 2 * DAY }));
    expect(verdict(step('anna', { ...body, edition: stampAt(50), rule: 1 }))).toBe('ruleUnknown');
    expect(verdict(step('anna', { ...body, edition: 'standard', rule: 1 }))).toBeUndefined();
    const later = { step: 'violation', message: said('dasha', NOW - DAY) } as const;
    expect(verdict(step('anna', { ...later, edition: stampAt(50), rule: 2 }))).toBeUndefined();
    expect(verdict(step('anna', { ...later, edition: 'standard', rule: 1 }))).toBe('ruleUnknown');
  });

  test('F-111, F-104 a removal names a rule: free text alone is refused', () => {
    const message = said('dasha');
    const takedown = (of: object) =>
      part({
        kind: 'takedown',
        id: takedownId(message, 'anna'),
        scope: 'chat:c1',
        parent: message,
        by: 'anna',
        body: { author: 'dasha', reason: 'Грубо', ...of },
      });
    expect(verdict(takedown({}))).toBe('ruleMissing');
    expect(verdict(takedown({ edition: 'standard', rule: 99 }))).toBe('ruleUnknown');
    expect(verdict(takedown(CITED))).toBeUndefined();
  });
});

describe('[MOD-4] a block', () => {
  test('F-108 is refused at nought to three violations and open at the fourth', () => {
    const grounds: string[] = [];
    for (const count of [1, 2, 3]) {
      grounds.push(...violations(1));
      const body = blockBody([...grounds, 'x1', 'x2', 'x3', 'x4'].slice(0, 4));
      expect(verdict(step('anna', body)), `${count}`).toBe('blockTooEarly');
    }
    grounds.push(...violations(1));
    expect(verdict(step('anna', blockBody(grounds)))).toBeUndefined();
    expect(verdict(step('anna', blockBody([...grounds.slice(0, 3), stampAt(99)])))).toBe('badRequest');
  });

  test('F-108, F-111 refuses when not allowed: by a member, of oneself, with a rule that was not broken', () => {
    const grounds = violations(4);
    expect(verdict(step('kolya', blockBody(grounds)))).toBe('notAllowed');
    expect(verdict(step('dasha', blockBody(grounds)))).toBe('notAllowed');
    expect(verdict(step('anna', { ...blockBody(grounds), rule: 5 } as CaseStepBody))).toBe('ruleUnknown');
  });

  test('F-108 several violations of one message are one, and those of another school year are none', () => {
    const message = said('dasha');
    const ids = ['anna', 'boris', 'anna', 'boris'].map((by) =>
      take(step(by, { step: 'violation', message, ...CITED })),
    );
    expect(verdict(step('anna', blockBody(ids)))).toBe('blockTooEarly');
    const old = violations(4, Date.parse('2026-08-31T12:00:00+03:00'));
    expect(verdict(step('anna', blockBody(old)))).toBe('blockTooEarly');
  });

  test('F-109 lasts as the school’s calendar says, whatever the client claims of it', () => {
    const grounds = violations(4);
    const body = blockBody(grounds) as Extract<CaseStepBody, { step: 'block' }>;
    expect(verdict(step('anna', { ...body, offsetMinutes: 840 }))).toBe('badRequest');
    expect(verdict(step('anna', { ...body, objectionDays: 14 }))).toBe('badRequest');
  });

  test('F-109 another one needs a violation recorded after the last one ended', () => {
    const grounds = violations(4);
    take(step('anna', blockBody(grounds, 1)), NOW);
    expect(verdict(step('boris', blockBody(grounds)), NOW + 1000)).toBe('blockGoesOn');
    const after = NOW + 2 * DAY;
    expect(verdict(step('boris', blockBody(grounds)), after)).toBe('blockNothingNew');
    const fresh = violations(1, after);
    expect(verdict(step('boris', blockBody(grounds)), after + 1)).toBe('blockNothingNew');
    expect(verdict(step('boris', blockBody([...grounds, ...fresh])), after + 1)).toBeUndefined();
  });

  test('[MOD-5] whoever is blocked reads and does not write, and writes again when it is over', () => {
    const message = messagePart({ by: 'dasha', chat: 'c1', stamp: stampAt(8000) });
    expect(verdict(message)).toBeUndefined();
    take(step('anna', blockBody(violations(4), 7)), NOW);
    expect(verdict(message, NOW + DAY)).toBe('blocked');
    expect(verdict({ ...message, by: 'kolya' }, NOW + DAY)).toBeUndefined();
    expect(verdict(message, NOW + 7 * DAY - 1)).toBe('blocked');
    expect(verdict(message, NOW + 7 * DAY)).toBeUndefined();
    expect(school.factsOf('dasha').chats.has('c1')).toBe(true);
    // Taking back one's own words is always open.
    const own = said('dasha');
    const gone = { ...held.get(own)!, gone: true, body: { text: '', replyTo: '' } };
    expect(verdict(gone, NOW + DAY)).toBeUndefined();
  });
});

describe('[MOD-6] an apology', () => {
  const blocked = () => take(step('anna', blockBody(violations(4))), NOW);

  test('F-110 refuses when not allowed: for another, twice, without a block, after it', () => {
    expect(verdict(apologyPart('dasha', 'c1', stampAt(1), stampAt(2)))).toBe('notAllowed');
    const block = blocked();
    const apology = apologyPart('dasha', 'c1', block, stampAt(3));
    expect(verdict(apology, NOW + DAY)).toBeUndefined();
    expect(verdict({ ...apology, by: 'kolya' }, NOW + DAY)).toBe('notAllowed');
    expect(verdict({ ...apology, body: { text: 'x', objectionDays: 1 } }, NOW + DAY)).toBe('badRequest');
    expect(verdict(apology, NOW + 40 * DAY)).toBe('notAllowed');
    take(apology, NOW + DAY);
    expect(verdict({ ...apology, stamp: stampAt(4) }, NOW + DAY)).toBe('actTwice');
  });

  test('F-110 a block ends early after the time for objections, and not against one', () => {
    const block = blocked();
    const release = step('anna', { step: 'release', block });
    expect(verdict(release, NOW + 5 * DAY)).toBe('releaseTooEarly');
    take(apologyPart('dasha', 'c1', block, stampAt(3)), NOW + DAY);
    expect(verdict(release, NOW + 4 * DAY - 1)).toBe('releaseTooEarly');
    expect(verdict(release, NOW + 4 * DAY)).toBeUndefined();
    expect(verdict({ ...release, by: 'kolya' }, NOW + 4 * DAY)).toBe('notAllowed');
    expect(verdict({ ...release, by: 'dasha' }, NOW + 4 * DAY)).toBe('notAllowed');
    const objection = objectionPart('kolya', { ...CASE, block, stamp: stampAt(4) });
    expect(verdict(objection, NOW + 2 * DAY)).toBeUndefined();
    take(objection, NOW + 2 * DAY);
    expect(verdict(release, NOW + 4 * DAY)).toBe('apologyObjected');
  });

  test('F-110 refuses when not allowed: objecting for another, to the own apology, from outside', () => {
    const block = blocked();
    take(apologyPart('dasha', 'c1', block, stampAt(3)), NOW + DAY);
    const objection = objectionPart('kolya', { ...CASE, block, stamp: stampAt(4) });
    expect(verdict({ ...objection, by: 'boris' })).toBe('notAllowed');
    expect(verdict({ ...objection, scope: 'word:c1:boris' })).toBe('notAllowed');
    expect(verdict(objectionPart('dasha', { ...CASE, block, stamp: stampAt(4) }))).toBe('notAllowed');
    expect(verdict(objectionPart('mama', { ...CASE, block, stamp: stampAt(4) }))).toBe('notAllowed');
    expect(verdict({ ...objection, body: { block, person: 'boris' } })).toBe('notAllowed');
  });
});

describe('[MOD-7] a review', () => {
  test('F-111 the person asks once, and a head who has not decided it answers once', () => {
    const [violation = ''] = violations(1);
    const appeal = step('dasha', { step: 'appeal', of: violation, words: 'Это не обо мне' });
    expect(verdict(appeal)).toBeUndefined();
    expect(verdict({ ...appeal, by: 'kolya' })).toBe('notAllowed');
    expect(verdict({ ...appeal, parent: '' })).toBe('notAllowed');
    const asked = take(appeal);
    expect(verdict(step('dasha', { step: 'appeal', of: violation, words: 'Ещё раз' }))).toBe('actTwice');
    const ruling = (by: string) =>
      step(by, { step: 'ruling', appeal: asked, isLifted: true, words: 'Верно' });
    expect(verdict(ruling('anna'))).toBe('notAllowed');
    expect(verdict(ruling('dasha'))).toBe('notAllowed');
    expect(verdict(ruling('other'))).toBeUndefined();
    take(ruling('head'));
    expect(verdict(ruling('other'))).toBe('actTwice');
  });

  test('F-111 nobody reviews their own decision, and nobody but the author calls it a mistake', () => {
    const message = said('dasha');
    const violation = take(step('head', { step: 'violation', message, ...CITED }));
    const asked = take(step('dasha', { step: 'appeal', of: violation, words: 'Нет' }));
    const ruling = { step: 'ruling', appeal: asked, isLifted: false, words: 'Так' } as const;
    expect(verdict(step('head', ruling))).toBe('ownDecision');
    const correction = { step: 'correction', of: violation, words: 'Ошибся' } as const;
    expect(verdict(step('anna', correction))).toBe('notAllowed');
    expect(verdict(step('head', correction))).toBeUndefined();
    const block = take(step('anna', blockBody(violations(4))), NOW);
    expect(verdict(step('anna', { step: 'correction', of: block, words: 'Передумала' }))).toBe('notAllowed');
  });

  test('F-111 nothing of a case is taken back, and what the hub writes nobody else does', () => {
    const [violation = ''] = violations(1);
    expect(verdict({ ...held.get(violation)!, gone: true })).toBe('notAllowed');
    expect(verdict(step('anna', { step: 'objected', block: violation, stampedAt: 1 }))).toBe('notAllowed');
    expect(verdict(step('head', { step: 'opened', message: violation, person: 'head' }))).toBe('notAllowed');
  });
});

describe('[MOD-8] the rules come first', () => {
  test('F-101 nobody joins without having accepted the very edition in force', () => {
    const join = chatMembership('c1', 'kolya', { stamp: stampAt(9) });
    expect(verdict(join)).toBeUndefined();
    take(rulesPart(stampAt(50), { from: NOW - DAY }));
    expect(verdict(join)).toBe('rulesFirst');
    expect(verdict(chatMembership('c1', 'kolya', { stamp: stampAt(9), state: 'ended' }))).toBeUndefined();
    expect(verdict(rulesAckPart('kolya', stampAt(50)))).toBeUndefined();
    expect(verdict({ ...rulesAckPart('kolya', stampAt(50)), by: 'anna' })).toBe('notAllowed');
    expect(verdict(rulesAckPart('kolya', stampAt(51)))).toBe('notAllowed');
    take(rulesAckPart('kolya', stampAt(50)));
    expect(verdict(join)).toBeUndefined();
  });

  test('F-098 a new edition is read before one writes on, from its day and not before', () => {
    const message = messagePart({ by: 'kolya', chat: 'c1', stamp: stampAt(8000) });
    take(rulesPart(stampAt(50), { from: NOW + DAY }));
    expect(verdict(message, NOW)).toBeUndefined();
    expect(verdict(message, NOW + DAY)).toBe('rulesFirst');
    take(rulesAckPart('kolya', stampAt(50)));
    expect(verdict(message, NOW + DAY)).toBeUndefined();
    take(rulesPart(stampAt(52), { version: 2, from: NOW + 2 * DAY }));
    expect(verdict(message, NOW + 2 * DAY)).toBe('rulesFirst');
    // What a chat adds is asked for there.
    take(rulesAckPart('kolya', stampAt(52)));
    take(rulesPart(stampAt(60), { chat: 'c1', from: NOW + 2 * DAY }));
    expect(verdict(message, NOW + 2 * DAY)).toBe('rulesFirst');
    take(rulesAckPart('kolya', stampAt(60), { chat: 'c1' }));
    expect(verdict(message, NOW + 2 * DAY)).toBeUndefined();
  });
});
