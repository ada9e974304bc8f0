import type { Static, TSchema } from 'typebox';
import { type Command, parseRequest } from './command.ts';

type Runner = readonly [string, (data: unknown) => Promise<unknown>];

/** One command of this process with what it does. */
export function runs<D extends TSchema, A extends TSchema>(
  of: Command<D, A>,
  run: (data: Static<D>) => Promise<Static<A>>,
): Runner {
  return [of.name, async (data) => await run(of.parseData(data))];
}

/** Answers the parent's requests, side by side, until the parent hangs up. */
export function serve(...runners: readonly Runner[]): void {
  const byName = new Map(runners);
  process.on('message', (raw: unknown) => {
    const { n, name, data } = parseRequest(raw);
    const run = byName.get(name) ?? (() => Promise.reject(new Error(`no command ${name}`)));
    run(data).then(
      (value) => answer({ n, error: '', value }),
      (error: unknown) => {
        const what = error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
        answer({ n, error: what, value: null });
      },
    );
  });
  process.on('disconnect', () => process.exit(0));
}

/** A parent that has hung up in between hears nothing more, and this process ends. */
function answer(message: { readonly n: number; readonly error: string; readonly value: unknown }): void {
  process.send?.(message, () => undefined);
}
