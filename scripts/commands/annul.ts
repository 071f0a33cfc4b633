import { annul } from "@elicense/sdk";

import { defineDecision } from "./decide/defineDecision.js";

/** Defines `annul <id|document>`. */
export const defineAnnul = defineDecision({ action: "ANNUL", isFinal: true, termsOf: () => ({}), send: annul });
