import type { Text } from "@elicense/sdk";

/** What `annul` says, beside what every decision does. */
export const annulMessages = {
  "annul.description": {
    en: "annul a license that ought never to have been granted",
    zh: "撤销证照（准予决定应予撤销）",
  },
  "annul.done": { en: "The license is annulled.", zh: "证照已撤销。" },
} as const satisfies Readonly<Record<string, Text>>;
