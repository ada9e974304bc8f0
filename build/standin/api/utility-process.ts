import { fork, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { face, options, StandinEmitter } from '../strict-object.ts';
import { isEnvelope, type Envelope } from '../utility/envelope.ts';
import { PortLink } from '../wire/port-link.ts';
import { appControls } from './app.ts';
import { electronVersion } from './app-paths.ts';
import { ElectronEvent } from './electron-event.ts';
import { detachPort } from './message-ports.ts';

const checkFork = options<Electron.ForkOptions>()('ForkOptions', [
  'env',
  'execArgv',
  'cwd',
  'stdio',
  'serviceName',
]);
const childModule = fileURLToPath(new URL('../utility/child.ts', import.meta.url));
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

type Stream = 'pipe' | 'ignore' | 'inherit';

function readStdio(stdio: Electron.ForkOptions['stdio']): [Stream, Stream] {
  const wish = Array.isArray(stdio) ? stdio.slice(1) : [stdio ?? 'inherit', stdio ?? 'inherit'];
  const isStream = (value: unknown): value is Stream =>
    value === 'pipe' || value === 'ignore' || value === 'inherit';
  const [out, err] = wish;
  if (!isStream(out) || !isStream(err)) throw new TypeError('stdio must be pipe, ignore or inherit');
  return [out, err];
}

/** Electron's UtilityProcess: a Node process with process.parentPort. */
export class UtilityProcess extends StandinEmitter<Electron.UtilityProcess> {
  static readonly apiName = 'utilityProcess';
  static override readonly offeredEvents = ['spawn', 'exit', 'message'];
  readonly stdout: NodeJS.ReadableStream | null;
  readonly stderr: NodeJS.ReadableStream | null;
  readonly #child: ChildProcess;
  readonly #ports: PortLink;
  readonly #name: string;
  #isKilled = false;

  constructor(modulePath: string, args: readonly string[], wish: Electron.ForkOptions) {
    super();
    const { env = process.env, execArgv = [], cwd, serviceName = 'Node Utility Process' } = wish;
    const [out, err] = readStdio(wish.stdio);
    this.#name = serviceName;
    this.#child = fork(childModule, [modulePath, electronVersion(), ...args], {
      env: { ...env },
      execArgv: [...execArgv, '--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
      stdio: ['ignore', out, err, 'ipc'],
      ...(cwd && { cwd }),
    });
    this.stdout = this.#child.stdout;
    this.stderr = this.#child.stderr;
    this.#ports = new PortLink('main', {
      message: (id, data, ports) => this.#send({ kind: 'port', id, data, ports }),
      closed: (id) => this.#send({ kind: 'port-closed', id }),
    });
    this.#listen();
  }

  static fork(
    modulePath: string,
    args: string[] = [],
    forkOptions: Electron.ForkOptions = {},
  ): Electron.UtilityProcess {
    checkFork(forkOptions);
    return face<Electron.UtilityProcess>(new UtilityProcess(modulePath, args, forkOptions));
  }

  /** The operating system's number of the process while it runs. */
  get pid(): number | undefined {
    return running.has(this.#child) ? this.#child.pid : undefined;
  }

  postMessage(message: unknown, transfer: Electron.MessagePortMain[] = []): void {
    this.#send({
      kind: 'message',
      data: message,
      ports: transfer.map((port) => this.#ports.send(detachPort(port))),
    });
  }

  kill(): boolean {
    this.#isKilled = true;
    return this.#child.kill('SIGTERM');
  }

  #send(envelope: Envelope): void {
    if (!this.#child.connected) return;
    try {
      this.#child.send(envelope, () => undefined);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  }

  #listen(): void {
    const child = this.#child;
    running.add(child);
    child.on('spawn', () => this.emit('spawn'));
    child.on('message', (envelope) => {
      if (isEnvelope(envelope)) this.#hear(envelope);
    });
    child.on('error', (error) => process.stderr.write(`[standin] ${this.#name}: ${error.message}\n`));
    child.on('exit', (code, signal) => {
      running.delete(child);
      this.#ports.closeAll();
      const exitCode = code ?? (signal ? constants.signals[signal] : 1);
      this.emit('exit', exitCode);
      if (exitCode !== 0) this.#announceGone(exitCode, signal);
    });
  }

  #hear(envelope: Envelope): void {
    if (envelope.kind === 'message') this.emit('message', envelope.data);
    else if (envelope.kind === 'port') this.#ports.deliver(envelope.id, envelope.data, envelope.ports);
    else this.#ports.close(envelope.id);
  }

  #announceGone(exitCode: number, signal: NodeJS.Signals | null): void {
    const isKilled = this.#isKilled || signal === 'SIGKILL' || signal === 'SIGTERM';
    const reason = isKilled ? 'killed' : signal ? 'crashed' : 'abnormal-exit';
    const details: Electron.Details = {
      type: 'Utility',
      reason,
      exitCode,
      serviceName: 'node.mojom.NodeService',
      name: this.#name,
    };
    appControls().announce('child-process-gone', new ElectronEvent(), details);
  }
}
