import type { Draft } from '../../shared/acts/act.ts';
import { partOf } from '../../shared/acts/try-act.ts';
import { APP_ERRORS, AppError, type AppErrorCode } from '../../shared/errors/app-error.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { scopeOf } from '../../shared/schema/scope.ts';
import type { LogEntry } from '../audit/ledger.ts';
import type { Hub } from '../hub.ts';
import { codeOf, type Difference, differenceSteps } from './difference.ts';
import { movementDrafts } from './movement-drafts.ts';
import type { RosterSort } from '../../shared/ipc/roster-calls.ts';
import type { Movement } from './movements.ts';
import type { Roster } from './roster.ts';
import { rememberSchool, schoolNameFor } from './school-name.ts';
import { inSlices } from './steps.ts';

export const ROSTER_CLAUSE = 'P-2.1(11)';

/** How far the carrying out of a roster has come. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** How many movements did not fit any more, by the reason. */
  readonly unfit: Readonly<Partial<Record<AppErrorCode, number>>>;
}

/** What a roster would change on this hub now. */
export async function differenceNow(
  hub: Pick<Hub, 'store' | 'facts' | 'now'>,
  roster: Roster,
  isWanted?: () => void,
): Promise<Difference> {
  const directory = await hub.facts.directory();
  const schoolSourcedId = await schoolNameFor(hub.store, directory, roster);
  const today = directory.dayAt(hub.now());
  return await inSlices(differenceSteps(roster, directory, { today, schoolSourcedId }), isWanted);
}

export interface CarryOutOptions {
  readonly roster: Roster;
  readonly difference: Difference;
  readonly sorts: readonly RosterSort[];
  /** An administrator, who acts. */
  readonly actor: string;
  readonly reason: string;
  readonly onProgress?: (progress: Progress) => void;
  /** Asked before each batch; throws to end the work there. */
  readonly isWanted?: () => void;
}

/** So long the hub may be busy with one batch, in milliseconds, before the next one is made smaller. */
const MOST_BATCH_MS = 30;
const MOST_BATCH = 100;

/**
 * Carries out the movements of the wanted sorts, each of them whole and with a line of its own in the log.
 * What no longer fits is passed over and counted. After an interruption the difference that is left can be
 * carried out in the same way. Throws AppError `notAllowed`, `schoolExists` where the roster is another school's.
 */
export async function carryOut(hub: Hub, of: CarryOutOptions): Promise<Progress> {
  const { roster, difference, sorts } = of;
  if (difference.plan.school.kind === 'other') {
    const title = (await hub.school())?.body.title ?? '';
    throw new AppError('schoolExists', { params: { title } });
  }
  const act = await writeAct(hub, of);
  await rememberSchool(hub.store, roster.school);
  const wanted = difference.movements.filter(({ sort }) => sorts.includes(sort));
  const unfit: Partial<Record<AppErrorCode, number>> = {};
  let size = 8;
  for (let done = 0; done < wanted.length;) {
    of.isWanted?.();
    const batch = wanted.slice(done, done + size);
    const from = performance.now();
    await writeOrPassOver(hub, batch, { ...of, act }, unfit);
    const tookMs = performance.now() - from;
    done += batch.length;
    if (tookMs > MOST_BATCH_MS) size = Math.max(1, Math.floor(size / 2));
    else if (tookMs < MOST_BATCH_MS / 2) size = Math.min(MOST_BATCH, size * 2);
    of.onProgress?.({ done, total: wanted.length, unfit: { ...unfit } });
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { done: wanted.length, total: wanted.length, unfit };
}

/** The act that the movements name in the log, in the name of the one who acts: it holds the reason. */
async function writeAct(hub: Hub, { actor, reason, difference, sorts }: CarryOutOptions): Promise<string> {
  const id = hub.clock.stamp();
  const data = { digest: difference.digest, sorts: [...sorts] };
  const body = { action: 'roster.apply', data, reason, clause: ROSTER_CLAUSE };
  const part = {
    id,
    kind: 'act',
    scope: scopeOf.act(actor),
    parent: '',
    by: actor,
    stamp: id,
    gone: false,
    body,
  };
  const [verdict] = await hub.acceptor.push(actor, [part]);
  if (verdict && 'refusal' in verdict) throw AppError.from(verdict.refusal);
  return id;
}

/** Reasons that lie in a movement itself, and not in the hub. */
const OF_MOVEMENTS: ReadonlySet<AppErrorCode> = new Set(['badRequest', 'idTaken', 'notAllowed']);

/** One movement that cannot be written does not hold up the others of its batch. */
async function writeOrPassOver(
  hub: Hub,
  batch: readonly Movement[],
  of: CarryOutOptions & { readonly act: string },
  unfit: Partial<Record<AppErrorCode, number>>,
): Promise<void> {
  const own: Partial<Record<AppErrorCode, number>> = {};
  try {
    await writeBatch(hub, batch, of, own);
  } catch (error) {
    const code = codeOf(error);
    if (!OF_MOVEMENTS.has(code)) throw error;
    if (batch.length > 1) {
      for (const movement of batch) await writeOrPassOver(hub, [movement], of, unfit);
      return;
    }
    own[code] = 1;
  }
  for (const code of errorCodes(own)) unfit[code] = (unfit[code] ?? 0) + (own[code] ?? 0);
}

function errorCodes(counts: Partial<Record<AppErrorCode, number>>): readonly AppErrorCode[] {
  return APP_ERRORS.filter((code) => counts[code] !== undefined);
}

async function writeBatch(
  hub: Hub,
  batch: readonly Movement[],
  { actor, reason, act, difference }: CarryOutOptions & { readonly act: string },
  unfit: Partial<Record<AppErrorCode, number>>,
): Promise<void> {
  await hub.acceptor.writePlanned((directory, at) => {
    const parts: AuthorPart[] = [];
    const log: LogEntry[] = [];
    for (const movement of batch) {
      try {
        const context = { actor: directory.factsOf(actor), directory, act, at, ids: difference.ids };
        const { action, targets, drafts } = movementDrafts(movement, context);
        const made = drafts.map((draft: Draft) => partOf(draft, hub.clock.stamp()));
        for (const part of made) directory.take(part);
        parts.push(...made);
        log.push({ actor, action, targets, clause: ROSTER_CLAUSE, act, reason });
      } catch (error) {
        const code = codeOf(error);
        if (code !== 'actTwice') unfit[code] = (unfit[code] ?? 0) + 1;
      }
    }
    return { parts, log };
  });
}
