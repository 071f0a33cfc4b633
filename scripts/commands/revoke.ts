import { revoke } from "@elicense/sdk";

import { defineDecision } from "./decide/defineDecision.js";

/** Defines `revoke <id|document>`. */
export const defineRevoke = defineDecision({ action: "REVOKE", isFinal: true, termsOf: () => ({}), send: revoke });
