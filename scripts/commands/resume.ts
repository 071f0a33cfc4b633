import { resume } from "@elicense/sdk";

import { defineDecision } from "./decide/defineDecision.js";

/** Defines `resume <id|document>`. */
export const defineResume = defineDecision({ action: "RESUME", termsOf: () => ({}), send: resume });
