import { fill, type Language } from "@elicense/sdk";

import { approveMessages } from "./approve.js";
import { columnsMessages } from "./columns.js";
import { doctorMessages } from "./doctor.js";
import { filesMessages } from "./files.js";
import { historyMessages } from "./history.js";
import { issueMessages } from "./issue.js";
import { keyMessages } from "./key.js";
import { programMessages } from "./program.js";
import { revokeMessages } from "./revoke.js";
import { signingMessages } from "./signing.js";
import { useMessages } from "./use.js";
import { verifyMessages } from "./verify.js";
import { wordsMessages } from "./words.js";

/** Everything that the command line says by itself; errors, checks and faults have their texts where they arise. */
export const messages = {
  ...programMessages,
  ...filesMessages,
  ...issueMessages,
  ...approveMessages,
  ...revokeMessages,
  ...useMessages,
  ...verifyMessages,
  ...historyMessages,
  ...keyMessages,
  ...signingMessages,
  ...doctorMessages,
  ...columnsMessages,
  ...wordsMessages,
} as const;

/** Name of a message. */
export type MessageKey = keyof typeof messages;

/** Values for the places of a message. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Gives a message in a language, its places filled. */
export function message(language: Language, key: MessageKey, values: MessageValues = {}): string {
  return fill(messages[key][language], values);
}
