import { getAddress } from "ethers";

import { requireAccount } from "../account.js";
import type { Client } from "../client.js";
import { checkSignerChange, readSignerList } from "./checkSignerChange.js";
import type { Change } from "./decodeChange.js";
import { encodeSignerChange, type DecodedSignerChange, type SignerChange } from "./SignerChange.js";
import { previousOf } from "./SignerList.js";

/**
 * Makes a change of who decides, for a proposal of the consortium, and places it by the account's list of now: where that list
 * changes before the proposal is carried out, a removal or a replacement has to be proposed again.
 *
 * @returns The change as a call of the account to itself; `{ kind: "SIGNERS", change }` proposes it.
 * @throws {ElicenseError} ADDRESS_FORM; CONSORTIUM_SIGNER_BARRED for what can sign for no department; CONSORTIUM_PROPOSAL_FORM
 * for a threshold that is no number of signers; what `checkSignerChange` refuses; or the node's trouble.
 * @example
 * const [lost = ""] = consortium.signers;
 * const change = await planSignerChange(member, { kind: "REPLACE", signer: lost, replacement: account });
 * const proposal = await planConsortiumProposal(member, { calls: [{ kind: "SIGNERS", change }] });
 * await approveConsortiumProposal(member, { proposal });
 */
export async function planSignerChange(client: Client, wanted: SignerChange): Promise<Change> {
  const change = encodeSignerChange(client, await place(client, wanted));
  await checkSignerChange(client, change);
  return change;
}

async function place(client: Client, wanted: SignerChange): Promise<DecodedSignerChange> {
  if (wanted.kind === "ADD" || wanted.kind === "THRESHOLD") return { ...wanted, previous: null };
  const { signers } = await readSignerList(client);
  const signer = getAddress(requireAccount(wanted.signer, "signer"));
  return { ...wanted, signer, previous: previousOf(signers, signer) };
}
