/** Writes one JSON object for machines; a bigint becomes a decimal string. */
export function toJson(value: object): string {
  return escaped(JSON.stringify(value, withoutBigints, 2));
}

/** Writes a JSON object on one line, for NDJSON; a bigint becomes a decimal string. */
export function toJsonLine(value: object): string {
  return escaped(JSON.stringify(value, withoutBigints));
}

function withoutBigints(_: string, item: unknown): unknown {
  return typeof item === "bigint" ? item.toString() : item;
}

/** JSON escapes some control characters; a terminal carries out others too, or turns text round by them. */
function escaped(json: string): string {
  return json.replace(/[\u007F-\u009F\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}
