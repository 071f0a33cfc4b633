/** How many questions a node is asked at once. */
const groupSize = 32;

/** Asks for each item in turn, a group at once: a register of thousands must not ask thousands of times at once. */
export async function mapInGroups<Item, Result>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += groupSize) {
    results.push(...(await Promise.all(items.slice(from, from + groupSize).map(ask))));
  }
  return results;
}
