import { AppError, type AppErrorData } from '../../shared/errors/app-error.ts';
import type { Answer } from '../../shared/protocol/answer.ts';
import type { Call } from '../../shared/protocol/call.ts';
import { ShapeError } from '../../shared/std/parse.ts';
import type { Log } from '../observability/log.ts';

const MAX_CALLS_UNDER_WAY = 64;

export interface SessionCallsOptions {
  /** Answers one call; throws AppError or ShapeError where it cannot. */
  readonly answer: (call: Call) => Promise<unknown>;
  readonly send: (answer: Answer) => void;
  readonly log: Log;
}

/** Answers the calls of one session side by side, up to a number. */
export class SessionCalls {
  readonly #options: SessionCallsOptions;
  #underWay = 0;

  constructor(options: SessionCallsOptions) {
    this.#options = options;
  }

  async take(call: Call): Promise<void> {
    const { answer, send, log } = this.#options;
    const { n } = call;
    if (this.#underWay >= MAX_CALLS_UNDER_WAY) {
      send({ type: 'answer', n, ok: false, error: new AppError('tooMany', { isRetryable: true }).data });
      return;
    }
    this.#underWay += 1;
    try {
      send({ type: 'answer', n, ok: true, value: await answer(call) });
    } catch (error) {
      if (!(error instanceof AppError || error instanceof ShapeError)) {
        log.error({ event: 'call.failed', method: call.method, error: nameOf(error) });
      }
      send({ type: 'answer', n, ok: false, error: answerOf(error) });
    } finally {
      this.#underWay -= 1;
    }
  }
}

/** What a client is told: our own words for our own errors, and of all others nothing from the inside. */
function answerOf(error: unknown): AppErrorData {
  if (error instanceof AppError) return error.data;
  return new AppError(error instanceof ShapeError ? 'badRequest' : 'internal').data;
}

/** The name of an error and where its shape was wrong; never the values in it. */
export function nameOf(error: unknown): string {
  if (error instanceof ShapeError) return `${error.name} ${error.wall}`;
  return error instanceof Error ? error.name : 'unknown';
}
