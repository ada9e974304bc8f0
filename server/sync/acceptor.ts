import { AppError, type AppErrorData } from '../../shared/errors/app-error.ts';
import { stampAfter, stampTime } from '../../shared/ids/id.ts';
import { partOf } from '../../shared/acts/try-act.ts';
import { type ActPlan, planAct } from '../../shared/acts/registry.ts';
import type { Directory } from '../../shared/directory/directory.ts';
import { refusalToWrite } from '../../shared/permissions/may-write.ts';
import { lookedUpIn, type Surroundings } from '../../shared/permissions/surroundings.ts';
import {
  type Acceptance,
  type AcceptedDocument,
  AuthorPart,
  authorPartOf,
  SCHOOL_WRITER,
} from '../../shared/schema/envelope.ts';
import { type DocumentOf, isKind, isOfKind, joinBodies, parseBody } from '../../shared/schema/kinds.ts';
import { orderOf } from '../../shared/schema/order.ts';
import { parseScope } from '../../shared/schema/scope.ts';
import { parserOf } from '../../shared/std/parse.ts';
import { mergeDocuments } from '../../shared/sync/merge.ts';
import { MAX_AHEAD_MS } from '../../shared/time/hybrid-clock.ts';
import { Ledger, type LogEntry } from '../audit/ledger.ts';
import { followUps } from '../moderation/follow-ups.ts';
import type { AcceptorOptions, SchoolWriting } from './acceptor-options.ts';
import { refusalBySource } from './forward-source.ts';
import { HubTime } from './hub-time.ts';
import { type PersonsPush, PushRounds } from './push-rounds.ts';
import { RecentDocuments } from './recent-documents.ts';
import { refusalIn } from './refusal-in.ts';
import { removalOf, removalsAfter } from './removals.ts';
import { addsNothing, isSameDocument, isVersionOfItsOwn, newest, unaccepted } from './versions.ts';

const parsePart = parserOf('document', AuthorPart);

/** What the demonstration school's people have accepted, said and read, and to what someone consented at the door. */
const OF_PEOPLE: ReadonlySet<string> = new Set(['membership', 'rulesack', 'message', 'readmark']);

/** The hub's word on one version. */
export type Verdict = { readonly id: string; readonly stamp: string } & (
  | {
      readonly acceptance: Acceptance;
      /** The acceptance is that of a later version by the same writer. */
      readonly isOvertaken: boolean;
    }
  | { readonly ahead: true }
  | { readonly refusal: AppErrorData }
);
/** @param affects whether what a person may read may have changed with these documents */
type AcceptedListener = (
  documents: readonly AcceptedDocument[],
  affects: (person: string) => boolean,
) => void;

/** What is never changed once it is there, not even by its author. */
const UNCHANGING: ReadonlySet<string> = new Set([
  'act', 'audit', 'rules', 'rulesack', 'report', 'reportend', 'casestep', 'apology', 'objection',
]); // prettier-ignore

interface Round {
  /** Whose versions are being judged; undefined where the school itself writes. */
  person: string | undefined;
  /** The school as it is after what the round has accepted so far. */
  readonly directory: Directory;
  /** What is to stand in the log. */
  readonly log: LogEntry[];
  readonly fresh: Map<string, AcceptedDocument>;
  head: number;
  at: number;
}

/**
 * The one place where documents enter the hub: parses, permits, merges, numbers and stores them, one round
 * after another, and then tells whoever listens. What it has accepted is never judged again.
 */
export class Acceptor {
  readonly #options: AcceptorOptions;
  readonly #listeners = new Set<AcceptedListener>();
  #queue: Promise<unknown> = Promise.resolve();
  readonly #time: HubTime;
  readonly #ledger: Ledger;
  readonly #pushes: PushRounds<Verdict>;
  /** What was accepted last. */
  readonly recent = new RecentDocuments();
  #published = 0;

  constructor(options: AcceptorOptions) {
    this.#options = options;
    this.#pushes = new PushRounds({
      accept: (pushes) => this.#acceptPushes(pushes),
      enqueue: (run) => void this.#inTurn(run),
      gather: options.gather ?? (() => Promise.resolve()),
    });
    this.#time = new HubTime(options.now);
    this.#ledger = new Ledger(options.store);
  }

  /** Looks up what the store has accepted last, so that hub time goes on from there. */
  async begin(): Promise<void> {
    this.#time.resume(await this.#options.store.lastAcceptedAt());
    this.#published = await this.#options.store.head();
  }

  /** The sequence up to which all listeners have been told, or are being told, of what was accepted. */
  get published(): number {
    return this.#published;
  }

  /** Hub time in milliseconds since 1970; see `HubTime`. */
  time(): number {
    return this.#time.read();
  }

  onAccepted(listener: AcceptedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Judges versions that a person pushed. One that is refused does not hold up the others. */
  push(person: string, parts: readonly AuthorPart[]): Promise<Verdict[]> {
    return this.#pushes.push({ person, parts });
  }

  /** Accepts documents that the school itself writes, all or none. Throws AppError at the first bad one. */
  writeAsSchool(parts: readonly AuthorPart[], of: SchoolWriting = {}): Promise<void> {
    return this.#enqueue(() => this.#acceptOfSchool(parts, of));
  }

  /**
   * Like `writeAsSchool`, for what follows from the school as it is once its turn has come: nothing that was
   * accepted in between is overwritten by what was true before. Writes nothing where there is nothing to write.
   */
  writeWhatFollows(
    plan: (directory: Directory) => {
      readonly parts: readonly AuthorPart[];
      readonly log: readonly LogEntry[];
    },
  ): Promise<void> {
    return this.#enqueue(async () => {
      const { parts, log } = plan(await this.#options.facts.directory());
      if (parts.length === 0) return;
      await this.#acceptOfSchool(parts, { log });
    });
  }

  /**
   * Writes as the school what is planned inside the round itself, so that nothing can come between the plan and
   * its writing. Throws what the plan throws, or AppError at the first bad version: nothing is written then.
   * @param plan asked with a copy of the school, and the time of the round
   */
  writePlanned(
    plan: (
      directory: Directory,
      at: number,
    ) => { readonly parts: readonly AuthorPart[]; readonly log: readonly LogEntry[] },
  ): Promise<void> {
    return this.#enqueue(async () => {
      const { parts, log } = plan((await this.#options.facts.directory()).fork(), this.time());
      await this.#acceptOfSchool(parts, { log });
    });
  }

  /**
   * Puts the erased form in the place of what is held, whoever wrote it: a person's documents are changed by
   * nobody else and in no other way (docs/adr/0014-erasure.md).
   * @param erasedForm undefined where there is nothing to erase
   */
  erase(
    ids: readonly string[],
    erasedForm: (held: AcceptedDocument) => AuthorPart | undefined,
  ): Promise<void> {
    return this.#enqueue(async () => {
      const round = await this.#begin();
      for (const id of ids) {
        const held = await this.#options.store.get(id);
        const part = held && erasedForm(held);
        if (!held || !part) continue;
        checkShape(part);
        this.#merge(held, part, round);
      }
      await this.#store(round);
    });
  }

  /** Runs something between rounds, when no document is being accepted. */
  between<V>(run: () => Promise<V>): Promise<V> {
    return this.#enqueue(run);
  }

  #enqueue<V>(run: () => Promise<V>): Promise<V> {
    this.#pushes.close();
    return this.#inTurn(run);
  }

  #inTurn<V>(run: () => Promise<V>): Promise<V> {
    const turn = this.#queue.then(run);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #acceptPushes(pushes: readonly PersonsPush[]): Promise<Verdict[][]> {
    const round = await this.#begin();
    const verdicts: Verdict[][] = [];
    for (const { person, parts } of pushes) {
      round.person = person;
      const own: Verdict[] = [];
      for (const part of parts) own.push(await this.#judge(part, round));
      verdicts.push(own);
    }
    await this.#store(round);
    return verdicts;
  }

  async #acceptOfSchool(
    parts: readonly AuthorPart[],
    { acceptedAt, log = [] }: SchoolWriting = {},
  ): Promise<void> {
    const round = await this.#begin(log, acceptedAt ? 0 : this.time());
    const verdicts: Verdict[] = [];
    for (const part of parts) {
      if (acceptedAt) round.at = Math.max(round.at, acceptedAt(part));
      verdicts.push(await this.#judge(part, round));
    }
    for (const verdict of verdicts) if ('refusal' in verdict) throw AppError.from(verdict.refusal);
    await this.#store(round);
  }

  async #begin(log: readonly LogEntry[] = [], at = this.time()): Promise<Round> {
    const { store, facts } = this.#options;
    return {
      person: undefined,
      directory: (await facts.directory()).fork(),
      log: [...log],
      fresh: new Map(),
      head: await store.head(),
      at: Math.max(at, await store.lastAcceptedAt()),
    };
  }

  async #store(round: Round): Promise<void> {
    const { store, facts } = this.#options;
    const { lines, stored } = await this.#ledger.lines(round.log, round.at);
    for (const line of lines) {
      this.#merge(undefined, this.#bySchool({ kind: 'audit', scope: 'audit', parent: '', ...line }), round);
    }
    const documents = [...round.fresh.values()];
    if (documents.length === 0) return;
    await store.put(documents);
    this.recent.take(documents);
    stored();
    this.#time.resume(round.at);
    // Before the next round, and before anyone is told: no one acts on what was true of a person earlier.
    const affects = await facts.affectedBy(documents);
    this.#published = round.head;
    for (const listener of [...this.#listeners]) listener(documents, affects);
  }

  /** Throws only when the store does: then nothing of the round counts, and it can be tried again. */
  async #judge(given: AuthorPart, round: Round): Promise<Verdict> {
    const { id, stamp } = given;
    const { person } = round;
    const wrongShape = refusalIn(() => checkShape(given));
    if (wrongShape) return { id, stamp, refusal: wrongShape };
    if (person !== undefined && stampTime(stamp) > round.at + MAX_AHEAD_MS) return { id, stamp, ahead: true };
    const held = round.fresh.get(id) ?? (await this.#options.store.get(id));
    const part = held && person === undefined ? newest(held, given) : given;
    const isOwn = person === undefined || part.by === person;
    if (held && isOwn && isSameDocument(held, part) && addsNothing(held, part)) return accepted(given, held);
    const around = await this.#around(part, round);
    const refused = refusalIn(() => {
      permit(part, round, around);
      if (
        held &&
        !(isSameDocument(held, part) && isVersionOfItsOwn(held, part) && !UNCHANGING.has(part.kind))
      ) {
        // Only an author learns that there is something of the same id, for it may come from a copied disk.
        throw new AppError(held.by === part.by ? 'idTaken' : 'notAllowed');
      }
    });
    const refusal = refused ?? (await refusalBySource(part, round, this.#options.store));
    if (refusal) return { id, stamp, refusal };
    const undone = isOfKind(part, 'act') ? await this.#carryOut(part, round) : undefined;
    if (undone) return { id, stamp, refusal: undone };
    const document = this.#merge(held, part, round);
    if (person !== undefined) await this.#followUp(document, round);
    return accepted(given, document);
  }

  /** Does what an act says, all of it or, with the reason returned, nothing. */
  async #carryOut(
    act: AuthorPart & DocumentOf<'act', AuthorPart>,
    round: Round,
  ): Promise<AppErrorData | undefined> {
    const { directory, at, person = SCHOOL_WRITER } = round;
    const { action, clause, reason } = act.body;
    let plan: ActPlan = { drafts: [], targets: [] };
    let parts: readonly AuthorPart[] = [];
    const refusal = refusalIn(() => {
      plan = planAct({ actor: directory.factsOf(person), directory, act: act.id, at }, act.body);
      parts = plan.drafts.map((draft) => partOf(draft, this.#options.stamp()));
      for (const part of parts) checkShape(part);
    });
    if (refusal) return refusal;
    const changes = [];
    for (const part of parts) {
      const held = round.fresh.get(part.id) ?? (await this.#options.store.get(part.id));
      // An act names the ids of new things, and must not get hold of somebody's message by its id.
      const isTaken = part.id === act.id || (held && !isSameDocument(held, part));
      if (isTaken) return new AppError('idTaken').data;
      // A paper is kept once its file is here; only the hub can look.
      if (!held && isOfKind(part, 'paper') && !(await this.#hasFile(part.body.digest)))
        return new AppError('paperBroken').data;
      changes.push({ held, part: held ? newest(held, part) : part });
    }
    round.log.push({ actor: person, action, clause, reason, act: act.id, targets: plan.targets });
    for (const { held, part } of changes) this.#merge(held, part, round);
    await this.#noteRemovals(parts, act.id, round);
    return undefined;
  }

  /** Who is out of a chat by an act is noted in the same step: up to there the chat may stay readable. */
  async #noteRemovals(parts: readonly AuthorPart[], act: string, round: Round): Promise<void> {
    for (const missing of removalsAfter(round.directory, parts)) {
      const part = this.#bySchool({ kind: 'removal', ...removalOf(missing, act) }, missing.joined);
      const held = round.fresh.get(part.id) ?? (await this.#options.store.get(part.id));
      this.#merge(held, held ? newest(held, part) : part, round);
    }
  }

  async #followUp(document: AcceptedDocument, round: Round): Promise<void> {
    const { store } = this.#options;
    const make: Parameters<typeof followUps>[1]['make'] = ({ id = '', ...of }) => {
      const made = this.#bySchool({ id, ...of });
      return id === '' ? { ...made, id: made.stamp } : made;
    };
    for (const part of await followUps(document, { ...round, store, make })) {
      this.#merge(round.fresh.get(part.id) ?? (await store.get(part.id)), authorPartOf(part), round);
    }
  }

  /** What the rule of a version looks at, as it is after what the round has accepted so far. */
  async #around(part: AuthorPart, { person, fresh, at }: Round): Promise<Surroundings> {
    const held = new Map<string, AcceptedDocument>();
    for (const id of person === undefined ? [] : lookedUpIn(part)) {
      const document = fresh.get(id) ?? (await this.#options.store.get(id));
      if (document) held.set(id, document);
    }
    return { look: (id) => held.get(id), at };
  }

  async #hasFile(digest: string): Promise<boolean> {
    return (await this.#options.store.papers.find(digest))?.isWhole === true;
  }

  /** @param after a stamp before which it cannot be */
  #bySchool(of: Omit<AuthorPart, 'by' | 'stamp' | 'gone'>, after = ''): AuthorPart {
    return { ...of, by: SCHOOL_WRITER, stamp: stampAfter(this.#options.stamp(), after), gone: false };
  }

  #merge(held: AcceptedDocument | undefined, part: AuthorPart, round: Round): AcceptedDocument {
    const { hub, epoch } = this.#options.store;
    const merged = held ? mergeDocuments(held, unaccepted(part)) : unaccepted(part);
    const seq = ++round.head;
    const order = held?.order ?? orderOf({ at: round.at, hub, seq });
    const document = { ...merged, hub, epoch, seq, at: round.at, order };
    round.fresh.set(document.id, document);
    round.directory.take(document);
    return document;
  }
}

function checkShape(part: AuthorPart): void {
  parsePart(part);
  if (!isKind(part.kind) || !parseScope(part.scope)) throw new AppError('badRequest');
  parseBody(part);
}

function permit(part: AuthorPart, { person, directory }: Round, around: Surroundings): void {
  const { kind } = part;
  if (!isKind(kind)) throw new AppError('badRequest');
  if (person !== undefined) {
    const refusal = refusalToWrite(directory.factsOf(person), { ...part, kind }, directory, around);
    if (refusal) throw new AppError(refusal);
  } else if (part.by !== SCHOOL_WRITER && !OF_PEOPLE.has(kind)) {
    // The school writes its own documents; a person's consent is written in that person's name.
    throw new AppError('notAllowed');
  }
}

function accepted(part: AuthorPart, document: AcceptedDocument): Verdict {
  const { id, stamp } = part;
  const { hub, epoch, seq, at, order } = document;
  const isOvertaken = stamp !== document.stamp && !joinBodies(part.kind, part.body, document.body);
  return { id, stamp, acceptance: { hub, epoch, seq, at, order }, isOvertaken };
}
