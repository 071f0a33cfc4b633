import type { Figures } from "../Figures.js";
import { gasOf } from "../gasOf.js";
import { BATCH, sequence } from "../samples.js";
import { approve } from "./approve.js";
import { LICENSE_TYPE, Reason } from "./catalog.js";
import { decisionFor, forNewHolder, inCustody, issueMany } from "./licenses.js";
import type { Stage } from "./setStage.js";

/** Measures what it takes to issue, by an authority whose register is begun. */
export async function measureIssuing(stage: Stage): Promise<Figures> {
  const { licenses, anhui, hefei } = stage;
  const asAnhui = licenses.connect(anhui.operator);
  const grant = decisionFor(Reason.Grant);
  await issueMany(stage, ["the first of the register"]);

  const reviewed = [LICENSE_TYPE, forNewHolder("reviewed"), decisionFor(Reason.ReviewedGrant, hefei.id)] as const;
  await approve(stage, hefei.operator, anhui, await licenses.issue.populateTransaction(...reviewed));
  const holders = sequence("batch", BATCH).map(forNewHolder);
  const kept = sequence("batch in custody", BATCH).map(inCustody);
  const most = sequence("largest batch", Number(await licenses.MAX_BATCH())).map(forNewHolder);

  return {
    issue: await gasOf(asAnhui.issue(LICENSE_TYPE, forNewHolder("one"), grant)),
    issueInCustody: await gasOf(asAnhui.issue(LICENSE_TYPE, inCustody("one in custody"), grant)),
    issueReviewed: await gasOf(asAnhui.issue(...reviewed)),
    issueBatch100Each: await gasOf(asAnhui.issueBatch(LICENSE_TYPE, holders, grant), BATCH),
    issueBatch100InCustodyEach: await gasOf(asAnhui.issueBatch(LICENSE_TYPE, kept, grant), BATCH),
    issueBatchLargest: await gasOf(asAnhui.issueBatch(LICENSE_TYPE, most, grant)),
  };
}
