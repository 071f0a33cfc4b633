import type { Text } from "@elicense/sdk";

/** What `annotate` says, beside what every decision does. */
export const annotateMessages = {
  "annotate.description": {
    en: "record what does not change the status: an assessment, a warning, a fine, an investigation",
    zh: "登记不改变状态的事项：考核备案、警告、罚款、调查等",
  },
  "annotate.done": { en: "The note is recorded.", zh: "备注已登记。" },
} as const satisfies Readonly<Record<string, Text>>;
