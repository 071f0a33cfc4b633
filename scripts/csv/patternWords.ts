import { fillText, type Text } from "@elicense/sdk";

/** What the characters of a pattern are called. */
const characters: Readonly<Record<string, Text>> = {
  "0-9": { en: "digits", zh: "位数字" },
  "0-9a-f": { en: "hexadecimal digits in lower case (0-9, a-f)", zh: "位小写十六进制数字（0-9、a-f）" },
  "0-9A-Z": { en: "digits and capital letters", zh: "位数字或大写字母" },
};

const texts = {
  exactly: { en: "{least} {characters}", zh: "{least} {characters}" },
  between: { en: "{least} to {most} {characters}", zh: "{least} 至 {most} {characters}" },
  beginning: { en: "beginning with {beginning}", zh: "以 {beginning} 开头" },
} as const satisfies Readonly<Record<string, Text>>;

/**
 * Says in words what a pattern of a schema asks for: `^[0-9a-f]{64}$` is no text for people.
 *
 * @returns No sentence, but a part of one; nothing for a pattern that is more than a number of characters of one kind, or
 * digits to begin with.
 */
export function patternWords(pattern: string): Text | undefined {
  const [, beginning] = /^\^(\d+)$/.exec(pattern) ?? [];
  if (beginning !== undefined) return fillText(texts.beginning, { beginning });

  const [, kind = "", least, most] = /^\^\[([^\]]+)\]\{(\d+)(?:,(\d+))?\}\$$/.exec(pattern) ?? [];
  const named = Object.hasOwn(characters, kind) ? characters[kind] : undefined;
  if (named === undefined) return undefined;
  return fillText(most === undefined ? texts.exactly : texts.between, { least, most, characters: named });
}
