import type { Directory, Entry } from '../../directory/directory.ts';
import { refusalOf } from '../../permissions/can.ts';
import { APPEALED, CORRECTED, decidedBy } from '../../permissions/may-write-case.ts';
import { caseOf, countedSince } from '../../moderation/case-of.ts';
import { positionOf } from '../../moderation/case-events.ts';
import type { CaseState } from '../../moderation/case-state.ts';
import { isReadingClosed } from '../../moderation/closed-reading.ts';
import { blockChance } from '../../moderation/may-block.ts';
import { ruleText } from '../../moderation/rules-in-force.ts';
import { apologyId, type CaseStepBody, VIOLATIONS_FOR_BLOCK } from '../../schema/case-step.ts';
import { isUnsentOrder, writtenAt } from '../../schema/order.ts';
import { parseScope, scopeOf } from '../../schema/scope.ts';
import { chatTitle } from '../chat-title.ts';
import type { ReaderContext } from '../message-rows.ts';
import { personBrief } from '../person-brief.ts';
import type { StreamReader } from '../stream/stream-reader.ts';
import { lineOf } from '../stream/stream-row.ts';
import type { CaseRow, CaseView, StepView } from './moderation-views.ts';

interface Place {
  readonly chat: string;
  readonly person: string;
}
type Step = Entry<'casestep'>;

/** The cases that this replica knows, the latest first: the reader's own, and those that the reader may look after. */
export function caseRows(context: ReaderContext, chat: string): readonly CaseRow[] {
  const { projection, person: reader, now } = context;
  const { directory } = projection;
  const facts = projection.factsOf(reader);
  const scopes = new Map<string, number>();
  for (const step of directory.all('casestep')) {
    scopes.set(step.scope, Math.max(timeOf(step), scopes.get(step.scope) ?? 0));
  }
  const rows = [...scopes].flatMap(([scope, at]): readonly CaseRow[] => {
    const place = placeOf(scope);
    if (!place || (chat !== '' && place.chat !== chat)) return [];
    const { block, violations } = caseOf(directory, place, now);
    return [
      {
        chat: place.chat,
        chatTitle: chatTitle(projection, reader, place.chat),
        person: personBrief(projection, place.person),
        isOwn: place.person === reader,
        isOfChild: facts.children.has(place.person),
        violations: violations.filter((one) => one.at >= countedSince(directory, now)).length,
        blockedUntil: block?.endsAt ?? 0,
        hasOpenAppeal: directory.about('casestep', scope).some((step) => isOpenAppeal(directory, step)),
        at,
      },
    ];
  });
  return rows.sort((a, b) => b.at - a.at);
}

/** One case with all its steps, and what the reader may do in it. */
export async function caseView(
  context: ReaderContext,
  reader: StreamReader,
  place: Place,
): Promise<CaseView> {
  const { projection, person, now } = context;
  const { directory } = projection;
  const state = caseOf(directory, place, now);
  const about = { ...directory.factsOf(place.person), person: place.person };
  const target = { chat: place.chat, about: directory.chat(place.chat), person: about };
  const facts = projection.factsOf(person);
  const canModerate = refusalOf(facts, 'chat.moderate', target, directory.isOn) === undefined;
  const chance = blockChance(state, countedSince(directory, now));
  const { block } = state;
  const isOwn = place.person === person;
  return {
    chat: place.chat,
    chatTitle: chatTitle(projection, person, place.chat),
    person: personBrief(projection, place.person),
    isOwn,
    steps: await stepViews(context, reader, { ...place, state }),
    violations: chance.grounds.length,
    needed: VIOLATIONS_FOR_BLOCK,
    block: block && {
      id: block.id,
      until: block.endsAt,
      rule: block.rule,
      ruleText: ruleText(directory, block.edition, block.rule) ?? '',
      isReadingClosed: isReadingClosed(directory, place),
      end: block.end,
      apology: block.apology,
    },
    canModerate,
    blockRefusal: chance.refusal,
    releaseRefusal: releaseRefusal(state, now),
    canApologise: isOwn && block !== undefined && !directory.get('apology', apologyId(block.id)),
  };
}

function releaseRefusal({ block }: CaseState, now: number): CaseView['releaseRefusal'] {
  if (!block?.apology || now < block.apology.until) return 'releaseTooEarly';
  return block.apology.isObjected ? 'apologyObjected' : undefined;
}

async function stepViews(
  context: ReaderContext,
  reader: StreamReader,
  { chat, person, state }: Place & { readonly state: CaseState },
): Promise<readonly StepView[]> {
  const { projection } = context;
  const { directory } = projection;
  const scope = scopeOf.case(chat, person);
  // Two steps of one moment stand in the same order everywhere.
  const steps = [...directory.about('casestep', scope)].sort((a, b) =>
    positionOf(a) < positionOf(b) ? -1 : 1,
  );
  const named = steps.map((step) => messageOf(step.body)).filter((id) => id !== '');
  const messages = await reader.many(named);
  const about = { ...directory.factsOf(person), person };
  const facts = projection.factsOf(context.person);
  const canOpen = refusalOf(facts, 'case.open', { person: about }, directory.isOn) === undefined;
  const views = steps.map((step): StepView => {
    const { id } = step;
    const body: CaseStepBody = step.body;
    const message = messageOf(body);
    const held = messages.get(message);
    return {
      id,
      step: body.step,
      at: timeOf(step),
      byName: personBrief(projection, body.step === 'opened' ? body.person : decidedBy(step)).name,
      edition: 'edition' in body ? body.edition : '',
      rule: 'rule' in body ? body.rule : 0,
      ruleText: 'rule' in body ? (ruleText(directory, body.edition, body.rule) ?? '') : '',
      message,
      messageText: held && !held.gone ? lineOf(held) : '',
      canOpen: canOpen && message !== '' && (held === undefined || lineOf(held) === ''),
      words: 'words' in body ? body.words : '',
      of: ofWhich(directory, body),
      days: body.step === 'block' ? body.days : 0,
      isLifted: body.step === 'ruling' && body.isLifted,
      isOpen: body.step === 'reading' && body.isOpen,
      isCorrected: state.corrected.has(id),
      isPending: isUnsentOrder(positionOf(step)),
      ...rightsOn(context, step, { chat, person, state }),
    };
  });
  const apologies = state.blocks.flatMap(({ apology }): readonly StepView[] =>
    apology
      ? [
          {
            ...NO_STEP,
            id: apology.id,
            at: apology.at,
            byName: personBrief(projection, person).name,
            words: apology.text,
          },
        ]
      : [],
  );
  return [...views, ...apologies].sort((a, b) => a.at - b.at);
}

/** The decision that a step is about, also where it answers another step about it. */
function ofWhich(directory: Directory, body: CaseStepBody): string {
  if (body.step === 'ruling') {
    const appeal = directory.get('casestep', body.appeal)?.body;
    return appeal ? ofWhich(directory, appeal) : '';
  }
  return 'of' in body ? body.of : '';
}

function messageOf(body: CaseStepBody): string {
  return 'message' in body ? body.message : '';
}

const NO_STEP = {
  step: 'apology',
  edition: '',
  rule: 0,
  ruleText: '',
  message: '',
  messageText: '',
  of: '',
  days: 0,
  isLifted: false,
  isOpen: false,
  isCorrected: false,
  isPending: false,
  canCorrect: false,
  canAppeal: false,
  canRule: false,
  canOpen: false,
} as const;

function rightsOn(
  { projection, person: reader }: ReaderContext,
  step: Step,
  { person, state }: Place & { readonly state: CaseState },
): Pick<StepView, 'canCorrect' | 'canAppeal' | 'canRule'> {
  const { directory } = projection;
  const facts = projection.factsOf(reader);
  const isCorrected = state.corrected.has(step.id);
  const isAsked = directory
    .about('casestep', step.scope)
    .some(({ body }) => body.step === 'appeal' && body.of === step.id);
  const about = { ...directory.factsOf(person), person };
  const of = step.body.step === 'appeal' ? directory.get('casestep', step.body.of) : undefined;
  const isTheirs = person === reader || facts.children.has(person);
  return {
    canCorrect: decidedBy(step) === reader && CORRECTED.has(step.body.step) && !isCorrected,
    canAppeal: isTheirs && APPEALED.has(step.body.step) && !isCorrected && !isAsked,
    canRule:
      isOpenAppeal(directory, step) &&
      of !== undefined &&
      decidedBy(of) !== reader &&
      refusalOf(facts, 'case.review', { person: about }, directory.isOn) === undefined,
  };
}

function isOpenAppeal(directory: Directory, step: Step): boolean {
  if (step.body.step !== 'appeal') return false;
  const { scope, id } = step;
  return !directory.about('casestep', scope).some(({ body }) => body.step === 'ruling' && body.appeal === id);
}

function timeOf(step: Step): number {
  return writtenAt({ order: positionOf(step), stamp: step.stamp });
}

function placeOf(scope: string): Place | undefined {
  const [chat = '', person = ''] = parseScope(scope)?.subject.split(':') ?? [];
  return person === '' ? undefined : { chat, person };
}
