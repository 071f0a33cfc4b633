import { reissue } from "@elicense/sdk";

import { defineDecision } from "./decide/defineDecision.js";
import { addSuccessionOptions, successionTerms } from "./decide/succession.js";

/** Defines `reissue <document>`. */
export const defineReissue = defineDecision({
  action: "REISSUE",
  addOptions: addSuccessionOptions,
  termsOf: successionTerms,
  send: reissue,
});
