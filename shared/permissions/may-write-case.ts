import type { AppErrorCode } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import { caseOf, countedSince, offsetOf } from '../moderation/case-of.ts';
import { blockChance } from '../moderation/may-block.ts';
import type { StepName, StepOf } from '../schema/case-step.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import type { DocumentOf } from '../schema/kinds.ts';
import { writtenAt } from '../schema/order.ts';
import { chatOfScope, parseScope } from '../schema/scope.ts';
import { guardOf } from '../std/parse.ts';
import { refusalOf } from './can.ts';
import type { PersonFacts } from './facts.ts';
import { citedRefusal } from './cited-rule.ts';
import type { WriteContext, Written } from './may-write.ts';
import type { Surroundings } from './surroundings.ts';

const isStamp = guardOf(Stamp);

interface Place {
  readonly facts: PersonFacts;
  readonly part: AuthorPart;
  readonly chat: string;
  /** Whose case it is. */
  readonly person: string;
  readonly context: WriteContext;
  readonly around: Surroundings;
}
type Question<S extends StepName> = Place & { readonly step: StepOf<S> };
type StepRules = { readonly [S in StepName]: (of: Question<S>) => AppErrorCode | undefined };

/** Why a person may not add a step to a case. Each names a rule or what it answers; none is changed or taken back. */
export function caseStepRefusal(
  facts: PersonFacts,
  part: Written & DocumentOf<'casestep', AuthorPart>,
  context: WriteContext,
  around: Surroundings,
): AppErrorCode | undefined {
  const parsed = parseScope(part.scope);
  const [chat = '', person = ''] = parsed?.kind === 'case' ? parsed.subject.split(':') : [];
  if (person === '' || part.gone || !isStamp(part.id)) return 'notAllowed';
  const of = { facts, part, chat, person, context, around };
  const step = part.body;
  switch (step.step) {
    case 'caution':
      return RULES.caution({ ...of, step });
    case 'violation':
      return RULES.violation({ ...of, step });
    case 'block':
      return RULES.block({ ...of, step });
    case 'release':
      return RULES.release({ ...of, step });
    case 'correction':
      return RULES.correction({ ...of, step });
    case 'appeal':
      return RULES.appeal({ ...of, step });
    case 'ruling':
      return RULES.ruling({ ...of, step });
    case 'removed':
    case 'objected':
    case 'opened':
    case 'reading':
      return 'notAllowed';
  }
}

const RULES: StepRules = {
  caution: (of) => moderatorRefusal(of) ?? messageRefusal(of),
  violation: (of) => moderatorRefusal(of) ?? messageRefusal(of),
  block: (of) => moderatorRefusal(of) ?? (of.part.parent === '' ? blockRefusal(of) : 'notAllowed'),
  release: (of) => moderatorRefusal(of) ?? releaseRefusal(of),
  correction: (of) => correctionRefusal(of),
  appeal: (of) => appealRefusal(of),
  ruling: (of) => rulingRefusal(of),
  removed: () => 'notAllowed',
  objected: () => 'notAllowed',
  opened: () => 'notAllowed',
  reading: () => 'notAllowed',
};

/** Nobody moderates themself, and those who have left the school are nobody's case any more. */
function moderatorRefusal({ facts, chat, person, context }: Place): AppErrorCode | undefined {
  const about = { ...context.factsOf(person), person };
  return refusalOf(facts, 'chat.moderate', { chat, about: context.chat(chat), person: about }, context.isOn);
}

/** The message is that person's in that chat, and the rule held when it was written, not only today (feature F-098). */
function messageRefusal({
  part,
  step,
  chat,
  person,
  context,
  around,
}: Question<'caution'> | Question<'violation'>): AppErrorCode | undefined {
  const { message } = step;
  if (part.parent !== message) return 'notAllowed';
  if (message === '') return citedRefusal(context, { ...step, chat }, around.at);
  const held = around.look(message);
  // Nobody is charged with words that cannot be looked at.
  if (!isStamp(message) || held?.by !== person || chatOfScope(held.scope) !== chat) return 'notAllowed';
  return citedRefusal(context, { ...step, chat }, writtenAt(held));
}

function blockRefusal({ step, chat, person, context, around }: Question<'block'>): AppErrorCode | undefined {
  const { at } = around;
  const state = caseOf(context, { chat, person }, at);
  const { grounds, refusal } = blockChance(state, countedSince(context, at));
  if (refusal) return refusal;
  const known = new Set(grounds);
  const own = { ...state, violations: state.violations.filter(({ id }) => step.grounds.includes(id)) };
  // What it rests on is counted, and enough by itself.
  if (!step.grounds.every((id) => known.has(id))) return 'badRequest';
  const asNamed = blockChance(own, countedSince(context, at)).refusal;
  if (asNamed) return asNamed;
  const isAsSet =
    step.objectionDays === context.amount('objectionDays') && step.offsetMinutes === offsetOf(context);
  if (!isAsSet) return 'badRequest';
  const isCited = own.violations.some(({ edition, rule }) => edition === step.edition && rule === step.rule);
  return isCited ? undefined : 'ruleUnknown';
}

/** After an apology whose time is over and to which nobody has objected, as far as this hub has heard. */
function releaseRefusal({ part, step, chat, person, context, around }: Question<'release'>) {
  const { block } = caseOf(context, { chat, person }, around.at);
  if (part.parent !== step.block || block?.id !== step.block) return 'notAllowed';
  if (!block.apology || around.at < block.apology.until) return 'releaseTooEarly';
  return block.apology.isObjected ? 'apologyObjected' : undefined;
}

/** Whoever made a mistake says so; a block is lifted by the head alone, or it could be lifted against an objection. */
function correctionRefusal({ facts, part, step, context }: Question<'correction'>) {
  const of = context.get('casestep', step.of);
  if (of?.scope !== part.scope || part.parent !== step.of) return 'notAllowed';
  const isOwn = decidedBy(of) === facts.person && CORRECTED.has(of.body.step);
  if (!isOwn) return 'notAllowed';
  return step.words.trim() === '' ? 'reasonMissing' : undefined;
}

export const CORRECTED: ReadonlySet<StepName> = new Set(['caution', 'violation', 'removed']);
export const APPEALED: ReadonlySet<StepName> = new Set(['caution', 'violation', 'block', 'removed']);

/** Whose decision a step tells: a removal is told by the school. */
export function decidedBy({ by, body }: DocumentOf<'casestep', AuthorPart>): string {
  return body.step === 'removed' ? body.person : by;
}

/** The person, or somebody who stands for a child, asks once about each step. */
function appealRefusal({ facts, part, step, person, context }: Question<'appeal'>) {
  const of = context.get('casestep', step.of);
  const isTheirs = facts.person === person || facts.children.has(person);
  if (of?.scope !== part.scope || part.parent !== step.of || !isTheirs) return 'notAllowed';
  if (!APPEALED.has(of.body.step)) return 'notAllowed';
  const isAsked = context
    .about('casestep', part.scope)
    .some(({ body }) => body.step === 'appeal' && body.of === step.of);
  if (isAsked) return 'actTwice';
  return step.words.trim() === '' ? 'reasonMissing' : undefined;
}

/** The head's word, not by who made the step, and the first one stands. */
function rulingRefusal({ facts, part, step, person, context }: Question<'ruling'>) {
  const appeal = context.get('casestep', step.appeal);
  if (appeal?.body.step !== 'appeal' || appeal.scope !== part.scope || part.parent !== appeal.id) {
    return 'notAllowed';
  }
  const about = { ...context.factsOf(person), person };
  const refusal = refusalOf(facts, 'case.review', { person: about }, context.isOn);
  if (refusal) return refusal;
  const decision = context.get('casestep', appeal.body.of);
  if (decision && decidedBy(decision) === facts.person) return 'ownDecision';
  const isRuled = context
    .about('casestep', part.scope)
    .some(({ body }) => body.step === 'ruling' && body.appeal === appeal.id);
  if (isRuled) return 'actTwice';
  return step.words.trim() === '' ? 'reasonMissing' : undefined;
}
