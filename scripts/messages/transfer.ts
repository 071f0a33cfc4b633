import type { Text } from "@elicense/sdk";

/** What `transfer` says, beside what every decision does. */
export const transferMessages = {
  "transfer.description": {
    en: "move a license to another division or province, old and new in one step",
    zh: "转移证照至另一地区，新旧证照一步变更",
  },
  "transfer.done": { en: "The license has moved; the new one is in force.", zh: "证照已转移，新证照已生效。" },
} as const satisfies Readonly<Record<string, Text>>;
