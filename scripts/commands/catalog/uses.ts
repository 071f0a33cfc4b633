import { getStatutoryUses, type StatutoryUse } from "@elicense/sdk";

import { joined } from "../../output/joined.js";
import { fieldWords } from "../support/fieldWords.js";
import { legalBasisWords } from "../support/legalBasisWords.js";
import { defineEntries } from "./entriesOf.js";
import { statusWords, usableText } from "./entryWords.js";

/** Defines `catalog uses [type]`. */
export const defineCatalogUses = defineEntries<StatutoryUse>({
  kind: "uses",
  read: (client, { number }) => getStatutoryUses(client, { licenseType: number }),
  titleOf: ({ known }, { number, code }) =>
    known?.uses.find((use) => use.number === number && use.code === code)?.title,
  columns: [
    {
      name: "consumer",
      cell: ({ consumer }, _type, { text }) => (consumer === null ? text("value.everyConsumer") : String(consumer)),
    },
    {
      name: "action",
      cell: ({ actions }, _type, { text, language }) =>
        joined(
          actions.map((action) => text(`use.action.${action}`)),
          language,
        ),
    },
    { name: "statuses", cell: ({ statuses }, _type, invocation) => statusWords(statuses, invocation) },
    {
      name: "fields",
      cell: ({ fields }, { known }, { language }) =>
        joined(
          fields.map((field) => (known === undefined ? field : fieldWords(known, field, language))),
          language,
        ),
    },
    { name: "usable", cell: (use, _type, invocation) => usableText(use, invocation) },
    { name: "basis", cell: ({ legalBasis }, _type, { language }) => legalBasisWords(legalBasis, language) },
  ],
});
