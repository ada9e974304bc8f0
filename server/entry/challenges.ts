import { randomBytes } from 'node:crypto';

const LIFETIME_MS = 10 * 60_000;
const MOST = 2_000;

interface Pending {
  readonly slip: string;
  readonly clientNonce: string;
  readonly until: number;
}

/** Nonces given to people at the door. Each is good for one slip, one client nonce and ten minutes. */
export class Challenges {
  readonly #now: () => number;
  readonly #pending = new Map<string, Pending>();

  constructor(now: () => number) {
    this.#now = now;
  }

  open(slip: string, clientNonce: string): string {
    const oldest = this.#pending.keys().next();
    if (this.#pending.size >= MOST && !oldest.done) this.#pending.delete(oldest.value);
    const hubNonce = randomBytes(16).toString('hex');
    this.#pending.set(hubNonce, { slip, clientNonce, until: this.#now() + LIFETIME_MS });
    return hubNonce;
  }

  isOpen(of: { readonly slip: string; readonly clientNonce: string; readonly hubNonce: string }): boolean {
    const pending = this.#pending.get(of.hubNonce);
    return (
      pending !== undefined &&
      pending.slip === of.slip &&
      pending.clientNonce === of.clientNonce &&
      pending.until > this.#now()
    );
  }
}
