import { AppError, type AppErrorData, appErrorData } from '../../shared/errors/app-error.ts';
import type { Timers } from '../../shared/sync/transport.ts';
import type { Log } from '../observability/log.ts';
import type { HubStore } from '../store/hub-store.ts';
import { composeMail } from './compose-mail.ts';
import { type Letter, parseLetter } from './letter.ts';
import { MailQueue, type MailStatus, type Waiting } from './mail-queue.ts';
import { type MailSettings, readMailSettings, saveMailSettings } from './mail-settings.ts';
import { KEPT_FOR_MS, retryDelayMs } from './retry-delay.ts';
import { SMTP_LIMITS, type SmtpLimits, type SmtpSessionOptions, withSession } from './smtp-session.ts';

export interface MailerOptions {
  readonly store: HubStore;
  readonly log: Log;
  readonly timers: Timers;
  /** 0 to 1; spreads the attempts. */
  readonly random?: () => number;
  readonly limits?: SmtpLimits;
  /** Certificates (PEM) to trust instead of the system's. */
  readonly authorities?: readonly string[];
}

/**
 * The hub's mail. Letters wait in the store until the mail server has taken them, one is delivered at a
 * time, and one that was not taken for three days is given up. Without settings nothing is connected to.
 */
export class Mailer {
  readonly #options: MailerOptions;
  readonly #queue: MailQueue;
  readonly #stop = new AbortController();
  readonly #listeners = new Set<(id: string) => void>();
  #delivering: Promise<void> | undefined;
  /** Something has changed while a delivery was under way. */
  #isAskedAgain = false;
  #cancelTimer: () => void = () => undefined;
  /** No attempt before this moment, because the server itself has failed. */
  #restUntil = 0;
  #serverFaults = 0;
  /** Counts changes of settings: what failed under older ones says nothing of the new ones. */
  #settingsNumber = 0;

  private constructor(options: MailerOptions, queue: MailQueue) {
    this.#options = options;
    this.#queue = queue;
  }

  /** Opens the queue that the store holds and goes on with it. */
  static async open(options: MailerOptions): Promise<Mailer> {
    const mailer = new Mailer(options, await MailQueue.open(options.store));
    mailer.#wake();
    return mailer;
  }

  /** Whether the school uses mail. */
  async isSetUp(): Promise<boolean> {
    return (await readMailSettings(this.#options.store)) !== undefined;
  }

  /**
   * Takes a letter in. Once this resolves it will be delivered, after a restart too, or given up.
   * @returns the letter's id, for `status`
   * @throws AppError `mailNotSet`, `mailQueueFull`; ShapeError for a letter that is none
   */
  async send(letter: Letter): Promise<string> {
    const checked = parseLetter(letter);
    if (!(await this.isSetUp())) throw new AppError('mailNotSet');
    const id = await this.#queue.add(checked, this.#options.timers.now());
    this.#wake();
    return id;
  }

  status(id: string): MailStatus {
    return this.#queue.status(id);
  }

  /** Calls back with the id of a letter whose status has changed; returns what ends that. */
  watch(listener: (id: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** How many letters wait. */
  get waiting(): number {
    return this.#queue.length;
  }

  /**
   * Tries settings that need not be in force: connects, encrypts, logs in and asks whether the server takes
   * the sender. No letter is sent. This is the one connection that is made without stored settings, on the
   * wish of a person.
   * @throws AppError `mailUnreachable`, `mailNoEncryption`, `mailOtherCertificate` (with `fingerprint`, to be
   *   compared and pinned), `mailLoginRefused`, `mailSenderRefused`, `mailServerBusy`
   */
  async check(settings: MailSettings): Promise<void> {
    await withSession(settings, this.#sessionOptions(), (session) => session.checkSender());
  }

  /** Stores settings, or with undefined ends the use of mail. What waits is tried with them at once. */
  async changeSettings(settings: MailSettings | undefined): Promise<void> {
    const { store, timers } = this.#options;
    await saveMailSettings(store, settings);
    this.#settingsNumber++;
    this.#restUntil = 0;
    this.#serverFaults = 0;
    await this.#queue.hurry(timers.now());
    this.#wake();
  }

  /** Ends a delivery under way; its letter stays in the queue. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#cancelTimer();
    await this.#delivering;
  }

  #wake(): void {
    if (this.#stop.signal.aborted) return;
    if (this.#delivering) {
      this.#isAskedAgain = true;
      return;
    }
    this.#cancelTimer();
    this.#delivering = this.#deliverAll()
      .catch((error: unknown) => {
        const { code } = appErrorData(error);
        this.#options.log.error({ event: 'mailQueueFailed', code });
        this.#wakeAfter(retryDelayMs(++this.#serverFaults, this.#random()));
      })
      .finally(() => {
        this.#delivering = undefined;
        if (this.#isAskedAgain) {
          this.#isAskedAgain = false;
          this.#wake();
        }
      });
  }

  async #deliverAll(): Promise<void> {
    const { store, timers } = this.#options;
    while (!this.#stop.signal.aborted) {
      await this.#giveUpOld();
      const settings = await readMailSettings(store);
      const first = this.#queue.first();
      const oldestAt = this.#queue.oldestAt;
      if (!first || oldestAt === undefined) return;
      const dueAt = settings ? Math.max(first.dueAt, this.#restUntil) : Infinity;
      const waitMs = Math.min(dueAt, oldestAt + KEPT_FOR_MS) - timers.now();
      if (!settings || waitMs > 0) return this.#wakeAfter(waitMs);
      await this.#deliver(settings, first);
    }
  }

  async #deliver(settings: MailSettings, waiting: Waiting): Promise<void> {
    const { timers, log } = this.#options;
    const attempts = waiting.attempts + 1;
    const settingsNumber = this.#settingsNumber;
    try {
      const letter = await this.#queue.letter(waiting);
      const stamp = { id: waiting.id, writtenAt: waiting.queuedAt };
      const message = await composeMail(settings, letter, stamp);
      await withSession(settings, this.#sessionOptions(), (session) => session.deliver(letter.to, message));
    } catch (error) {
      // Stopping is no fault: the letter is tried again after the start.
      if (this.#stop.signal.aborted) return;
      const fault = appErrorData(error);
      const isOutdated = fault.isRetryable && settingsNumber !== this.#settingsNumber;
      if (!isOutdated) await this.#noteFault(waiting, fault);
      return;
    }
    this.#serverFaults = 0;
    log.info({ event: 'mailSent', attempts });
    await this.#end(waiting, timers.now(), null);
  }

  async #noteFault(waiting: Waiting, fault: AppErrorData): Promise<void> {
    const { timers, log } = this.#options;
    const attempts = waiting.attempts + 1;
    const fields = { code: fault.code, reply: fault.params['reply'] ?? 0, attempts };
    if (!fault.isRetryable) {
      log.warn({ event: 'mailGivenUp', ...fields });
      await this.#end(waiting, timers.now(), fault);
      return;
    }
    log.warn({ event: 'mailPostponed', ...fields });
    // A server that says "later" means this letter. Any other fault is the server's own, and all letters
    // wait for it; the one that met it goes behind the others, for it may be what the server stumbles over.
    const isOfTheLetter = fault.code === 'mailServerBusy';
    this.#serverFaults = isOfTheLetter ? 0 : this.#serverFaults + 1;
    const delayMs = retryDelayMs(isOfTheLetter ? attempts : this.#serverFaults, this.#random());
    const dueAt = timers.now() + delayMs;
    if (!isOfTheLetter) this.#restUntil = dueAt;
    await this.#queue.change(waiting.id, { attempts, dueAt, fault });
    this.#tell(waiting.id);
  }

  async #giveUpOld(): Promise<void> {
    const { timers, log } = this.#options;
    for (const waiting of this.#queue.before(timers.now() - KEPT_FOR_MS)) {
      const details = waiting.fault ? `${waiting.fault.code} ${waiting.fault.details}` : '';
      log.warn({ event: 'mailGivenUp', code: 'mailTooLate', reply: 0, attempts: waiting.attempts });
      await this.#end(waiting, timers.now(), new AppError('mailTooLate', { details }).data);
    }
  }

  async #end(waiting: Waiting, at: number, fault: AppErrorData | null): Promise<void> {
    await this.#queue.end(waiting, at, fault);
    this.#tell(waiting.id);
  }

  #tell(id: string): void {
    for (const listener of this.#listeners) listener(id);
  }

  #wakeAfter(delayMs: number): void {
    if (this.#stop.signal.aborted) return;
    this.#cancelTimer = this.#options.timers.after(Math.max(delayMs, 0), () => this.#wake());
  }

  #random(): number {
    return (this.#options.random ?? Math.random)();
  }

  #sessionOptions(): SmtpSessionOptions {
    const { limits = SMTP_LIMITS, authorities } = this.#options;
    return { limits, signal: this.#stop.signal, authorities };
  }
}
