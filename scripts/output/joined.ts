import type { Language } from "@elicense/sdk";

/** Names one after the other, as a language does. */
export function joined(names: readonly string[], language: Language): string {
  return names.join(language === "zh" ? "、" : ", ");
}
