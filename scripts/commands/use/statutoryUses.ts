import {
  parseLicenseId,
  requireLicenseType,
  use,
  useBatch,
  type Client,
  type UsageAction,
  type UseParameters,
} from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import type { Invocation } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { fieldNames } from "../support/fieldNames.js";
import { resolveLicense } from "../support/resolveLicense.js";
import type { Target } from "../verify/findTargets.js";
import type { AskedUse, AskedUses, RecordedUses } from "./AskedUse.js";

/** What is asked for of each license. */
export interface StatutoryTerms {
  /** Number of the use on the published list. */
  readonly matter: number;
  /** Names of fields, separated by commas. */
  readonly fields: string;
  readonly action: UsageAction;
  readonly context: string;
}

/**
 * Makes ready to use licenses by statutory duty. All are looked at before the first is used.
 *
 * @throws {CommandError} USAGE_LICENSE_ARGUMENT, or as `resolveLicense`.
 * @throws {ElicenseError} FIELD_UNKNOWN; DOCUMENT_ codes; the node's trouble.
 */
export async function statutoryUses(
  client: Client,
  targets: readonly Target[],
  { matter, fields, action, context }: StatutoryTerms,
  invocation: Invocation,
): Promise<AskedUses> {
  const uses: AskedUse[] = [];
  const requests: UseParameters[] = [];
  for (const target of targets) {
    if (target.kind === "input") throw new CommandError("usage.licenseArgument", exitCodes.usage);
    const { id } = await resolveLicense(client, target.name, invocation);
    const type = requireLicenseType(client, parseLicenseId(id).licenseType);
    uses.push({ name: target.name, id, type });
    requests.push({ type, id, action, matter, fields: fieldNames(type, fields), context });
  }
  return { uses, send: (from, count) => send(client, requests.slice(from, from + count)) };
}

async function send(client: Client, requests: readonly UseParameters[]): Promise<RecordedUses> {
  const [only, ...others] = requests;
  if (only === undefined || others.length > 0) return useBatch(client, { uses: requests });
  const { record, ...receipt } = await use(client, only);
  return { records: [record], ...receipt };
}
