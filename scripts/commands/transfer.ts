import { transfer } from "@elicense/sdk";

import { defineDecision } from "./decide/defineDecision.js";
import { addSuccessionOptions, successionTerms } from "./decide/succession.js";

/** Defines `transfer <document>`. */
export const defineTransfer = defineDecision({
  action: "TRANSFER",
  addOptions: addSuccessionOptions,
  termsOf: successionTerms,
  send: transfer,
});
