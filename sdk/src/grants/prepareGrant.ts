import type { Client } from "../client.js";
import { NODE_REFUSED } from "../errors/catalogue/deployment.js";
import { GRANT_IN_CUSTODY } from "../errors/catalogue/grants.js";
import { LICENSE_REGISTRY_UNKNOWN_LICENSE } from "../errors/catalogue/registries.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { isCustody } from "../licenses/custody.js";
import { requireLicenseId, type LicenseId } from "../licenses/licenseId.js";
import { fieldsToBits } from "../licenseTypes/fields.js";
import type { LicenseType } from "../licenseTypes/LicenseType.js";
import { read } from "../transactions/read.js";
import { requireGrant, requireTypeOf, type Grant } from "./Grant.js";
import { commitMatter, openMatter, type Matter } from "./matter.js";
import { randomHash } from "./randomHash.js";

/** What a grant of either kind says. */
export interface GrantTerms {
  readonly type: LicenseType;
  readonly license: LicenseId;
  /** Number of the authority that may use the license. */
  readonly consumer: number;
  /** What for; a random salt is added where it is left out. */
  readonly matter: { readonly code: string; readonly salt?: string };
  /** Names of the fields that may be asked for; none lets the consumer see the status alone. */
  readonly fields: readonly string[];
}

/** Parameters of {@link prepareGrant}. */
export interface PrepareGrantParameters extends GrantTerms {
  /** First second at which it is valid, Unix time; at once if left out. */
  readonly notBefore?: number;
  /** Last such second. */
  readonly notAfter: number;
  /** How often it may be used; once if left out. */
  readonly maxUses?: number;
  /** Tells two grants of the same terms apart, 32 bytes in hexadecimal; random if left out. */
  readonly nonce?: string;
}

/** A grant that is ready to be signed, and what opens its matter. */
export interface PreparedGrant {
  readonly grant: Grant;
  readonly matter: Matter;
}

/**
 * Prepares a holder's consent to uses, for the holder to sign: takes the holder and the binding from the chain.
 *
 * @throws {ElicenseError} LICENSE_REGISTRY_UNKNOWN_LICENSE; GRANT_IN_CUSTODY where the license has no holder's account,
 * and so nobody who could grant; GRANT_FORM with the field; FIELD_UNKNOWN; or the node's trouble.
 * @example
 * const { grant, matter } = await prepareGrant(client, {
 *   type: lawyer, license, consumer: 5, matter: { code: "COUNSEL-ADMISSION" }, fields: ["name"], notAfter,
 * });
 */
export async function prepareGrant(client: Client, parameters: PrepareGrantParameters): Promise<PreparedGrant> {
  const { notBefore, notAfter, maxUses = 1, nonce = randomHash() } = parameters;
  return prepare(client, parameters, ({ latest }) => ({
    kind: "CONSENT",
    notBefore: notBefore ?? latest,
    notAfter,
    maxUses,
    nonce,
  }));
}

/** The license's binding, and what the terms of either kind come to. */
export async function prepare(
  client: Client,
  { type, license, consumer, matter: named, fields }: GrantTerms,
  rest: (time: { readonly latest: number }) => Pick<Grant, "kind" | "notBefore" | "notAfter" | "maxUses" | "nonce">,
): Promise<PreparedGrant> {
  requireTypeOf(requireLicenseId(license, "license"), type);
  const bits = fieldsToBits(type, fields);
  const matter = openMatter(named);
  const commitment = commitMatter(matter.code, matter.salt);

  return read(client, async () => {
    const block = await client.provider.getBlock("latest");
    if (block === null) {
      throw new ElicenseError(NODE_REFUSED, { reason: { en: "no latest block", zh: "未给出最新区块" } });
    }
    const [status, , , holder, binding] = await client.contracts.licenses.conditionOf(license, {
      blockTag: block.number,
    });
    if (status === 0n) throw new ElicenseError(LICENSE_REGISTRY_UNKNOWN_LICENSE, { id: license });
    if (isCustody(holder)) throw new ElicenseError(GRANT_IN_CUSTODY, { id: license });

    const grant = requireGrant({
      ...rest({ latest: block.timestamp }),
      license,
      holder,
      binding: Number(binding),
      consumer,
      matter: commitment,
      fields: bits,
    });
    return { grant, matter };
  });
}
