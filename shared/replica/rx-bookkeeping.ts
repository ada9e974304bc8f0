import type { RxCollection } from 'rxdb';
import Type from 'typebox';
import { type KeptCredential, readCredential, writeCredential } from '../credential/kept-credential.ts';
import { parserOf } from '../std/parse.ts';
import {
  Checkpoint,
  checkpointKey,
  endCheckpoint,
  extendCheckpoint,
  type LogPosition,
  raiseCheckpoint,
} from '../sync/checkpoint.ts';
import type { Run } from '../sync/replica-store.ts';
import { RxRows } from './rx-rows.ts';
import type { LocalDocument } from './rx-schema.ts';

const parseCheckpoint = parserOf('replica.checkpoint', Checkpoint);
const parsePosition = parserOf('replica.position', Type.Integer({ minimum: 0 }));
const parseRun = parserOf(
  'replica.run',
  Type.Object(
    { number: Type.String({ pattern: '^[0-9a-z]{12}$' }), run: Type.Integer({ minimum: 1 }) },
    { additionalProperties: false },
  ),
);
const CHECKPOINT = 'checkpoint ';
const UP_TO = 'up to ';
const ENDED = 'ended ';
const RUN = 'run';
const WANTED = 'wanted ';
const CREDENTIAL = 'credential';

/** What a replica knows of itself, in the rows of `local`: how far it holds which log, and its runs. */
export class RxBookkeeping {
  readonly #rows: RxRows<LocalDocument>;

  constructor(local: RxCollection<LocalDocument>) {
    this.#rows = new RxRows(local, ({ id, value }) => ({ id, value }));
  }

  async checkpoints(): Promise<readonly Checkpoint[]> {
    const { checkpoints, upTo } = await this.#read();
    return checkpoints.map((held) => raiseCheckpoint(held, upTo.get(held.log) ?? 0));
  }

  async heldDownTo(scope: string, log: string): Promise<number> {
    const key = CHECKPOINT + checkpointKey({ scope, log });
    const held = (await this.#rows.get([key])).get(key);
    return held ? parseCheckpoint(JSON.parse(held.value)).low : 0;
  }

  async extend(checkpoints: readonly Checkpoint[], upTo: LogPosition | undefined): Promise<void> {
    const added = new Map<string, Checkpoint>();
    for (const one of checkpoints) {
      const key = CHECKPOINT + checkpointKey(one);
      added.set(key, extendCheckpoint(added.get(key), one));
    }
    const upToKey = upTo ? UP_TO + upTo.log : undefined;
    // What is held reaches further than its row says where its whole log does.
    const raised = upTo || added.size === 0 ? new Map<string, number>() : (await this.#read()).upTo;
    await this.#rows.change([...added.keys(), ...(upToKey ? [upToKey] : [])], (held, id) => {
      const value: unknown = held ? JSON.parse(held.value) : undefined;
      if (id === upToKey) {
        const seq = Math.max(upTo?.seq ?? 0, value === undefined ? 0 : parsePosition(value));
        return { id, value: JSON.stringify(seq) };
      }
      const one = added.get(id);
      if (!one) return held;
      const before = value === undefined ? undefined : parseCheckpoint(value);
      const base = before && raiseCheckpoint(before, raised.get(before.log) ?? 0);
      return { id, value: JSON.stringify(extendCheckpoint(base, one)) };
    });
  }

  async forget(scopes: ReadonlySet<string>): Promise<void> {
    const { checkpoints } = await this.#read();
    const stale = checkpoints.filter(({ scope }) => scopes.has(scope));
    await this.#rows.change(
      stale.map((checkpoint) => CHECKPOINT + checkpointKey(checkpoint)),
      () => undefined,
    );
  }

  /**
   * Whether anything of a log may be held behind its end. What was accepted a moment ago stands in no checkpoint yet,
   * so that an end says nothing before it was looked at once.
   */
  async mayReachBeyond({ log, seq }: LogPosition): Promise<boolean> {
    const known = (await this.#rows.get([ENDED + log])).get(ENDED + log);
    if (!known || parsePosition(JSON.parse(known.value)) > seq) return true;
    const all = await this.checkpoints();
    return all.some((checkpoint) => checkpoint.log === log && checkpoint.high > seq);
  }

  async end({ log, seq }: LogPosition): Promise<void> {
    const { checkpoints } = await this.#read();
    const own = checkpoints.filter((checkpoint) => checkpoint.log === log);
    await this.#rows.change(
      [...own.map((checkpoint) => CHECKPOINT + checkpointKey(checkpoint)), UP_TO + log, ENDED + log],
      (held, id) => {
        if (id === ENDED + log) return { id, value: JSON.stringify(seq) };
        if (!held) return undefined;
        const value: unknown = JSON.parse(held.value);
        if (id === UP_TO + log) return { id, value: JSON.stringify(Math.min(seq, parsePosition(value))) };
        const left = endCheckpoint(parseCheckpoint(value), seq);
        return { id, value: JSON.stringify(left) };
      },
    );
  }

  async wanted(): Promise<readonly string[]> {
    const rows = await this.#rows.find({});
    return rows.filter(({ id }) => id.startsWith(WANTED)).map(({ id }) => id.slice(WANTED.length));
  }

  async want(ids: readonly string[]): Promise<void> {
    await this.#rows.change(
      ids.map((id) => WANTED + id),
      (_held, id) => ({ id, value: '' }),
    );
  }

  async answered(): Promise<void> {
    await this.#rows.change(
      (await this.wanted()).map((id) => WANTED + id),
      () => undefined,
    );
  }

  async credential(): Promise<KeptCredential | undefined> {
    const held = (await this.#rows.get([CREDENTIAL])).get(CREDENTIAL);
    return held && readCredential(JSON.parse(held.value));
  }

  async keepCredential(credential: KeptCredential): Promise<void> {
    const value = JSON.stringify(writeCredential(credential));
    await this.#rows.change([CREDENTIAL], () => ({ id: CREDENTIAL, value }));
  }

  async beginRun(number: string): Promise<Run> {
    const held = await this.#run();
    return await this.#saveRun(held ? { ...held, run: held.run + 1 } : { number, run: 1 });
  }

  renumber(number: string): Promise<Run> {
    return this.#saveRun({ number, run: 1 });
  }

  async #run(): Promise<Run | undefined> {
    const held = (await this.#rows.get([RUN])).get(RUN);
    return held && parseRun(JSON.parse(held.value));
  }

  async #saveRun(run: Run): Promise<Run> {
    await this.#rows.change([RUN], () => ({ id: RUN, value: JSON.stringify(run) }));
    return run;
  }

  async #read(): Promise<{ checkpoints: Checkpoint[]; upTo: Map<string, number> }> {
    const checkpoints: Checkpoint[] = [];
    const upTo = new Map<string, number>();
    for (const { id, value } of await this.#rows.find({})) {
      if (id.startsWith(CHECKPOINT)) checkpoints.push(parseCheckpoint(JSON.parse(value)));
      else if (id.startsWith(UP_TO)) upTo.set(id.slice(UP_TO.length), parsePosition(JSON.parse(value)));
    }
    return { checkpoints, upTo };
  }
}
