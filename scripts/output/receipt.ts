import type { Receipt } from "@elicense/sdk";

import type { MessageKey } from "../messages/index.js";
import { table } from "./table.js";

/** Lays out where actions were recorded. */
export function receiptText(
  receipts: readonly (Receipt & { readonly licenses: number })[],
  { text }: { readonly text: (key: MessageKey) => string },
): string {
  const headers = ["transaction", "block", "licenses", "gas"] as const;
  return table(
    headers.map((name) => text(`column.${name}`)),
    receipts.map((receipt) => [
      receipt.transactionHash,
      String(receipt.block),
      String(receipt.licenses),
      String(receipt.gasUsed),
    ]),
  );
}
