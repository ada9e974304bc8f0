import { AppError } from '../../shared/errors/app-error.ts';
import type {
  HubControlAnswers,
  HubControlName,
  HubControlRequest,
  HubStatus,
} from '../../shared/ipc/hub-control.ts';
import type { ChosenPort } from './port-choice.ts';
import { HubLink, hubStopped, type HubProcess } from './hub-link.ts';

export type HubHostState =
  | { readonly phase: 'stopped' }
  | { readonly phase: 'starting' }
  | { readonly phase: 'ready'; readonly status: HubStatus }
  /** It crashed and comes back in a moment. */
  | { readonly phase: 'restarting'; readonly delayMs: number }
  | { readonly phase: 'failed'; readonly error: AppError };

export interface HubHostOptions {
  readonly fork: (start: { readonly folder: string; readonly port: number }) => HubProcess;
  /** The port to start on; throws AppError `hubPortInUse`. Asked until a hub is ready with a folder. */
  readonly choosePort: () => Promise<ChosenPort>;
  readonly onState: (state: HubHostState) => void;
}

export const CONTROL_TIMEOUT_MS = 120_000;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
/** After these the hub has a school that it did not have before. */
const SCHOOL_CHANGES = new Set<HubControlName>(['school.openDemo', 'school.create', 'roster.import']);
/** A hub that ran this long was well, so its next crash is the first of a new series. */
const WELL_AFTER_MS = 60_000;

/** Starts the embedded hub, watches over it and starts it again after a crash, on the same port and data. */
export class HubHost {
  readonly #options: HubHostOptions;
  #state: HubHostState = { phase: 'stopped' };
  #folder: string | undefined;
  #port = 0;
  #link: HubLink | undefined;
  #starting: Promise<HubStatus> | undefined;
  #restartTimer: NodeJS.Timeout | undefined;
  #crashes = 0;

  constructor(options: HubHostOptions) {
    this.#options = options;
  }

  get state(): HubHostState {
    return this.#state;
  }

  get status(): HubStatus | undefined {
    return this.#state.phase === 'ready' ? this.#state.status : undefined;
  }

  /**
   * Starts the hub with the data of this folder, if it does not run yet; a hub with another folder is stopped
   * first. Throws the AppError that keeps the hub from starting.
   */
  async start(folder: string): Promise<HubStatus> {
    if (this.#folder !== undefined && this.#folder !== folder) await this.stop();
    this.#folder = folder;
    if (this.#state.phase === 'ready') return this.#state.status;
    clearTimeout(this.#restartTimer);
    this.#starting ??= this.#startProcess(folder).finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  /** Throws the AppError that the hub answered with, or `hubStopped` (to be tried again) while there is none. */
  async control<N extends HubControlName>(
    name: N,
    data: HubControlRequest<N>,
    timeoutMs: number = CONTROL_TIMEOUT_MS,
  ): Promise<HubControlAnswers[N]> {
    const link = this.#link;
    if (!link || this.#state.phase !== 'ready') throw hubStopped('no hub is running');
    const answer = await link.control(name, data, timeoutMs);
    // What was asked is done, whether or not the news of it arrives.
    if (SCHOOL_CHANGES.has(name)) await this.#refresh(link, timeoutMs).catch(() => undefined);
    return answer;
  }

  /** Stops the hub and does not bring it back. Resolves when its process is gone. */
  async stop(): Promise<void> {
    clearTimeout(this.#restartTimer);
    const link = this.#link;
    this.#link = undefined;
    this.#folder = undefined;
    this.#port = 0;
    this.#crashes = 0;
    if (link) await link.stop();
    // A start that was under way sees that it is no longer wanted.
    await this.#starting?.catch(() => undefined);
    if (this.#state.phase !== 'stopped') this.#setState({ phase: 'stopped' });
  }

  async #refresh(link: HubLink, timeoutMs: number): Promise<void> {
    const status = await link.control('hub.status', {}, timeoutMs);
    if (this.#link === link) this.#setState({ phase: 'ready', status });
  }

  async #startProcess(folder: string): Promise<HubStatus> {
    this.#setState({ phase: 'starting' });
    try {
      const chosen =
        this.#port === 0 ? await this.#options.choosePort() : { port: this.#port, mayBeAnother: false };
      try {
        return await this.#startOn(folder, chosen.port);
      } catch (error) {
        // Two copies that start in the same moment both find the usual port free.
        const isLost = error instanceof AppError && error.data.code === 'hubPortInUse';
        if (!isLost || !chosen.mayBeAnother || chosen.port === 0) throw error;
        return await this.#startOn(folder, 0);
      }
    } catch (error) {
      const appError = error instanceof AppError ? error : hubStopped('the hub process could not start');
      if (this.#folder === folder) this.#setState({ phase: 'failed', error: appError });
      throw appError;
    }
  }

  async #startOn(folder: string, port: number): Promise<HubStatus> {
    if (this.#folder !== folder) throw hubStopped('the hub was stopped while it started');
    const link = new HubLink(this.#options.fork({ folder, port }));
    this.#link = link;
    const startedAt = performance.now();
    const status = await link.ready;
    if (this.#link !== link) throw hubStopped('the hub was stopped while it started');
    this.#port = status.port;
    void link.exited.then(() => {
      if (this.#link !== link) return;
      if (performance.now() - startedAt > WELL_AFTER_MS) this.#crashes = 0;
      this.#planRestart(folder);
    });
    this.#setState({ phase: 'ready', status });
    return status;
  }

  #planRestart(folder: string): void {
    const delayMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** this.#crashes);
    this.#crashes += 1;
    this.#setState({ phase: 'restarting', delayMs });
    this.#restartTimer = setTimeout(() => {
      this.start(folder).catch((error: unknown) => {
        if (error instanceof AppError && error.data.isRetryable && this.#folder === folder) {
          this.#planRestart(folder);
        }
      });
    }, delayMs);
  }

  #setState(state: HubHostState): void {
    this.#state = state;
    this.#options.onState(state);
  }
}
