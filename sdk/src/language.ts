/** Languages in which the SDK speaks to people. */
export type Language = "en" | "zh";

/** A text in each language. */
export type Text = Readonly<Record<Language, string>>;

/**
 * Puts values into the `{name}` places of a text; `{name|one|many}` gives a word by whether the value is 1.
 *
 * @param text - Text with places.
 * @param values - Value for each place; a place without a value stays as it is.
 */
export function fill(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)(?:\|([^{|}]*)\|([^{|}]*))?\}/g, (place, name: string, one?: string, many?: string) => {
    if (!Object.hasOwn(values, name)) return place;
    const value = String(values[name]);
    return (value === "1" ? one : many) ?? value;
  });
}
