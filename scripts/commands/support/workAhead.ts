/**
 * Does something for each of many, for several of them at once, and gives what comes of it in their order.
 *
 * @param items - Taken as they are needed.
 * @param most - How many at once.
 * @throws What the work throws, once what came before it was given; what the items throw, at once.
 */
export async function* workAhead<Item, Result>(
  items: Iterable<Item>,
  most: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const underWay: Promise<Result>[] = [];
  for (const item of items) {
    const working = work(item);
    // A later one may fail while an earlier one is waited for; it is told in its turn.
    working.catch(() => undefined);
    underWay.push(working);
    if (underWay.length === most) yield underWay.shift() as Promise<Result>;
  }
  yield* underWay;
}
