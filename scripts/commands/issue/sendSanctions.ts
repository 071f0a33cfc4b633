import { ElicenseError, type Client, type Receipt } from "@elicense/sdk";

import type { Ledger, LicenseState } from "./Ledger.js";
import { readBook } from "./readBook.js";
import { concernsLicenses, wasInterrupted, wasNotSent } from "./refusals.js";
import { sendSanction } from "./sanctionCall.js";
import type { PlannedSanction, SanctionLedger } from "./SanctionLedger.js";

/** Parameters of {@link sendSanctions}. */
export interface SendSanctionsParameters {
  readonly ledger: Ledger;
  readonly sanctions: SanctionLedger;
  /** Told of each transaction that was carried out. */
  readonly sent: (receipt: Receipt) => void;
}

/** Most licenses whose sanctions are on their way at once: fewer transactions than a node's pool takes of one account. */
const underWayMost = 64;

const issued: ReadonlySet<LicenseState> = new Set<LicenseState>(["issued", "already"]);

/**
 * Enters what stands against the licenses of a batch that are issued: those of a license one after the other, each a
 * transaction of its own. What the registry refuses is taken down, and the rest goes on.
 *
 * @param position - Place of the batch.
 * @throws What keeps every sanction from being entered, or leaves open whether one was.
 */
export async function sendSanctions(
  client: Client,
  position: number,
  parameters: SendSanctionsParameters,
): Promise<void> {
  const { ledger, sanctions } = parameters;
  const pending = Map.groupBy(sanctions.ofBatch(position, "pending"), ({ row }) => row.licenseLine);
  if (pending.size === 0) return;
  const toSend: (readonly PlannedSanction[])[] = [];
  for (const { line, state } of ledger.batch(position).licenses) {
    const own = pending.get(line) ?? [];
    if (issued.has(state)) toSend.push(own);
    if (state !== "refused") continue;
    for (const { row } of own) sanctions.change(row.line, { state: "skipped" });
  }
  for (let start = 0; start < toSend.length; start += underWayMost) {
    const licenses = toSend.slice(start, start + underWayMost);
    const ended = await Promise.allSettled(licenses.map((own) => sendOnLicense(client, own, parameters)));
    const failed = ended.find((each) => each.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  }
}

async function sendOnLicense(
  client: Client,
  all: readonly PlannedSanction[],
  parameters: SendSanctionsParameters,
): Promise<void> {
  for (const sanction of all) await sendOne(client, sanction, parameters);
}

async function sendOne(
  client: Client,
  sanction: PlannedSanction,
  { sanctions, sent }: SendSanctionsParameters,
): Promise<void> {
  const { line } = sanction.row;
  try {
    const receipt = await sendSanction(client, sanction);
    sanctions.change(line, { state: "entered", block: receipt.block, transaction: receipt.transactionHash });
    sent(receipt);
  } catch (error) {
    if (error instanceof ElicenseError && concernsLicenses(error)) {
      // Another machine may have entered it meanwhile.
      const record = (await readBook(client, sanction.plan)).find(sanction);
      if (record === undefined) sanctions.change(line, { state: "refused", refusal: error });
      else sanctions.change(line, { state: "already", block: record.block, transaction: record.transactionHash });
      return;
    }
    if (!wasNotSent(error) && !wasInterrupted(error)) sanctions.change(line, { state: "unknown" });
    throw error;
  }
}
