/**
 * Does something with each item, beginning in their order, with so many under way at a time.
 * @returns what came of each, in the order of the items; rejects when one does, after those under way have ended
 */
export async function sideBySide<Item, Result>(
  items: readonly Item[],
  atATime: number,
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Map<number, Result>();
  const rest = items.entries();
  const lane = async () => {
    for (const [index, item] of rest) results.set(index, await act(item));
  };
  const lanes = await Promise.allSettled(Array.from({ length: atATime }, lane));
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
