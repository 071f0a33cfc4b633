import type { Text } from "@elicense/sdk";

/** What `revoke` says, beside what every decision does. */
export const revokeMessages = {
  "revoke.description": { en: "revoke a license, a penalty for ever", zh: "吊销证照（不可恢复）" },
  "revoke.done": { en: "The license is revoked.", zh: "证照已吊销。" },
} as const satisfies Readonly<Record<string, Text>>;
