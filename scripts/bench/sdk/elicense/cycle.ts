/** Gives so many items, those that there are again and again. */
export function* cycle<Item>(items: readonly Item[], count: number): Generator<Item, void, undefined> {
  for (let given = 0; given < count; given++) yield items[given % items.length] as Item;
}
