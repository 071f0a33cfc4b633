import type { Figures } from "../Figures.js";
import { gasOf } from "../gasOf.js";
import { TODAY } from "../openChain.js";
import { approve } from "./approve.js";
import { Reason } from "./catalog.js";
import { decisionFor, forNewHolder, issueMany } from "./licenses.js";
import type { Stage } from "./setStage.js";
import { dayNumber, Region } from "./terms.js";

const suspendedThrough = dayNumber(TODAY) + 120;

/**
 * Measures what it takes to manage a license, each action on one of its own: as the first action after its issue, which
 * opens the license's book, or as a later one.
 */
export async function measureManaging(stage: Stage): Promise<Figures> {
  const { licenses, anhui, shanghai } = stage;
  const asAnhui = licenses.connect(anhui.operator);
  const asShanghai = licenses.connect(shanghai.operator);

  const assessment = decisionFor(Reason.Assessment);
  const penalty = decisionFor(Reason.L49);
  const suspension = decisionFor(Reason.L48);
  const issued = async (name: string): Promise<string> => (await issueMany(stage, [name]))[0] ?? "";
  const opened = async (name: string): Promise<string> => {
    const id = await issued(name);
    await asAnhui.annotate(id, assessment);
    return id;
  };

  const checked = [await issued("checked"), decisionFor(Reason.L49SecondKey, anhui.id)] as const;
  await approve(stage, anhui.checker, anhui, await licenses.revoke.populateTransaction(...checked));
  const renewed = { ...forNewHolder("renewed, second version"), holder: forNewHolder("renewed").holder };
  const arriving = { ...forNewHolder("moved there"), holder: forNewHolder("moved").holder, region: Region.Shanghai };
  const move = [await issued("moved"), arriving, decisionFor(Reason.Move, anhui.id)] as const;
  // Shanghai's register is begun by another move.
  const earlier = [await issued("moved before"), { ...arriving, root: forNewHolder("earlier").root }, move[2]] as const;
  await approve(stage, anhui.operator, shanghai, await licenses.transfer.populateTransaction(...earlier));
  await asShanghai.transfer(...earlier);

  return {
    revokeFirst: await gasOf(asAnhui.revoke(await issued("revoked"), penalty)),
    revokeLater: await gasOf(asAnhui.revoke(await opened("revoked later"), penalty)),
    revokeSecondKey: await gasOf(asAnhui.revoke(...checked)),
    suspendFirst: await gasOf(asAnhui.suspend(await issued("suspended"), suspension, suspendedThrough)),
    suspendLater: await gasOf(asAnhui.suspend(await opened("suspended later"), suspension, suspendedThrough)),
    annotateFirst: await gasOf(asAnhui.annotate(await issued("annotated"), assessment)),
    annotateLater: await gasOf(asAnhui.annotate(await opened("annotated later"), assessment)),
    reissue: await gasOf(asAnhui.reissue(await issued("renewed"), renewed, decisionFor(Reason.DataChange))),
    approveAction: await gasOf(
      approve(stage, anhui.operator, shanghai, await licenses.transfer.populateTransaction(...move)),
    ),
    transferAcrossProvinces: await gasOf(asShanghai.transfer(...move)),
  };
}
