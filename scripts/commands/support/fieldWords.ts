import { fieldsFromBits, type Language, type LicenseType } from "@elicense/sdk";

import { joined } from "../../output/joined.js";

/** Parts of fields' names that English writes in its own way. */
const abbreviations: Readonly<Record<string, string>> = { no: "no.", uscc: "USCC", id: "ID" };

/**
 * Names a field of a license type in words: in Chinese by the title that the type's schema gives it, in English by its
 * name's own words. A field that the schema does not know keeps its name.
 *
 * @example
 * fieldWords(lawyer, "practiceNo", "en"); // "practice no."
 */
export function fieldWords(type: LicenseType, name: string, language: Language): string {
  const title = titlesOf(type)[name]?.title;
  if (title === undefined || language === "zh") return title ?? name;
  const words = name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
  return words.map((word) => (Object.hasOwn(abbreviations, word) ? abbreviations[word] : word)).join(" ");
}

/** Names a set of fields in words, in the type's order. */
export function fieldSetWords(type: LicenseType, bits: bigint, language: Language): string {
  return joined(
    fieldsFromBits(type, bits).map((name) => fieldWords(type, name, language)),
    language,
  );
}

/** What the schema says of the subject's fields; the schemas are the project's own, and so is their form. */
function titlesOf({ schema }: LicenseType): Readonly<Partial<Record<string, { readonly title?: string }>>> {
  const { properties } = schema as unknown as {
    readonly properties: { readonly credentialSubject: { readonly properties: Record<string, { title?: string }> } };
  };
  return properties.credentialSubject.properties;
}
