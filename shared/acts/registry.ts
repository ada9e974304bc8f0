import { AppError } from '../errors/app-error.ts';
import type { ActBody } from '../schema/act.ts';
import { parserOf } from '../std/parse.ts';
import type { Act, ActContext, Draft } from './act.ts';
import { CHAT_ACTS } from './chat-acts.ts';
import { devicesRename } from './devices-rename.ts';
import { devicesSignOut } from './devices-sign-out.ts';
import { schoolEdit } from './school-edit.ts';
import { policySet } from './policy-set.ts';
import { STRUCTURE_ACTS } from './structure-acts.ts';
import { linksSet } from './links-set.ts';
import { ordersDropPaper } from './orders-drop-paper.ts';
import { papersKeep } from './papers-keep.ts';
import { papersWithdraw } from './papers-withdraw.ts';
import { rolesAppoint } from './roles-appoint.ts';
import { peopleErase } from './people-erase.ts';
import { requestsAccept } from './requests-accept.ts';
import { requestsRefuse } from './requests-refuse.ts';
import { rosterApply } from './roster-apply.ts';
import { rulesAdopt } from './rules-adopt.ts';
import { rolesEnd } from './roles-end.ts';
import { slipsAnnul } from './slips-annul.ts';

/** Every act there is. */
const ACTS = {
  'school.edit': schoolEdit,
  'policy.set': policySet,
  'devices.signOut': devicesSignOut,
  'devices.rename': devicesRename,
  ...STRUCTURE_ACTS,
  ...CHAT_ACTS,
  'people.erase': peopleErase,
  'roster.apply': rosterApply,
  'roles.appoint': rolesAppoint,
  'roles.end': rolesEnd,
  'links.set': linksSet,
  'orders.dropPaper': ordersDropPaper,
  'papers.keep': papersKeep,
  'papers.withdraw': papersWithdraw,
  'rules.adopt': rulesAdopt,
  'slips.annul': slipsAnnul,
  'requests.accept': requestsAccept,
  'requests.refuse': requestsRefuse,
} as const;
export type ActAction = keyof typeof ACTS;

export function isActAction(name: string): name is ActAction {
  return Object.hasOwn(ACTS, name);
}

export function actActions(): readonly ActAction[] {
  return Object.keys(ACTS).filter(isActAction);
}

/** What an act comes to: what is written, and what it is about. */
export interface ActPlan {
  readonly drafts: readonly Draft[];
  readonly targets: readonly string[];
}

type Planner = (context: ActContext, body: ActBody) => ActPlan;

const planners = new Map<string, Planner>(actActions().map((name) => [name, plannerOf(name, ACTS[name])]));

function plannerOf(name: string, act: Act): Planner {
  const parse = parserOf(`act.${name}`, act.data);
  return (context, body) => {
    const data = parse(body.data);
    const refusal = act.refusal(context, data);
    if (refusal) throw new AppError(refusal);
    if (act.needsReason && body.reason.trim() === '') throw new AppError('reasonMissing');
    return { drafts: act.plan(context, data), targets: act.targets(data) };
  };
}

/**
 * Judges an act and says what it comes to, on hub and client alike.
 * Throws AppError: `notAllowed`, `needsConfirmation`, `switchedOff`, `reasonMissing`, what the act throws;
 * ShapeError on data of another shape.
 */
export function planAct(context: ActContext, body: ActBody): ActPlan {
  const planner = planners.get(body.action);
  if (!planner) throw new AppError('notFound', { details: body.action });
  if (!context.actor.isPresent) throw new AppError('notAllowed');
  return planner(context, body);
}
