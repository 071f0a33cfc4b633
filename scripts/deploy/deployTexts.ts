import { fill, type Language, type Text } from "@elicense/sdk";

import type { Progress } from "./deployTo.js";

/** What is said of deploying, to whichever chain. */
export const deployTexts = {
  planAgain: { en: "What is there already stays as it is.", zh: "已完成的部分保持不变。" },
  compiling: {
    en: "Compiling the contracts unless it was done, which takes minutes.",
    zh: "正在编译合约（已编译的除外），首次需要几分钟。",
  },
  contract: { en: "deployed   {name} {address}", zh: "已部署  {name} {address}" },
  kept: {
    en: "kept       {name} {address}, although its code is not what is compiled here",
    zh: "保留    {name} {address}（其代码与此处的编译结果不同）",
  },
  member: { en: "admitted   {entry}", zh: "已登记  {entry}" },
  catalog: { en: "added      {entry}", zh: "已添加  {entry}" },
} as const satisfies Readonly<Record<string, Text>>;

/** Says one line to the user. */
export type Say = (text: Text, values?: Readonly<Record<string, unknown>>) => void;

/** Makes what says lines in a language. */
export function speakIn(language: Language): Say {
  return (text, values = {}) => console.log(fill(text[language], values, language));
}

/** Says what has just been done to the registries or their catalog. */
export function sayProgress(say: Say, progress: Progress): void {
  if (progress.kind === "catalog") {
    say(deployTexts.catalog, progress);
    return;
  }
  const { name, address } = progress.contract;
  say(deployTexts[progress.kind], { name: name.padEnd(17), address });
}
