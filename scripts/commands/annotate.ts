import { annotate } from "@elicense/sdk";

import { defineDecision } from "./decide/defineDecision.js";

/** Defines `annotate <id|document>`. */
export const defineAnnotate = defineDecision({ action: "ANNOTATE", termsOf: () => ({}), send: annotate });
