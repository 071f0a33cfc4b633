import { id as hashOf, Wallet } from "ethers";

import type { GrantStruct, IAccessLog } from "../../../../typechain-types/contracts/interfaces/IAccessLog.js";
import { TODAY } from "../openChain.js";
import { admission, LICENSE_TYPE, Reason } from "./catalog.js";
import { decisionFor, forNewHolder } from "./licenses.js";
import type { Stage } from "./setStage.js";
import { GrantKind } from "./terms.js";

/** A license, and the key of the holder that it is bound to. */
export interface HeldLicense {
  readonly id: string;
  readonly holder: Wallet;
}

const today = Date.parse(TODAY) / 1_000;
const DAY = 86_400;

/** Issues licenses of Anhui's, each to a holder of its own. */
export async function issueToHolders({ licenses, anhui }: Stage, names: readonly string[]): Promise<HeldLicense[]> {
  const holders = names.map((name) => new Wallet(hashOf(`key of ${name}`)));
  const drafts = names.map((name, i) => ({ ...forNewHolder(name), holder: at(holders, i).address }));
  const parameters = [LICENSE_TYPE, drafts, decisionFor(Reason.Grant)] as const;
  const asAnhui = licenses.connect(anhui.operator);
  const ids = await asAnhui.issueBatch.staticCall(...parameters);
  await asAnhui.issueBatch(...parameters);
  return ids.map((id, i) => ({ id, holder: at(holders, i) }));
}

/** A holder's consent to any number of uses by the court, within a year. */
export function consentTo({ court }: Stage, { id, holder }: HeldLicense): GrantStruct {
  return {
    ...{ kind: GrantKind.Consent, license: id, holder: holder.address, binding: 0, consumer: court.id },
    ...{ matter: hashOf("matter and salt"), fields: admission.fields, notBefore: today - DAY },
    ...{ notAfter: today + 365 * DAY, maxUses: 1_000, nonce: hashOf(`grant for ${id}`) },
  };
}

/** The holder's signature of a grant. */
export async function sign(
  { accessLog }: Stage,
  { holder }: HeldLicense,
  grant: GrantStruct,
): Promise<IAccessLog.HolderSignatureStruct> {
  const [, name, version, chainId, verifyingContract] = await accessLog.eip712Domain();
  const signature = await holder.signTypedData({ name, version, chainId, verifyingContract }, grantTypes, grant);
  return { signer: holder.address, signature };
}

/** Stores a consent to each license, ahead of its use. */
export async function openGrants(stage: Stage, held: readonly HeldLicense[]): Promise<GrantStruct[]> {
  const grants = held.map((license) => consentTo(stage, license));
  for (const [i, grant] of grants.entries()) {
    await stage.accessLog.openGrant(grant, await sign(stage, at(held, i), grant));
  }
  return grants;
}

const grantTypes = {
  Grant: [
    { name: "kind", type: "uint8" },
    { name: "license", type: "bytes32" },
    { name: "holder", type: "address" },
    { name: "binding", type: "uint8" },
    { name: "consumer", type: "uint32" },
    { name: "matter", type: "bytes32" },
    { name: "fields", type: "uint128" },
    { name: "notBefore", type: "uint40" },
    { name: "notAfter", type: "uint40" },
    { name: "maxUses", type: "uint32" },
    { name: "nonce", type: "bytes32" },
  ],
};

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError("there is one for each");
  return item;
}
