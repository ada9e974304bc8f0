import type { LogPosition } from '../../shared/sync/checkpoint.ts';
import type { Claim } from '../../shared/sync/held.ts';

/** A client that claims more than a log holds is taken to hold nothing of it. */
export function believable(
  claims: ReadonlyMap<string, Claim>,
  logs: readonly LogPosition[],
): Map<string, Claim> {
  const heads = new Map(logs.map(({ log, seq }) => [log, seq]));
  return new Map(
    [...claims].filter(([log, { upTo, partial }]) => {
      const head = heads.get(log) ?? -1;
      return upTo <= head && [...partial.values()].every(({ high }) => high <= head);
    }),
  );
}

/** The scopes that are claimed by name and may not be read. */
export function unreadableOf(
  claims: ReadonlyMap<string, Claim>,
  readable: ReadonlySet<string>,
): readonly string[] {
  return [...claims.values()].flatMap(({ partial, scopes }) =>
    [...partial.keys(), ...(scopes ?? [])].filter((name) => !readable.has(name)),
  );
}
