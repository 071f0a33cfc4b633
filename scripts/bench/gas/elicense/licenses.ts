import { id as hashOf, ZeroAddress } from "ethers";

import type {
  DecisionStruct,
  ILicenseRegistry,
} from "../../../../typechain-types/contracts/interfaces/ILicenseRegistry.js";
import { TODAY } from "../openChain.js";
import { addressOf } from "../samples.js";
import { LICENSE_TYPE, Reason } from "./catalog.js";
import type { Stage } from "./setStage.js";
import { dayNumber, Region } from "./terms.js";

/** A license of Hefei's for a holder who has none yet. */
export function forNewHolder(name: string): ILicenseRegistry.NewLicenseStruct {
  return { root: hashOf(`document of ${name}`), holder: addressOf(name), region: Region.Hefei, validThrough: 0 };
}

/** The same, but in the issuing authority's custody. */
export function inCustody(name: string): ILicenseRegistry.NewLicenseStruct {
  return { ...forNewHolder(name), holder: ZeroAddress };
}

/** A decision of today's. */
export function decisionFor(reason: number, approver = 0n): DecisionStruct {
  return { reason, documentHash: hashOf(`decision for ${reason}`), approver, effectiveOn: dayNumber(TODAY) };
}

/** Issues licenses of Anhui's, and gives their ids. */
export async function issueMany({ licenses, anhui }: Stage, names: readonly string[]): Promise<string[]> {
  const parameters = [LICENSE_TYPE, names.map(forNewHolder), decisionFor(Reason.Grant)] as const;
  const asAnhui = licenses.connect(anhui.operator);
  const ids = await asAnhui.issueBatch.staticCall(...parameters);
  await asAnhui.issueBatch(...parameters);
  return ids;
}
