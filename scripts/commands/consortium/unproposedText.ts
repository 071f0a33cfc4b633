import { consortiumInterface, interfaces, type Client, type UnproposedExecution } from "@elicense/sdk";

import { table } from "../../output/table.js";
import type { Invocation } from "../support/Command.js";

/** Lists what was signed off the chain and carried out, the oldest first; nothing where there is nothing of the kind. */
export function unproposedText(
  client: Client,
  unproposed: readonly UnproposedExecution[],
  { text }: Invocation,
): readonly string[] {
  if (unproposed.length === 0) return [];
  const headers = ["block", "contract", "call", "transaction"] as const;
  const rows = unproposed.map(({ block, to, data, transactionHash }) => [
    String(block),
    nameOf(client, to),
    callOf(data),
    transactionHash,
  ]);
  return [
    "",
    text("consortium.unproposed"),
    table(
      headers.map((name) => text(`column.${name}`)),
      rows,
    ),
  ];
}

function nameOf({ deployment }: Client, address: string): string {
  const contract = Object.values(deployment.contracts).find((each) => each.address === address);
  return contract === undefined ? address : `${contract.name} ${address}`;
}

/** The function's name where it is known, else the bytes that choose it. */
function callOf(data: string): string {
  if (data === "0x") return "–";
  const known = [interfaces.accessManager, consortiumInterface];
  return (
    known.map((each) => each.parseTransaction({ data })?.name).find((name) => name !== undefined) ?? data.slice(0, 10)
  );
}
