import type { Language } from "@elicense/sdk";

import { joined } from "./joined.js";

/** Places of texts that are lists of codes or names, which the details have with commas for programs. */
const lists: ReadonlySet<string> = new Set(["allowed", "columns", "near", "options", "statuses"]);

/** Gives the values of a text with its lists joined as a language does. */
export function listsIn<Value>(
  values: Readonly<Record<string, Value>>,
  language: Language,
): Readonly<Record<string, Value | string>> {
  const entries = Object.entries(values).map(([name, value]) =>
    lists.has(name) && typeof value === "string" ? [name, joined(value.split(", "), language)] : [name, value],
  );
  return Object.fromEntries(entries) as Readonly<Record<string, Value | string>>;
}
