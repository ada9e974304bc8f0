/** What travels through a port: a value that was cloned already, and the ends of further ports. */
export interface PortMessage {
  readonly data: unknown;
  readonly ports: readonly PortEndpoint[];
}

/** Who holds an end and hears what the other end says. */
export interface PortHolder {
  message(message: PortMessage): void;
  closed(): void;
}

/**
 * One end of a message port's channel, whoever holds it: an object of main, a page or a utility
 * process. While nobody holds it, or its holder has not started, messages wait.
 */
export class PortEndpoint {
  #other: PortEndpoint | undefined;
  #holder: PortHolder | undefined;
  #waiting: PortMessage[] = [];
  #isClosed = false;

  /** Two ends of one new channel. */
  static pair(): [PortEndpoint, PortEndpoint] {
    const [one, other] = [new PortEndpoint(), new PortEndpoint()];
    one.#other = other;
    other.#other = one;
    return [one, other];
  }

  /** Gives the end to a holder, with all that waits. */
  hold(holder: PortHolder): void {
    this.#holder = holder;
    for (const message of this.#waiting.splice(0)) holder.message(message);
    if (this.#isClosed) holder.closed();
  }

  /** Takes the end away from its holder: it is about to travel. */
  release(): void {
    this.#holder = undefined;
  }

  /** Says something to the other end. */
  send(message: PortMessage): void {
    if (this.#other) this.#other.#receive(message);
  }

  close(): void {
    this.#isClosed = true;
    const other = this.#other;
    this.#other = undefined;
    if (other) other.#end();
  }

  #receive(message: PortMessage): void {
    const holder = this.#holder;
    if (!holder) this.#waiting.push(message);
    // A port never delivers within the call that sends.
    else queueMicrotask(() => holder.message(message));
  }

  #end(): void {
    this.#other = undefined;
    if (this.#isClosed) return;
    this.#isClosed = true;
    const holder = this.#holder;
    queueMicrotask(() => holder?.closed());
  }
}
