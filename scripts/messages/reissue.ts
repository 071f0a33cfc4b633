import type { Text } from "@elicense/sdk";

/** What `reissue` says, beside what every decision does. */
export const reissueMessages = {
  "reissue.description": { en: "put a new version in a license's place", zh: "换发或补发证照，生成新版本" },
  "reissue.done": {
    en: "The new version is issued; the old one has a successor.",
    zh: "新版本已颁发，原证照已被取代。",
  },
} as const satisfies Readonly<Record<string, Text>>;
