import { endorse } from "@elicense/sdk";

import { defineDecision } from "./decide/defineDecision.js";

/** Defines `endorse <id|document>`. */
export const defineEndorse = defineDecision({ action: "ENDORSE", termsOf: () => ({}), send: endorse });
