import type { ReasonData, Text } from "@elicense/sdk";

/** Lists reasons for people: the code of each, which is what a cell has, and what it stands for. */
export function reasonList(reasons: readonly ReasonData[]): Text {
  return {
    en: reasons.map(({ code, title }) => `${code} ${title.en}`).join("; "),
    zh: reasons.map(({ code, title }) => `${code} ${title.zh}`).join("；"),
  };
}
