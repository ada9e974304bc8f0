import { apologyId, type CaseStepBody, objectionId } from '../schema/case-step.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { reportId } from '../schema/report.ts';
import { rulesAckId, type RulesBody, STANDARD_EDITION } from '../schema/rules.ts';
import { scopeOf } from '../schema/scope.ts';
import { part, stampAt } from './make-documents.ts';

export const CITED = { edition: 'standard', rule: 1 } as const;

/** A step in somebody's case; its parent is what it answers unless another is given. */
export function stepPart(
  by: string,
  of: { readonly chat: string; readonly person: string; readonly stamp: string; readonly parent?: string },
  body: CaseStepBody,
): AuthorPart {
  const { chat, person, stamp, parent = parentOf(body) } = of;
  return part({ kind: 'casestep', id: stamp, scope: scopeOf.case(chat, person), parent, by, stamp, body });
}

function parentOf(body: CaseStepBody): string {
  if (body.step === 'caution' || body.step === 'violation' || body.step === 'opened') return body.message;
  if (body.step === 'release' || body.step === 'objected') return body.block;
  if (body.step === 'correction' || body.step === 'appeal') return body.of;
  return body.step === 'ruling' ? body.appeal : '';
}

export function blockBody(grounds: readonly string[], days = 31): CaseStepBody {
  return { step: 'block', ...CITED, days, grounds: [...grounds], objectionDays: 3, offsetMinutes: 180 };
}

export function reportPart(
  by: string,
  of: { readonly chat: string; readonly message: string; readonly author: string; readonly desk?: string } & {
    readonly stamp?: string;
  },
): AuthorPart {
  const { chat, message, author, desk = chat, stamp = stampAt(1) } = of;
  return part({
    kind: 'report',
    id: reportId(message, by),
    scope: scopeOf.word(desk, by),
    parent: message,
    by,
    stamp,
    body: { chat, author, words: '' },
  });
}

export function apologyPart(by: string, chat: string, block: string, stamp: string): AuthorPart {
  return part({
    kind: 'apology',
    id: apologyId(block),
    scope: scopeOf.chat(chat),
    parent: block,
    by,
    stamp,
    body: { text: 'Простите меня.', objectionDays: 3 },
  });
}

export function objectionPart(
  by: string,
  of: { readonly chat: string; readonly block: string; readonly person: string; readonly stamp: string },
): AuthorPart {
  const { chat, block, person, stamp } = of;
  return part({
    kind: 'objection',
    id: objectionId(apologyId(block), by),
    scope: scopeOf.word(chat, by),
    parent: apologyId(block),
    by,
    stamp,
    body: { block, person },
  });
}

export function rulesPart(id: string, of: Partial<RulesBody> = {}): AuthorPart {
  const body: RulesBody = {
    chat: '',
    version: 1,
    title: 'Правила',
    intro: '',
    rules: ['Мы вежливы.', 'Мы пишем по делу.'],
    from: 0,
    council: '№ 3',
    councilDate: '2026-08-30',
    parents: 'Учтено мнение родителей.',
    ...of,
  };
  return part({ kind: 'rules', id, scope: 'school', parent: body.chat, body });
}

export function rulesAckPart(
  by: string,
  edition: string,
  of: { chat?: string; stamp?: string } = {},
): AuthorPart {
  const { chat = '', stamp = stampAt(1) } = of;
  return part({
    kind: 'rulesack',
    id: rulesAckId(edition, by),
    scope: scopeOf.ack(by),
    parent: edition,
    by,
    stamp,
    body: { chat, at: 1 },
  });
}

/** Who has accepted the rules with which every school begins, so that nobody is asked before joining or writing. */
export function withRules(...people: readonly string[]): AuthorPart[] {
  return people.map((person) => rulesAckPart(person, STANDARD_EDITION));
}

/** The same for everybody who has a card among these. */
export function withRulesOfAll(school: readonly AuthorPart[]): AuthorPart[] {
  return withRules(...school.filter(({ kind }) => kind === 'person').map(({ id }) => id));
}
