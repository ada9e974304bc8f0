import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Static, TSchema } from 'typebox';
import { type Command, parseReply } from './command.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A process of the benchmark's own, so that its CPU time and its memory are its own, too. */
export class Child {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #exited: Promise<unknown>;
  #n = 0;

  /** @param file the program, relative to the benchmark's folder */
  constructor(file: string, nodeOptions: readonly string[] = []) {
    this.#process = fork(join(import.meta.dirname, '..', file), {
      execArgv: ['--expose-gc', ...nodeOptions],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#exited = once(this.#process, 'exit').then(() => this.#failAll(`${file} has ended`));
    this.#process.on('message', (raw: unknown) => {
      const { n, error, value } = parseReply(raw);
      const waiting = this.#waiting.get(n);
      this.#waiting.delete(n);
      if (error === '') waiting?.resolve(value);
      else waiting?.reject(new Error(`${file}: ${error}`));
    });
  }

  /** Asks for something. Rejects when the child fails at it or ends. */
  async call<D extends TSchema, A extends TSchema>(of: Command<D, A>, data: Static<D>): Promise<Static<A>> {
    const n = ++this.#n;
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(n, { resolve, reject }));
    this.#process.send({ n, name: of.name, data });
    return of.parseAnswer(await answer);
  }

  async end(): Promise<void> {
    if (this.#process.connected) this.#process.disconnect();
    await this.#exited;
  }

  #failAll(why: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(why));
    this.#waiting.clear();
  }
}
