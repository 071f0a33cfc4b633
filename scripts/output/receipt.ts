import type { Receipt } from "@elicense/sdk";

import type { MessageKey } from "../messages/index.js";
import { table } from "./table.js";

/** Lays out where actions were recorded, and how many licenses each was about, where it was about licenses. */
export function receiptText(
  receipts: readonly (Receipt & { readonly licenses?: number })[],
  { text }: { readonly text: (key: MessageKey) => string },
): string {
  const counted = receipts.some(({ licenses }) => licenses !== undefined);
  const headers = ["transaction", "block", ...(counted ? (["licenses"] as const) : []), "gas"] as const;
  return table(
    headers.map((name) => text(`column.${name}`)),
    receipts.map(({ transactionHash, block, licenses, gasUsed }) => [
      transactionHash,
      String(block),
      ...(counted ? [String(licenses ?? "")] : []),
      String(gasUsed),
    ]),
  );
}

/** Where an action was recorded, for programs, and nothing else that came with it. */
export function receiptData({ transactionHash, block, gasUsed }: Receipt): Receipt {
  return { transactionHash, block, gasUsed };
}
