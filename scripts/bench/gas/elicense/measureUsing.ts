import { id as hashOf } from "ethers";

import type { IAccessLog } from "../../../../typechain-types/contracts/interfaces/IAccessLog.js";
import type { Figures } from "../Figures.js";
import { gasOf } from "../gasOf.js";
import { BATCH, sequence } from "../samples.js";
import { admission, Matter } from "./catalog.js";
import { issueMany } from "./licenses.js";
import type { Stage } from "./setStage.js";
import { Outcome, UsageAction } from "./terms.js";

/**
 * Measures what it takes to use licenses by statutory duty, by a consumer that did so before: the first use of a
 * license, which opens its usage book, and later ones.
 */
export async function measureUsing(stage: Stage): Promise<Figures> {
  const asCourt = stage.accessLog.connect(stage.court.operator);
  const [used = "", ...hundred] = await issueMany(stage, sequence("used", 1 + BATCH));
  const most = await issueMany(stage, sequence("used in the largest batch", Number(await asCourt.MAX_BATCH())));

  const useOne = async (id: string): Promise<number> => {
    const request = requestFor(id, 0);
    requireAllowed([await asCourt.use.staticCall(request)]);
    return gasOf(asCourt.use(request));
  };
  const useMany = async (ids: readonly string[], items = ids.length): Promise<number> => {
    const requests = ids.map(requestFor);
    requireAllowed(await asCourt.useBatch.staticCall(requests));
    return gasOf(asCourt.useBatch(requests), items);
  };
  await useMany(await issueMany(stage, ["the first that the court used"]));

  return {
    useStatutoryFirst: await useOne(used),
    useStatutory: await useOne(used),
    useBatch100StatutoryFirstEach: await useMany(hundred),
    useBatch100StatutoryEach: await useMany(hundred),
    useBatch100OneLicenseStatutoryEach: await useMany(new Array<string>(BATCH).fill(used)),
    useBatchLargest: await useMany(most, 1),
  };
}

function requestFor(id: string, index: number): IAccessLog.UseRequestStruct {
  const { fields } = admission;
  return { id, action: UsageAction.Verify, matter: Matter.Admission, fields, context: hashOf(`case ${index}`) };
}

function requireAllowed(outcomes: readonly bigint[]): void {
  if (outcomes.some((outcome) => outcome !== Outcome.Allowed)) throw new RangeError("a use would be denied");
}
