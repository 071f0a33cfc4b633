import type { Text } from "@elicense/sdk";

/** What `cancel` says, beside what every decision does. */
export const cancelMessages = {
  "cancel.description": { en: "cancel a license: deregister it", zh: "注销证照" },
  "cancel.done": { en: "The license is cancelled.", zh: "证照已注销。" },
} as const satisfies Readonly<Record<string, Text>>;
