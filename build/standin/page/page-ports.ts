/** What the ports of a page say to Node, and hear from it. Data is the codec's text. */
export interface PagePorts {
  /** Takes a port over and gives the number under which Node knows it. */
  send(port: MessagePort): string;
  /** Makes the page's end of a port that Node has sent. */
  receive(id: string): MessagePort;
  /** A message of Node for the port with this number. */
  deliver(id: string, data: unknown, ports: readonly string[]): void;
  close(id: string): void;
}

/**
 * Carries message ports across: on the page's side a port is a real one, whose other half is kept
 * here and talks to Node. Sent to the page as source text, so it reaches for nothing outside itself.
 */
export function createPagePorts(tell: {
  message(id: string, data: unknown, ports: string[]): void;
  closed(id: string): void;
}): PagePorts {
  const kept = new Map<string, MessagePort>();
  let lastId = 0;

  function keep(id: string, port: MessagePort): void {
    kept.set(id, port);
    port.addEventListener('message', (event) => tell.message(id, event.data, event.ports.map(send)));
    port.addEventListener('close', () => {
      if (kept.delete(id)) tell.closed(id);
    });
    port.start();
  }

  function send(port: MessagePort): string {
    const id = `page-${++lastId}`;
    keep(id, port);
    return id;
  }

  function receive(id: string): MessagePort {
    const { port1, port2 } = new MessageChannel();
    keep(id, port1);
    return port2;
  }

  return {
    send,
    receive,
    deliver: (id, data, ports) => kept.get(id)?.postMessage(data, ports.map(receive)),
    close: (id) => {
      const port = kept.get(id);
      kept.delete(id);
      port?.close();
    },
  };
}
