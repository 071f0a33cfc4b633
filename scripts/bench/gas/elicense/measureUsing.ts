import { id as hashOf } from "ethers";

import type { GrantStruct, IAccessLog } from "../../../../typechain-types/contracts/interfaces/IAccessLog.js";
import type { Figures } from "../Figures.js";
import { gasOf } from "../gasOf.js";
import { BATCH, sequence } from "../samples.js";
import { admission, Matter } from "./catalog.js";
import { consentTo, type HeldLicense, issueToHolders, openGrants, sign } from "./grants.js";
import { issueMany } from "./licenses.js";
import type { Stage } from "./setStage.js";
import { Outcome, UsageAction } from "./terms.js";

/** Measures what it takes to use licenses, by a consumer that did so before. */
export async function measureUsing(stage: Stage): Promise<Figures> {
  await useMany(stage, await issueMany(stage, ["the first that the court used"]));
  return { ...(await measureStatutory(stage)), ...(await measureConsent(stage)) };
}

/** By statutory duty: the first use of a license, which opens its usage book, and later ones. */
async function measureStatutory(stage: Stage): Promise<Figures> {
  const [used = "", ...hundred] = await issueMany(stage, sequence("used", 1 + BATCH));
  const maximum = Number(await stage.accessLog.MAX_BATCH());
  const most = await issueMany(stage, sequence("used in the largest batch", maximum));

  const [first, later] = [await useOne(stage, used), await useOne(stage, used)];

  return {
    useStatutoryFirst: first,
    useStatutory: later,
    openUsageBook: first - later,
    useBatch100StatutoryFirstEach: await useMany(stage, hundred),
    useBatch100StatutoryEach: await useMany(stage, hundred),
    useBatch100OneLicenseStatutoryEach: await useMany(stage, new Array<string>(BATCH).fill(used)),
    useBatchLargest: await useMany(stage, most, 1),
  };
}

/** By the holder's consent: one that is stored ahead, in opened books, and one that comes with its signature. */
async function measureConsent(stage: Stage): Promise<Figures> {
  const [used, signing, ...hundred] = await issueToHolders(stage, sequence("consented to", 2 + BATCH));
  if (used === undefined || signing === undefined) throw new RangeError("there are licenses to be consented to");
  await useMany(
    stage,
    [used, signing, ...hundred].map(({ id }) => id),
  );
  const [grant] = await openGrants(stage, [used]);
  if (grant === undefined) throw new RangeError("there is a grant to be used");
  const grants = await openGrants(stage, hundred);
  // The first use of a grant changes its state the most.
  await useGranted(stage, grant);
  await useManyGranted(stage, grants);

  return {
    useConsentSigned: await useSigned(stage, signing),
    useConsent: await useGranted(stage, grant),
    useBatch100ConsentEach: await useManyGranted(stage, grants),
    useBatch100OneLicenseConsentEach: await useManyGranted(stage, [grant], BATCH),
  };
}

async function useOne(stage: Stage, id: string): Promise<number> {
  const asCourt = stage.accessLog.connect(stage.court.operator);
  const request = requestFor(id, 0);
  requireAllowed([await asCourt.use.staticCall(request)]);
  return gasOf(asCourt.use(request));
}

async function useMany(stage: Stage, ids: readonly string[], items = ids.length): Promise<number> {
  const asCourt = stage.accessLog.connect(stage.court.operator);
  const requests = ids.map(requestFor);
  requireAllowed(await asCourt.useBatch.staticCall(requests));
  return gasOf(asCourt.useBatch(requests), items);
}

async function useGranted(stage: Stage, grant: GrantStruct): Promise<number> {
  const asCourt = stage.accessLog.connect(stage.court.operator);
  const parameters = [grantedRequest(grant, 0), grant] as const;
  requireAllowed([await asCourt.useUnderGrant.staticCall(...parameters)]);
  return gasOf(asCourt.useUnderGrant(...parameters));
}

async function useSigned(stage: Stage, held: HeldLicense): Promise<number> {
  const asCourt = stage.accessLog.connect(stage.court.operator);
  const grant = consentTo(stage, held);
  const parameters = [grantedRequest(grant, 0), grant, await sign(stage, held, grant)] as const;
  requireAllowed([await asCourt.useUnderSignedGrant.staticCall(...parameters)]);
  return gasOf(asCourt.useUnderSignedGrant(...parameters));
}

/** Uses licenses under grants: each under the one in its own place, or as many under a single one. */
async function useManyGranted(stage: Stage, grants: GrantStruct[], uses = grants.length): Promise<number> {
  const asCourt = stage.accessLog.connect(stage.court.operator);
  const requests = Array.from({ length: uses }, (_, i) => grantedRequest(grants[i % grants.length], i));
  const numbers = uses === grants.length ? [] : requests.map((_, i) => (i % grants.length) + 1);
  requireAllowed(await asCourt.useBatchUnderGrants.staticCall(requests, numbers, grants, []));
  return gasOf(asCourt.useBatchUnderGrants(requests, numbers, grants, []), uses);
}

function requestFor(id: string, index: number): IAccessLog.UseRequestStruct {
  const { fields } = admission;
  return { id, action: UsageAction.Verify, matter: Matter.Admission, fields, context: hashOf(`case ${index}`) };
}

function grantedRequest(grant: GrantStruct | undefined, index: number): IAccessLog.GrantedUseRequestStruct {
  if (grant === undefined) throw new RangeError("a use names a grant that is not there");
  const { matter, fields } = grant;
  return { action: UsageAction.Retrieve, matter, fields, context: hashOf(`case ${index}`) };
}

function requireAllowed(outcomes: readonly bigint[]): void {
  if (outcomes.some((outcome) => outcome !== Outcome.Allowed)) throw new RangeError("a use would be denied");
}
