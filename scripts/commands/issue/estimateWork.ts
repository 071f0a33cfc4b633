import { prepareIssueBatch, type Client, type LicenseType } from "@elicense/sdk";

import type { Estimate } from "./IssueReport.js";
import type { LedgerBatch } from "./Ledger.js";
import { measurePeriod } from "./measurePeriod.js";

/** Parameters of {@link estimateWork}. */
export interface EstimateParameters {
  readonly type: LicenseType;
  /** A batch of those that are to be sent. */
  readonly sample: LedgerBatch;
  /** How many licenses are to be sent. */
  readonly licenses: number;
}

/**
 * Estimates what issuing is going to take, by the gas of one batch and by the chain's latest blocks.
 *
 * @returns `null` where the batch cannot be tried, since the registry refuses it.
 */
export async function estimateWork(
  client: Client,
  { type, sample, licenses }: EstimateParameters,
): Promise<Estimate | null> {
  const { gas: ofSample } = await prepareIssueBatch(client, { type, ...sample });
  if (ofSample === undefined) return null;
  const gas = (ofSample * BigInt(licenses)) / BigInt(sample.licenses.length);
  return { gas, seconds: await secondsOf(client, gas) };
}

async function secondsOf({ provider }: Client, gas: bigint): Promise<number | null> {
  const latest = await provider.getBlock("latest");
  const period = latest === null ? null : await measurePeriod(provider, latest);
  if (latest === null || period === null) return null;
  return Math.ceil(Number(gas / latest.gasLimit) + 1) * Math.ceil(period);
}
