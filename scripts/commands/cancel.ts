import { cancel } from "@elicense/sdk";

import { defineDecision } from "./decide/defineDecision.js";

/** Defines `cancel <id|document>`. */
export const defineCancel = defineDecision({ action: "CANCEL", isFinal: true, termsOf: () => ({}), send: cancel });
