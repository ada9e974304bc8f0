import { setImmediate as nextTurn } from 'node:timers/promises';

/** Work that can be left after each step, so that a running hub goes on answering in between. */
export type Steps<V> = Generator<undefined, V, undefined>;

/** After so long the others have their turn. */
const SLICE_MS = 12;
/** So many small things are one step. */
const STEP_ITEMS = 100;

/** Does all of it without a pause. */
export function atOnce<V>(steps: Steps<V>): V {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/**
 * Does it in slices of about 12 ms, with everything else that waits in between.
 * @param isWanted asked after each slice; throws to end the work
 */
export async function inSlices<V>(steps: Steps<V>, isWanted: () => void = () => undefined): Promise<V> {
  let until = performance.now() + SLICE_MS;
  let step = steps.next();
  while (step.done !== true) {
    if (performance.now() >= until) {
      await nextTurn();
      isWanted();
      until = performance.now() + SLICE_MS;
    }
    step = steps.next();
  }
  return step.value;
}

/** Does something with each item, a hundred of them to a step. */
export function* eachOf<I>(items: Iterable<I>, visit: (item: I) => void): Steps<void> {
  let count = 0;
  for (const item of items) {
    visit(item);
    count += 1;
    if (count % STEP_ITEMS === 0) yield undefined;
  }
}

/** Makes something of each item, a hundred of them to a step. */
export function* mapped<I, V>(items: Iterable<I>, make: (item: I) => V): Steps<V[]> {
  const made: V[] = [];
  yield* eachOf(items, (item) => made.push(make(item)));
  return made;
}
