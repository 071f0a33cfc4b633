import type { Text } from "@elicense/sdk";

/** What `rebind` says, beside what every decision does. */
export const rebindMessages = {
  "rebind.description": {
    en: "bind a license to its holder's new account, or take it into custody",
    zh: "变更持证账户，或交回代管",
  },
  "rebind.done": {
    en: "The license is bound anew; grants of before are ended.",
    zh: "持证账户已变更，此前的授权全部失效。",
  },
} as const satisfies Readonly<Record<string, Text>>;
