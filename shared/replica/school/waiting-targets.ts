import type { ActBody } from '../../schema/act.ts';

/** Every id that the data of acts which wait for a hub name, for the mark beside people and classes. */
export function waitingTargets(acts: readonly { readonly body: ActBody }[]): ReadonlySet<string> {
  const ids = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === 'string') ids.add(value);
    else if (typeof value === 'object' && value !== null)
      for (const one of Object.values(value)) collect(one);
  };
  for (const { body } of acts) for (const value of Object.values(body.data)) collect(value);
  return ids;
}
