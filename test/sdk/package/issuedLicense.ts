import { approveAction, connect, createClient, issue, lawyer, prepareCall, type LicenseDocument } from "@elicense/sdk";

import { developmentAccount } from "../../../scripts/development.js";
import { accounts, type TestConsortium } from "../../scripts/commands/consortium.js";
import { lawyerDraft } from "../samples.js";
import { authorities, issueDecision, timeOf } from "../stage.js";

/** Issues the sample lawyer's license on a consortium's chain, approved by the issuer's second key. */
export async function issueOn({ chain, deployment }: TestConsortium): Promise<LicenseDocument> {
  const provider = await connect(chain.url);
  const clientOf = (account: number) =>
    createClient({ runner: developmentAccount(account).connect(provider), deployment });
  const [anhui, second] = [clientOf(accounts.anhui), clientOf(accounts.second)];

  const license = { draft: lawyerDraft() };
  const parameters = { type: lawyer, licenses: [license], decision: issueDecision };
  const call = await prepareCall(second, "ISSUE", parameters, { authority: authorities.anhuiJustice });
  await approveAction(second, { call, expiresAt: (await timeOf(second)) + 3_600 });
  const { document } = await issue(anhui, { type: lawyer, ...license, decision: issueDecision });
  provider.destroy();
  return document;
}
