import {
  fieldsFromBits,
  findBlock,
  getGrantState,
  predictUseUnderGrant,
  type Client,
  type GrantState,
  type Outcome,
  type SignedGrant,
} from "@elicense/sdk";
import { ZeroHash } from "ethers";

import { describeGrant, type DescribedGrant } from "./describeGrant.js";

/** How a grant stands. */
export interface JudgedGrant extends DescribedGrant {
  readonly state: GrantState;
  /** How a use for its matter, of all its fields, would come out now. */
  readonly outcome: Outcome;
}

/**
 * Asks the chain how a grant stands: its consumer's use for its own matter is tried, signature included, and nothing is
 * recorded.
 *
 * @throws {ElicenseError} AUTHORITY_REGISTRY_NOT_ACCREDITED where its consumer may use no license; ACCESS_LOG_UNKNOWN_LICENSE;
 * the node's trouble.
 */
export async function judgeGrant(client: Client, signed: SignedGrant): Promise<JudgedGrant> {
  const described = await describeGrant(client, signed);
  const { grant } = signed;
  const { number: block } = await findBlock(client);
  const outcome = await predictUseUnderGrant(client, {
    ...signed,
    type: described.type,
    consumer: grant.consumer,
    // Grants of either kind allow it.
    action: "VERIFY",
    challenge: grant.nonce,
    fields: fieldsFromBits(described.type, grant.fields),
    context: ZeroHash,
    block,
  });
  const state = await getGrantState(client, { id: described.id, block });
  return { ...described, state, outcome };
}
