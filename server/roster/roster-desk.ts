import { AppError, appErrorData, type AppErrorData } from '../../shared/errors/app-error.ts';
import type { RosterAnswers, RosterCallData } from '../../shared/ipc/roster-calls.ts';
import type { Hub } from '../hub.ts';
import { carryOut, differenceNow, type Progress } from './carry-out.ts';
import { rosterFileNamed } from './columns.ts';
import { describeProblem } from './describe-problem.ts';
import { type Difference, summarySteps } from './difference.ts';
import { readInThread } from './read-in-thread.ts';
import type { Roster } from './roster.ts';
import type { RosterResult } from './parse-roster.ts';
import { inSlices } from './steps.ts';

/** More than the largest school's roster; it is held in memory while it is being sent. */
const MOST_BYTES = 48 * 1024 * 1024;
/** So many people look at rosters at once. */
const MOST_SEATS = 4;
const IDLE_MS = 30 * 60_000;
const MOST_PROBLEMS = 300;
const MOST_LINES = 500;

interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  received: number;
}

/** One person's roster, from the first byte to the last movement. */
interface Seat {
  files: readonly SentFile[];
  result: RosterResult | undefined;
  difference: Difference | undefined;
  job: Job | undefined;
  usedAt: number;
}

interface Job {
  state: 'applying' | 'done' | 'cancelled' | 'failed';
  progress: Progress;
  isCancelled: boolean;
  error: AppErrorData | undefined;
}

const NOTHING_DONE: Progress = { done: 0, total: 0, unfit: {} };

/** Ends the carrying out between two movements. */
class Cancelled extends Error {}

/**
 * Where administrators lay a roster before the running hub: sent in pieces, compared with the school, looked
 * at, and carried out in the background. Nothing of it outlives the hub's run but what was carried out.
 */
export class RosterDesk {
  readonly #hub: Hub;
  readonly #seats = new Map<string, Seat>();

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  /** Announces the files. Throws AppError `badRequest`, `rosterUnreadable` where they are too large, `tooMany`. */
  begin(person: string, { files }: RosterCallData['roster.begin']): RosterAnswers['roster.begin'] {
    this.#clear();
    if (this.#seats.get(person)?.job?.state === 'applying')
      throw new AppError('tooMany', { isRetryable: true });
    const isArchive = files.length === 1 && rosterFileNamed(files[0]?.name ?? '') === undefined;
    const names = new Set(files.map(({ name }) => rosterFileNamed(name)));
    if (!isArchive && (names.has(undefined) || names.size !== files.length)) throw new AppError('badRequest');
    if (files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > MOST_BYTES) {
      throw new AppError('rosterUnreadable', { details: `more than ${MOST_BYTES} bytes` });
    }
    this.#seats.delete(person);
    if (this.#seats.size >= MOST_SEATS) throw new AppError('tooMany', { isRetryable: true });
    this.#seats.set(person, {
      files: files.map(({ name, sizeBytes }) => ({ name, bytes: new Uint8Array(sizeBytes), received: 0 })),
      result: undefined,
      difference: undefined,
      job: undefined,
      usedAt: this.#hub.now(),
    });
    return {};
  }

  /** Takes a piece; one that came already is taken as come. Throws AppError `notFound`, `badRequest`. */
  write(
    person: string,
    { file, offset, bytes }: RosterCallData['roster.write'],
  ): RosterAnswers['roster.write'] {
    const sent = this.#seat(person).files.find(({ name }) => name === file);
    if (!sent) throw new AppError('notFound');
    if (offset > sent.received || offset + bytes.length > sent.bytes.length) throw new AppError('badRequest');
    sent.bytes.set(bytes, offset);
    sent.received = Math.max(sent.received, offset + bytes.length);
    return { received: sent.received };
  }

  /** Reads what was sent and compares it with the school as it is now. */
  async preview(person: string): Promise<RosterAnswers['roster.preview']> {
    const seat = this.#seat(person);
    const result = await this.#read(seat);
    const problems = [...result.problems, ...result.warnings];
    const said = {
      problems: problems.slice(0, MOST_PROBLEMS).map((problem) => ({
        file: problem.file,
        line: problem.line,
        column: problem.column,
        ru: describeProblem(problem, 'ru'),
        en: describeProblem(problem, 'en'),
        severity: problem.severity,
      })),
      problemCount: problems.length,
    };
    if (!result.roster)
      return { ...said, digest: '', school: 'same', title: '', endsMostPeople: false, sorts: [] };
    const difference = await this.#compare(seat, result.roster);
    const { school, endsMostPeople } = difference.plan;
    const directory = await this.#hub.facts.directory();
    const act = this.#hub.clock.stamp();
    const actor = directory.factsOf(person);
    const steps = summarySteps(difference, { directory, act, actor, at: this.#hub.now() });
    const sorts = await inSlices(steps, () => this.#requireSeat(person, seat));
    return {
      ...said,
      digest: difference.digest,
      school: school.kind === 'renamed' ? 'same' : school.kind,
      title: result.roster.school.name,
      endsMostPeople,
      sorts: sorts.map((summary) => ({ ...summary, unfit: { ...summary.unfit } })),
    };
  }

  /** What the last preview has found of one sort, from a line on; nothing before it. Throws AppError `notFound`. */
  lines(person: string, { sort, from }: RosterCallData['roster.lines']): RosterAnswers['roster.lines'] {
    const { difference } = this.#seat(person);
    if (!difference) return { count: 0, lines: [] };
    const own = difference.movements.filter((movement) => movement.sort === sort);
    const short = (text: string): string => [...text].slice(0, 200).join('');
    return {
      count: own.length,
      lines: own.slice(from, from + MOST_LINES).map((movement) => {
        const line = difference.lineOf(movement);
        return { name: short(line.name), from: short(line.from), to: short(line.to) };
      }),
    };
  }

  /**
   * Begins to carry out what was shown. Throws AppError `notFound` without a roster, `actOutdated` where the
   * school has changed so that the difference is another one, `schoolExists`, `tooMany`.
   */
  async apply(
    person: string,
    { expects, sorts, reason }: RosterCallData['roster.apply'],
  ): Promise<RosterAnswers['roster.apply']> {
    const seat = this.#seat(person);
    const isBusy = [...this.#seats.values()].some(({ job }) => job?.state === 'applying');
    if (isBusy) throw new AppError('tooMany', { isRetryable: true });
    const roster = seat.result?.roster;
    if (!roster) throw new AppError('notFound');
    const job: Job = { state: 'applying', progress: NOTHING_DONE, isCancelled: false, error: undefined };
    seat.job = job;
    try {
      const difference = await this.#compare(seat, roster);
      if (difference.digest !== expects) throw new AppError('actOutdated');
      if (difference.plan.school.kind === 'other') {
        const title = (await this.#hub.school())?.body.title ?? '';
        throw new AppError('schoolExists', { params: { title } });
      }
      void this.#carryOut(person, job, { roster, difference, sorts, reason });
    } catch (error) {
      seat.job = undefined;
      throw error;
    }
    return {};
  }

  progress(person: string): RosterAnswers['roster.progress'] {
    const job = this.#seats.get(person)?.job;
    if (!job) return { state: 'none', done: 0, total: 0, unfit: {} };
    const { state, progress, error } = job;
    return { state, ...progress, unfit: { ...progress.unfit }, ...(error ? { error } : {}) };
  }

  /** Ends the carrying out after the batch that is being written; what was carried out stays. */
  cancel(person: string): RosterAnswers['roster.cancel'] {
    const job = this.#seats.get(person)?.job;
    if (job?.state === 'applying') job.isCancelled = true;
    else this.#seats.delete(person);
    return {};
  }

  async #carryOut(
    person: string,
    job: Job,
    of: Pick<Parameters<typeof carryOut>[1], 'roster' | 'difference' | 'sorts' | 'reason'>,
  ): Promise<void> {
    try {
      job.progress = await carryOut(this.#hub, {
        ...of,
        actor: person,
        onProgress: (progress) => (job.progress = progress),
        isWanted: () => {
          if (job.isCancelled) throw new Cancelled();
        },
      });
      job.state = 'done';
    } catch (error) {
      job.state = error instanceof Cancelled ? 'cancelled' : 'failed';
      if (job.state === 'failed') job.error = appErrorData(error);
    }
  }

  async #read(seat: Seat): Promise<RosterResult> {
    if (seat.result) return seat.result;
    if (seat.files.some(({ bytes, received }) => received < bytes.length)) throw new AppError('badRequest');
    const today = (await this.#hub.facts.directory()).dayAt(this.#hub.now());
    const result = await readInThread({
      files: seat.files.map(({ name, bytes }) => ({ name, bytes })),
      today,
    });
    seat.result = result;
    seat.files = [];
    return result;
  }

  async #compare(seat: Seat, roster: Roster): Promise<Difference> {
    const difference = await differenceNow(this.#hub, roster);
    seat.difference = difference;
    return difference;
  }

  #seat(person: string): Seat {
    const seat = this.#seats.get(person);
    if (!seat) throw new AppError('notFound');
    seat.usedAt = this.#hub.now();
    return seat;
  }

  #requireSeat(person: string, seat: Seat): void {
    if (this.#seats.get(person) !== seat) throw new AppError('notFound');
  }

  #clear(): void {
    for (const [person, { usedAt, job }] of this.#seats) {
      if (job?.state !== 'applying' && this.#hub.now() - usedAt > IDLE_MS) this.#seats.delete(person);
    }
  }
}
