import type { Text } from "@elicense/sdk";

/** What `endorse` says, beside what every decision does. */
export const endorseMessages = {
  "endorse.description": {
    en: "vouch for a license with this key, in the place of one that is trusted no longer",
    zh: "以本密钥为证照重新担保，取代不再可信的密钥",
  },
  "endorse.done": { en: "This key vouches for the license now.", zh: "证照现由本密钥担保。" },
} as const satisfies Readonly<Record<string, Text>>;
