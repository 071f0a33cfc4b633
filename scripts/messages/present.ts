import type { Text } from "@elicense/sdk";

/** What `present` says. */
export const presentMessages = {
  "present.description": {
    en: "present a license face to face, as its holder: answer a verifier's challenge, for one use within a minute",
    zh: "持证主体当面亮证：应答核验方的挑战值，一分钟内限用一次",
  },
  "present.challenge": { en: "what the verifier shows", zh: "核验方出示的挑战值" },
  "present.seconds": { en: "how many seconds it serves", zh: "有效秒数" },
  "present.until": {
    en: "It serves once, until {until} (Asia/Shanghai).",
    zh: "限用一次，有效至 {until}（北京时间）。",
  },
} as const satisfies Readonly<Record<string, Text>>;
