/** Languages in which the SDK speaks to people. */
export type Language = "en" | "zh";

/** A text in each language. */
export type Text = Readonly<Record<Language, string>>;

/**
 * Puts values into the `{name}` places of a text.
 *
 * @param text - Text with places.
 * @param values - Value for each place; a place without a value stays as it is.
 */
export function fill(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  );
}
