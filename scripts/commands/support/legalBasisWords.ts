import type { Language } from "@elicense/sdk";

/** Legal bases of the catalogs that cite no provision. */
const plain: Readonly<Record<string, string>> = {
  "A license that exists on paper is entered with its own dates": "既有纸质证照按原有日期入链",
  "A license that exists on paper is entered with what stands against it": "既有纸质证照连同原有处理决定入链",
};

/** How a provision stands in the catalogs: its English title, the Chinese one in brackets, and its place. */
const provision = /^[^(（]*\((.+)\)(?:, articles? (\d+)(?: (and|to) (\d+))?)?(?:, (paragraph|item) (\d+))?$/;

/**
 * Says a legal basis of a catalog in a language. The catalogs cite provisions in English, with the Chinese title of each
 * law in brackets; in Chinese they are cited as Chinese law is. What is no such citation stays as it is.
 *
 * @example
 * legalBasisWords("Notary Law of the PRC (中华人民共和国公证法), article 24, item 1", "zh"); // "《中华人民共和国公证法》第24条第1项"
 */
export function legalBasisWords(basis: string, language: Language): string {
  if (language === "en") return basis;
  if (Object.hasOwn(plain, basis)) return plain[basis] ?? basis;
  const cited = basis.split("; ").map(cite);
  return cited.every((each) => each !== undefined) ? cited.join("；") : basis;
}

function cite(text: string): string | undefined {
  const [, title, article, range, last, part, number] = provision.exec(text) ?? [];
  if (title === undefined) return undefined;
  const name = `《${title.replaceAll("《", "〈").replaceAll("》", "〉")}》`;
  if (article === undefined) return name;
  const articles = last === undefined ? `第${article}条` : `第${article}条${range === "and" ? "、" : "至"}第${last}条`;
  return name + articles + (number === undefined ? "" : `第${number}${part === "item" ? "项" : "款"}`);
}
