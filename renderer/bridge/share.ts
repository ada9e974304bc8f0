/**
 * Gives back `previous` where `next` holds the same, and otherwise `next` with its unchanged parts
 * replaced by the previous ones. Answers arrive from main as fresh copies; sharing what did not change
 * lets memoised rows stay as they are. List items that have an `id` are matched by it.
 */
export function share<V>(previous: V, next: V): V {
  return settle(previous, next) ? previous : next;
}

/** Whether both are equal. Where they are not, equal parts of `next` become those of `previous`. */
function settle(previous: unknown, next: unknown): boolean {
  if (Object.is(previous, next)) return true;
  if (Array.isArray(previous) && Array.isArray(next)) return settleList(previous, next);
  if (isRecord(previous) && isRecord(next)) return settleRecord(previous, next);
  return false;
}

function settleList(previous: readonly unknown[], next: unknown[]): boolean {
  const before = new Map<string, unknown>();
  for (const item of previous) {
    const id = idOf(item);
    if (id !== undefined) before.set(id, item);
  }
  let same = previous.length === next.length;
  for (const [index, item] of next.entries()) {
    const id = idOf(item);
    const counterpart = id === undefined ? previous[index] : before.get(id);
    if (counterpart !== undefined && settle(counterpart, item)) {
      next[index] = counterpart;
      if (previous[index] !== counterpart) same = false;
    } else {
      same = false;
    }
  }
  return same;
}

function settleRecord(previous: Record<string, unknown>, next: Record<string, unknown>): boolean {
  const keys = Object.keys(next);
  let same = keys.length === Object.keys(previous).length;
  for (const key of keys) {
    if (settle(previous[key], next[key])) next[key] = previous[key];
    else same = false;
  }
  return same;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function idOf(value: unknown): string | undefined {
  return isRecord(value) && typeof value.id === 'string' ? value.id : undefined;
}
