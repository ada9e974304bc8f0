import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { MessagePortMain, detachPort } from '../api/message-ports.ts';
import { StandinEmitter } from '../strict-object.ts';
import { PortLink } from '../wire/port-link.ts';
import { isEnvelope, type Envelope } from './envelope.ts';

function send(envelope: Envelope): void {
  try {
    process.send?.(envelope);
  } catch {
    throw new Error('An object could not be cloned.');
  }
}

const ports = new PortLink('child', {
  message: (id, data, portIds) => send({ kind: 'port', id, data, ports: portIds }),
  closed: (id) => send({ kind: 'port-closed', id }),
});

/** Electron's process.parentPort; messages wait for the first listener. */
class ParentPort extends StandinEmitter<Electron.ParentPort> {
  static readonly apiName = 'process.parentPort';
  static override readonly offeredEvents = ['message'];
  #waiting: Extract<Envelope, { kind: 'message' }>[] = [];

  constructor() {
    super();
    this.on('newListener', (event: string) => {
      if (event === 'message')
        setImmediate(() => this.#waiting.splice(0).forEach((envelope) => this.deliver(envelope)));
    });
  }

  deliver(envelope: Extract<Envelope, { kind: 'message' }>): void {
    if (this.listenerCount('message') === 0) {
      this.#waiting.push(envelope);
      return;
    }
    const received = envelope.ports.map((id) => new MessagePortMain(ports.receive(id)));
    this.emit('message', { data: envelope.data, ports: received });
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    send({ kind: 'message', data: message, ports: transfer.map((port) => ports.send(detachPort(port))) });
  }
}

function define(name: string, value: unknown): void {
  Object.defineProperty(process, name, { value, configurable: true, enumerable: true });
}

const [, , modulePath = '', electronVersion = '', ...args] = process.argv;
const parentPort = new ParentPort();
define('parentPort', parentPort);
define('type', 'utility');
define('versions', { ...process.versions, electron: electronVersion, standin: '1' });
process.argv.splice(1, process.argv.length - 1, modulePath, ...args);
process.on('message', (envelope) => {
  if (!isEnvelope(envelope)) return;
  if (envelope.kind === 'message') parentPort.deliver(envelope);
  else if (envelope.kind === 'port') ports.deliver(envelope.id, envelope.data, envelope.ports);
  else ports.close(envelope.id);
});
// A utility process never outlives the application.
process.on('disconnect', () => process.exit(0));
registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === 'electron' || specifier.startsWith('electron/')) {
      throw new Error('the stand-in does not implement electron in a utility process');
    }
    return next(specifier, context);
  },
});

if (/\.mjs$|\.ts$/.test(modulePath)) await import(pathToFileURL(modulePath).href);
else createRequire(import.meta.url)(modulePath);
