/** Languages in which the SDK speaks to people. */
export type Language = "en" | "zh";

/** A text in each language. */
export type Text = Readonly<Record<Language, string>>;

/**
 * Puts values into the `{name}` places of a text; `{name|one|many}` gives a word by whether the value is 1.
 *
 * @param text - Text with places.
 * @param values - Value for each place, a {@link Text} where it differs by language; a place without a value stays as it
 * is.
 * @param language - Language of the text.
 */
export function fill(text: string, values: Readonly<Record<string, unknown>>, language: Language): string {
  return text.replace(/\{(\w+)(?:\|([^{|}]*)\|([^{|}]*))?\}/g, (place, name: string, one?: string, many?: string) => {
    if (!Object.hasOwn(values, name)) return place;
    const given = values[name];
    const value = isText(given) ? given[language] : String(given);
    return (value === "1" ? one : many) ?? value;
  });
}

/** Puts values into the places of a text in each language, as {@link fill} does in one. */
export function fillText({ en, zh }: Text, values: Readonly<Record<string, unknown>>): Text {
  return { en: fill(en, values, "en"), zh: fill(zh, values, "zh") };
}

/** Puts sentences one after the other: Chinese has no space between them. */
export function joinSentences(sentences: readonly string[], language: Language): string {
  return sentences.join(language === "zh" ? "" : " ");
}

function isText(value: unknown): value is Text {
  return typeof value === "object" && value !== null && "en" in value && "zh" in value;
}
