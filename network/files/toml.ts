/** A value of a TOML file as the node's options take it. */
export type TomlValue = string | number | boolean | readonly string[];

/**
 * Writes options as TOML, with a comment before each group.
 *
 * @param groups - What a group is about, and its options.
 */
export function toml(
  groups: readonly (readonly [comment: string, options: Readonly<Record<string, TomlValue>>])[],
): string {
  return groups
    .map(([comment, options]) => {
      const lines = Object.entries(options).map(([name, value]) => `${name}=${tomlValue(value)}`);
      return [`# ${comment}`, ...lines].join("\n");
    })
    .join("\n\n")
    .concat("\n");
}

function tomlValue(value: TomlValue): string {
  // A text of JSON is one of TOML, too.
  if (typeof value !== "object") return JSON.stringify(value);
  return value.length === 0 ? "[]" : `[\n${value.map((each) => `  ${JSON.stringify(each)},`).join("\n")}\n]`;
}
