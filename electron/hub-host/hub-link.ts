import { AppError } from '../../shared/errors/app-error.ts';
import type {
  HubControlAnswers,
  HubControlName,
  HubControlReply,
  HubControlRequest,
  HubStatus,
} from '../../shared/ipc/hub-control.ts';
import { HUB_CONTROL_ANSWERS, isHubReply, parseHubStatus } from './control-answers.ts';

/** The part of a utility process that the host needs. */
export interface HubProcess {
  readonly postMessage: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Called once, when the process is gone for whatever reason. */
  readonly onExit: (listener: (code: number) => void) => void;
  /** Asks the process to end, or with `force` ends it. */
  readonly kill: (how: 'ask' | 'force') => void;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** A first start makes keys and a store, which takes long on an old classroom computer. */
const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;
const KILL_TIMEOUT_MS = 2_000;

/** One life of the hub process, from its start to its end. */
export class HubLink {
  /** Resolves when the hub answers; rejects with the AppError that kept it from starting. */
  readonly ready: Promise<HubStatus>;
  readonly exited: Promise<number>;
  readonly #process: HubProcess;
  readonly #pending = new Map<number, Pending>();
  readonly #becomingReady = Promise.withResolvers<HubStatus>();
  #lastNumber = 0;

  constructor(process: HubProcess) {
    this.#process = process;
    this.ready = this.#becomingReady.promise;
    // Whoever waits for it is told; nobody waiting is not a fault.
    this.ready.catch(() => undefined);
    const timer = setTimeout(() => {
      this.#becomingReady.reject(hubStopped('the hub did not start in time'));
      process.kill('force');
    }, READY_TIMEOUT_MS);
    const exit = Promise.withResolvers<number>();
    this.exited = exit.promise;
    process.onMessage((message) => {
      if (isHubReply(message)) this.#receive(message);
    });
    process.onExit((code) => {
      clearTimeout(timer);
      this.#end(code);
      exit.resolve(code);
    });
    this.ready.then(
      () => clearTimeout(timer),
      () => clearTimeout(timer),
    );
  }

  /** Throws the AppError that the hub answered with, or `hubStopped` when it ended or did not answer in time. */
  async control<N extends HubControlName>(
    name: N,
    data: HubControlRequest<N>,
    timeoutMs: number,
  ): Promise<HubControlAnswers[N]> {
    const read = HUB_CONTROL_ANSWERS[name];
    return read(await this.#ask(name, data, timeoutMs));
  }

  /** Lets the hub finish what it stores, then ends its process; by force when it takes too long. */
  async stop(): Promise<void> {
    this.#ask('hub.stop', {}, STOP_TIMEOUT_MS).then(
      // Everything is stored; the open channel to us is all that keeps the process alive.
      () => this.#process.kill('ask'),
      () => undefined,
    );
    if (await this.#exitsWithin(STOP_TIMEOUT_MS)) return;
    this.#process.kill('force');
    await this.#exitsWithin(KILL_TIMEOUT_MS);
  }

  async #exitsWithin(limitMs: number): Promise<boolean> {
    const limit = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => limit.resolve(false), limitMs);
    const hasExited = await Promise.race([this.exited.then(() => true), limit.promise]);
    clearTimeout(timer);
    return hasExited;
  }

  #ask(name: HubControlName, data: unknown, timeoutMs: number): Promise<unknown> {
    this.#lastNumber += 1;
    const n = this.#lastNumber;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(n);
        reject(hubStopped(`no answer to ${name}`));
      }, timeoutMs);
      this.#pending.set(n, { resolve, reject, timer });
      this.#process.postMessage({ n, name, data });
    });
  }

  #receive(reply: HubControlReply): void {
    switch (reply.type) {
      case 'ready':
        try {
          this.#becomingReady.resolve(parseHubStatus(reply.status));
        } catch (error) {
          this.#becomingReady.reject(error);
        }
        return;
      case 'failed':
        this.#becomingReady.reject(AppError.from(reply.error));
        return;
      case 'answer': {
        const pending = this.#pending.get(reply.n);
        if (!pending) return;
        this.#pending.delete(reply.n);
        clearTimeout(pending.timer);
        if (reply.outcome.ok) pending.resolve(reply.outcome.value);
        else pending.reject(AppError.from(reply.outcome.error));
      }
    }
  }

  #end(code: number): void {
    const error = hubStopped(`the hub process ended with code ${code}`);
    this.#becomingReady.reject(error);
    for (const { reject, timer } of this.#pending.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#pending.clear();
  }
}

export function hubStopped(details: string): AppError {
  return new AppError('hubStopped', { isRetryable: true, details });
}
