import type { Client } from "@elicense/sdk";

import type { Interruption } from "../../interruption.js";
import type { Ledger } from "./Ledger.js";
import type { SanctionLedger } from "./SanctionLedger.js";
import type { Sending } from "./Sending.js";
import { sendSanctions } from "./sendSanctions.js";

/** Parameters of {@link enterEarlier} and {@link sendSanctioned}. */
export interface SendSanctionedParameters {
  readonly ledger: Ledger;
  readonly sanctions: SanctionLedger;
  readonly interruption: Interruption;
  readonly sending: Sending;
}

/** Enters what stands against licenses that were issued, and an earlier run did not come to. */
export async function enterEarlier(client: Client, parameters: SendSanctionedParameters): Promise<void> {
  const { sanctions, interruption, sending } = parameters;
  for (const position of sanctions.toDo()) {
    if (interruption.signal.aborted || sending.hasFailed()) return;
    await enter(client, position, parameters);
  }
}

/**
 * Issues a batch and enters what stands against its licenses, the one right after the other: nobody's wish to end the
 * program comes between them.
 *
 * @param position - Place of the batch.
 * @param issue - Issues it; it throws nothing.
 */
export async function sendSanctioned(
  client: Client,
  position: number,
  issue: () => Promise<void>,
  parameters: SendSanctionedParameters,
): Promise<void> {
  let end: (() => void) | undefined;
  try {
    end = parameters.interruption.beginAll();
    await issue();
    await enter(client, position, parameters);
  } catch (error) {
    parameters.sending.fail(error, "sending");
  } finally {
    end?.();
  }
}

async function enter(
  client: Client,
  position: number,
  { ledger, sanctions, sending }: SendSanctionedParameters,
): Promise<void> {
  await sendSanctions(client, position, { ledger, sanctions, sent: sending.count }).catch((error: unknown) => {
    sending.fail(error, "sending");
  });
}
