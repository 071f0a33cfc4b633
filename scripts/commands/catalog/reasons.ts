import { getReasons, type Reason } from "@elicense/sdk";

import { legalBasisWords } from "../support/legalBasisWords.js";
import { defineEntries } from "./entriesOf.js";
import { statusWords, usableText } from "./entryWords.js";

/** Defines `catalog reasons [type]`. */
export const defineCatalogReasons = defineEntries<Reason>({
  kind: "reasons",
  read: (client, { number }) => getReasons(client, { licenseType: number }),
  titleOf: ({ known }, { number, code }) =>
    known?.reasons.find((reason) => reason.number === number && reason.code === code)?.title,
  columns: [
    { name: "action", cell: ({ action }, _type, { text }) => text(`action.${action}`) },
    { name: "approval", cell: ({ approval }, _type, { text }) => text(`rule.${approval}`) },
    { name: "statuses", cell: ({ statuses }, _type, invocation) => statusWords(statuses, invocation) },
    { name: "days", cell: ({ minDays, maxDays }) => (maxDays === 0 ? "" : `${String(minDays)}–${String(maxDays)}`) },
    { name: "usable", cell: (reason, _type, invocation) => usableText(reason, invocation) },
    { name: "basis", cell: ({ legalBasis }, _type, { language }) => legalBasisWords(legalBasis, language) },
  ],
});
