import { PortEndpoint } from './port-endpoint.ts';

/** How one side of a link speaks about ports to the other. */
export interface PortSpeech {
  message(id: string, data: unknown, ports: string[]): void;
  closed(id: string): void;
}

/** Carries ends of ports to and from another process or page, by number. */
export class PortLink {
  readonly #prefix: string;
  readonly #speech: PortSpeech;
  readonly #ends = new Map<string, PortEndpoint>();
  #lastId = 0;

  /** The prefix keeps the numbers of the two sides apart. */
  constructor(prefix: string, speech: PortSpeech) {
    this.#prefix = prefix;
    this.#speech = speech;
  }

  /** Sends an end to the other side and gives the number by which it is known there. */
  send(end: PortEndpoint): string {
    const id = `${this.#prefix}-${++this.#lastId}`;
    this.#keep(id, end);
    return id;
  }

  /** The end that the other side has sent under this number. */
  receive(id: string): PortEndpoint {
    const [mine, kept] = PortEndpoint.pair();
    this.#keep(id, kept);
    return mine;
  }

  /** What the other side says through the port with this number. */
  deliver(id: string, data: unknown, ports: readonly string[]): void {
    this.#ends.get(id)?.send({ data, ports: ports.map((port) => this.receive(port)) });
  }

  close(id: string): void {
    const end = this.#ends.get(id);
    this.#ends.delete(id);
    end?.close();
  }

  /** The other side has gone with all its ports. */
  closeAll(): void {
    for (const id of [...this.#ends.keys()]) this.close(id);
  }

  #keep(id: string, end: PortEndpoint): void {
    this.#ends.set(id, end);
    end.hold({
      message: ({ data, ports }) =>
        this.#speech.message(
          id,
          data,
          ports.map((port) => this.send(port)),
        ),
      closed: () => {
        if (this.#ends.delete(id)) this.#speech.closed(id);
      },
    });
  }
}
