import { randomBytes } from 'node:crypto';
import { AppError } from '../../shared/errors/app-error.ts';
import type { PersonFacts } from '../../shared/permissions/facts.ts';

export interface FilePassesOptions {
  readonly now: () => number;
  readonly factsOf: (person: string) => Promise<PersonFacts>;
  /** Whether a device may still be here. */
  readonly isDeviceIn: (device: string) => Promise<boolean>;
}

interface Pass {
  readonly person: string;
  readonly device: string;
  readonly until: number;
}

const LASTS_MS = 3600_000;
const MOST = 20_000;

/**
 * By what a request for file bytes says whose it is: a secret that a device gets over its own session, for an
 * hour. It is in memory only, so a hub that starts anew gives new ones.
 */
export class FilePasses {
  readonly #options: FilePassesOptions;
  /** The oldest first. */
  readonly #passes = new Map<string, Pass>();

  constructor(options: FilePassesOptions) {
    this.#options = options;
  }

  issue(person: string, device: string): { readonly pass: string; readonly lastsMs: number } {
    const now = this.#options.now();
    for (const [pass, { until }] of this.#passes) {
      if (until > now && this.#passes.size < MOST) break;
      this.#passes.delete(pass);
    }
    const pass = randomBytes(32).toString('hex');
    this.#passes.set(pass, { person, device, until: now + LASTS_MS });
    return { pass, lastsMs: LASTS_MS };
  }

  /**
   * Who comes with an `authorization` header. Asked at every request, so that whoever was signed out or has
   * left gets nothing more. Throws AppError `passExpired` for everyone else.
   */
  async personOf(header: string | undefined): Promise<string> {
    const found = this.#passes.get(/^Bearer ([0-9a-f]{64})$/.exec(header ?? '')?.[1] ?? '');
    if (!found || found.until <= this.#options.now()) throw new AppError('passExpired');
    const facts = await this.#options.factsOf(found.person);
    if (!facts.isPresent || !(await this.#options.isDeviceIn(found.device)))
      throw new AppError('passExpired');
    return found.person;
  }
}
