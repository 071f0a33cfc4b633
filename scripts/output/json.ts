/** Writes one JSON object for machines; a bigint becomes a decimal string. */
export function toJson(value: object): string {
  return JSON.stringify(value, withoutBigints, 2);
}

/** Writes a JSON object on one line, for NDJSON; a bigint becomes a decimal string. */
export function toJsonLine(value: object): string {
  return JSON.stringify(value, withoutBigints);
}

function withoutBigints(_: string, item: unknown): unknown {
  return typeof item === "bigint" ? item.toString() : item;
}
