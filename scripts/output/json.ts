/** Writes one JSON object for machines; a bigint becomes a decimal string. */
export function toJson(value: object): string {
  return JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? item.toString() : item), 2);
}
