import type { Text } from "@elicense/sdk";

/** What `suspend` says, beside what every decision does. */
export const suspendMessages = {
  "suspend.description": { en: "suspend a license until a last day", zh: "停止执业至指定日期" },
  "suspend.through": {
    en: "last day of the suspension, that day included (YYYY-MM-DD)",
    zh: "停止执业的最后一日，含当日（YYYY-MM-DD）",
  },
  "suspend.done": { en: "The license is suspended.", zh: "停止执业已办理。" },
} as const satisfies Readonly<Record<string, Text>>;
