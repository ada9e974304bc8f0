import { StandinEmitter, StandinObject } from '../strict-object.ts';
import { PortEndpoint } from '../wire/port-endpoint.ts';

/** A value as the structured clone algorithm leaves it, refused in Electron's words. */
export function cloned(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
}

/** Takes the end out of a port, which is of no use afterwards, so that the end can travel. */
export let detachPort: (port: unknown) => PortEndpoint;

/** Electron's MessagePortMain; messages wait until `start` is called. */
export class MessagePortMain extends StandinEmitter<Electron.MessagePortMain> {
  static override readonly offeredEvents = ['message', 'close'];
  #end: PortEndpoint | undefined;

  constructor(end: PortEndpoint) {
    super();
    this.#end = end;
  }

  static {
    detachPort = (port) => {
      if (!(port instanceof MessagePortMain) || !port.#end)
        throw new TypeError('Port at index 0 is not a valid port');
      const end = port.#end;
      port.#end = undefined;
      end.release();
      return end;
    };
  }

  start(): void {
    this.#end?.hold({
      message: ({ data, ports }) =>
        this.emit('message', { data, ports: ports.map((end) => new MessagePortMain(end)) }),
      closed: () => this.emit('close'),
    });
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    const data = cloned(message);
    this.#end?.send({ data, ports: transfer.map(detachPort) });
  }

  close(): void {
    this.#end?.close();
    this.#end = undefined;
    this.emit('close');
  }
}

/** Electron's MessageChannelMain. */
export class MessageChannelMain extends StandinObject<Electron.MessageChannelMain> {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;

  constructor() {
    super();
    const [one, other] = PortEndpoint.pair();
    this.port1 = new MessagePortMain(one);
    this.port2 = new MessagePortMain(other);
  }
}
