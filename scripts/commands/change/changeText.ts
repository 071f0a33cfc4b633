import type { Client, ProposedChange } from "@elicense/sdk";

import { list } from "../../output/table.js";
import { shanghaiTime } from "../../output/time.js";
import { decodeAdministration, type AdministrativeCall } from "../administer/AdministrativeCall.js";
import { callText } from "../administer/callWords.js";
import { spanText } from "../administer/reportText.js";
import type { Invocation } from "../support/Command.js";

/** A change that waits, and what it does by its own bytes. */
export interface DescribedChange extends ProposedChange {
  readonly call: AdministrativeCall;
  /** Whether it may be carried out now. */
  readonly ready: boolean;
}

/**
 * Decodes what a waiting change does.
 *
 * @param now - The chain's time, Unix time in seconds.
 * @throws {ElicenseError} The node's trouble.
 */
export async function describeChange(client: Client, proposed: ProposedChange, now: number): Promise<DescribedChange> {
  const call = await decodeAdministration(client, proposed.change, true);
  return { ...proposed, call, ready: proposed.readyAt <= now };
}

/** Says how long it is until a change may be carried out, or until it lapses. */
export function waitText({ ready, readyAt, expiresAt }: DescribedChange, now: number, { text }: Invocation): string {
  return ready
    ? text("change.ready", { left: spanText(expiresAt - now, { text }) })
    : text("change.waits", { left: spanText(readyAt - now, { text }) });
}

/** Says in words what a change does, who proposed it, and when it may be carried out. */
export async function changeText(
  client: Client,
  described: DescribedChange,
  now: number,
  invocation: Invocation,
): Promise<string> {
  const { text } = invocation;
  const { operation, proposer, readyAt, expiresAt } = described;
  const rows = [
    [text("change.operation"), operation],
    [text("change.proposer"), proposer],
    [text("change.readyAt"), shanghaiTime(readyAt)],
    [text("change.expiresAt"), shanghaiTime(expiresAt)],
    [text("column.state"), waitText(described, now, invocation)],
  ] as const;
  return [
    await callText(client, described.call, invocation),
    list(rows.map(([name, value]) => [`  ${name}`, value])),
  ].join("\n");
}

/** A change for programs. */
export function changeData({ call, ready, ...proposed }: DescribedChange): object {
  return { state: ready ? "ready" : "waiting", call, ...proposed };
}
