import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { AppError } from '../../shared/errors/app-error.ts';
import {
  type HubControlAnswers,
  type HubControlName,
  HubControlReply,
  type HubControlRequest,
  type HubStatus,
} from '../../shared/ipc/hub-control.ts';
import { parserOf } from '../../shared/std/parse.ts';
import { stopProcess } from './desktop.ts';
import { HUB_BUNDLE } from './project.ts';

const parseReply = parserOf('hub-control reply', HubControlReply);

/** A headless hub in a process of its own, asked over its parent channel. */
export class HubProcess {
  readonly status: HubStatus;
  readonly #child: ChildProcess;
  readonly #ended: Promise<number>;
  readonly #waiting = new Map<number, (reply: HubControlReply) => void>();
  #n = 0;

  private constructor(child: ChildProcess, status: HubStatus) {
    this.#child = child;
    this.status = status;
    this.#ended = once(child, 'exit').then(() => child.exitCode ?? 1);
    child.on('message', (raw) => {
      const reply = parseReply(raw);
      if (reply.type === 'answer') this.#waiting.get(reply.n)?.(reply);
    });
  }

  static async start(of: {
    readonly dataFolder: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly port?: number;
    /** The hub's program; its bundle unless given. */
    readonly program?: string;
    /** How many messages one person may send at once. */
    readonly messagesAtOnce?: number;
    /** Whether writing has limits; it has unless given. */
    readonly hasFloodLimits?: boolean;
  }): Promise<HubProcess> {
    const args = [
      '--data',
      of.dataFolder,
      '--port',
      String(of.port ?? 0),
      '--rtc-port',
      '0',
      '--log',
      'warn',
      ...(of.messagesAtOnce === undefined ? [] : ['--messages-at-once', String(of.messagesAtOnce)]),
      ...(of.hasFloodLimits === false ? ['--no-flood-limits'] : []),
    ];
    const program = of.program ?? HUB_BUNDLE;
    const child = fork(program, [...args, '--host', '127.0.0.1'], { env: { ...process.env, ...of.env } });
    const first = await Promise.race([
      once(child, 'message').then(([raw]) => parseReply(raw)),
      once(child, 'exit').then(() => undefined),
    ]);
    if (first?.type === 'ready') return new HubProcess(child, first.status);
    if (first?.type === 'failed') throw AppError.from(first.error);
    throw new Error(`the hub ended with ${child.exitCode}`);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  async control<N extends HubControlName>(
    name: N,
    data: HubControlRequest<N>,
  ): Promise<HubControlAnswers[N]> {
    const n = ++this.#n;
    const reply = await new Promise<HubControlReply>((resolve) => {
      this.#waiting.set(n, resolve);
      this.#child.send({ n, name, data });
    });
    this.#waiting.delete(n);
    if (reply.type !== 'answer') throw new AppError('internal');
    if (!reply.outcome.ok) throw AppError.from(reply.outcome.error);
    return trusted<HubControlAnswers[N]>(reply.outcome.value);
  }

  /** Ends it in the middle of whatever it does. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  async stop(): Promise<number> {
    return await stopProcess(this.#child, this.#ended);
  }
}

/** The answer of our own hub bundle, built from the same sources as this tool. */
function trusted<V>(value: unknown): V;
function trusted(value: unknown): unknown {
  return value;
}
