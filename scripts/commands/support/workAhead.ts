/**
 * Does something for each of many, for several of them at once, and gives what comes of it in their order.
 *
 * @param items - Taken as they are needed.
 * @param most - How many at once.
 * @throws What the items throw, or the work, once what came before it was given.
 */
export async function* workAhead<Item, Result>(
  items: Iterable<Item>,
  most: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const underWay: Promise<Result>[] = [];
  for (const working of begun(items, work)) {
    // A later one may fail while an earlier one is waited for; it is told in its turn.
    working.catch(() => undefined);
    underWay.push(working);
    if (underWay.length === most) yield underWay.shift() as Promise<Result>;
  }
  yield* underWay;
}

/** Begins the work; what the items throw comes last, as if work had failed. */
function* begun<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Result>,
): Generator<Promise<Result>, void, undefined> {
  try {
    for (const item of items) yield work(item);
  } catch (error) {
    yield Promise.reject(error as Error);
  }
}
