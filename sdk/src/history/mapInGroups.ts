/** How many questions a node is asked at once. */
const groupSize = 32;

/** Asks for each item in turn, a group at once: a register of thousands must not ask thousands of times at once. */
export async function mapInGroups<Item, Result>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  while (results.length < items.length) {
    const group = items.slice(results.length, results.length + groupSize);
    results.push(...(await Promise.all(group.map(ask))));
  }
  return results;
}
