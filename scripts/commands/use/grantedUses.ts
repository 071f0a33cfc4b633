import {
  parseLicenseId,
  requireLicenseType,
  useBatchUnderGrants,
  useUnderGrant,
  type Client,
  type LicenseId,
  type UsageAction,
  type UseUnderGrantParameters,
} from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { readGrant } from "../grant/grantFile.js";
import type { Invocation } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { fieldNames } from "../support/fieldNames.js";
import { resolveLicense } from "../support/resolveLicense.js";
import type { Target } from "../verify/findTargets.js";
import type { AskedUse, AskedUses, RecordedUses } from "./AskedUse.js";

/** What is asked for under each grant. */
export interface GrantedTerms {
  /** Code of the matter at hand, as the consumer knows it: a grant for another one denies the use. */
  readonly matter: string;
  /** Names of fields, separated by commas. */
  readonly fields: string;
  readonly action: UsageAction;
  readonly context: string;
  /** The challenge that this desk showed, where the grant is a presentation. */
  readonly challenge?: string;
}

/**
 * Makes ready to use licenses under their holders' grants. All are looked at before the first is used.
 *
 * @param files - Files of the grants; a use for each.
 * @param targets - The licenses, where they are named too: those of the grants, and no others.
 * @throws {CommandError} USE_NOT_GRANTED or USE_NOT_NAMED where grants and licenses are of different ones;
 * USE_CHALLENGE_MISSING for a presentation; FILE_UNREADABLE, or as `resolveLicense`.
 * @throws {ElicenseError} A SIGNED_GRANT_ code; GRANT_FORM, with `challenge` where a presentation answers another one;
 * FIELD_UNKNOWN; the node's trouble.
 */
export async function grantedUses(
  client: Client,
  { files, targets }: { readonly files: readonly string[]; readonly targets: readonly Target[] },
  terms: GrantedTerms,
  invocation: Invocation,
): Promise<AskedUses> {
  const { action, context, challenge } = terms;
  const uses: AskedUse[] = [];
  const requests: UseUnderGrantParameters[] = [];
  for (const file of files) {
    const { grant, matter, signature } = await readGrant(client, file);
    if (grant.kind === "PRESENTATION" && challenge === undefined) {
      throw new CommandError("use.challengeMissing", exitCodes.usage, { file });
    }
    const type = requireLicenseType(client, parseLicenseId(grant.license).licenseType);
    uses.push({ name: file, id: grant.license, type });
    requests.push({
      ...{ type, grant, signature, action, context },
      // Not what the grant says that it is for: what the consumer has at hand.
      matter: { code: terms.matter, salt: matter.salt },
      fields: fieldNames(type, terms.fields),
      ...(challenge !== undefined && { challenge }),
    });
  }
  if (targets.length > 0) await requireSame(client, uses, targets, invocation);
  return { uses, send: (from, count) => send(client, requests.slice(from, from + count)) };
}

/** Refuses a document of one license with a grant for another one. */
async function requireSame(
  client: Client,
  uses: readonly AskedUse[],
  targets: readonly Target[],
  invocation: Invocation,
): Promise<void> {
  const named = new Set<LicenseId>();
  for (const { name } of targets) {
    const { id } = await resolveLicense(client, name, invocation);
    if (!uses.some((use) => use.id === id)) throw new CommandError("use.notGranted", exitCodes.usage, { name });
    named.add(id);
  }
  const other = uses.find(({ id }) => !named.has(id));
  if (other !== undefined) throw new CommandError("use.notNamed", exitCodes.usage, { file: other.name });
}

async function send(client: Client, requests: readonly UseUnderGrantParameters[]): Promise<RecordedUses> {
  const [only, ...others] = requests;
  if (only === undefined || others.length > 0) return useBatchUnderGrants(client, { uses: requests });
  const { record, ...receipt } = await useUnderGrant(client, only);
  return { records: [record], ...receipt };
}
