import { checkSignerChange, ElicenseError, type Change, type CheckedSignerChange, type Client } from "@elicense/sdk";

import { list } from "../../output/table.js";
import { rowsOf } from "../support/rowsOf.js";
import type { Invocation } from "../support/Command.js";

/**
 * Finds what a change of who decides comes to by who decides now.
 *
 * @returns `undefined` where it would be refused, which is said otherwise.
 * @throws {ElicenseError} The node's trouble.
 */
export async function findDeciders(client: Client, change: Change): Promise<CheckedSignerChange | undefined> {
  try {
    return await checkSignerChange(client, change);
  } catch (error) {
    if (error instanceof ElicenseError && error.code.startsWith("CONSORTIUM_")) return undefined;
    throw error;
  }
}

/** Says who decides now, and who once a change was carried out. */
export function decidersText({ before, after }: CheckedSignerChange, invocation: Invocation): string {
  const { text } = invocation;
  const ratio = ({ threshold, signers }: CheckedSignerChange["after"]): string =>
    text("manifest.thresholdOf", { threshold, count: signers.length });
  const rows = [
    [text("consortium.now"), ratio(before)] as const,
    [text("consortium.then"), ratio(after)] as const,
    ...rowsOf(text("consortium.signersThen"), after.signers, invocation),
  ];
  return list(rows.map(([name, value]) => [`  ${name}`, value]));
}
