import {
  approveAction,
  connect,
  createClient,
  dayOf,
  deriveContextHash,
  deriveDecisionHash,
  lawyer,
  prepareCall,
  prepareGrant,
  rebind,
  signGrant,
  signWithdrawal,
  useUnderGrant,
  withdrawGrant,
  type Client,
  type Deployment,
  type LicenseId,
  type Outcome,
  type UsageContext,
} from "@elicense/sdk";
import { randomBytes, Wallet } from "ethers";

import { developmentAccount } from "../../../scripts/development.js";
import { accounts } from "../../scripts/commands/consortium.js";

const HOUR = 3_600;

/** What must not be found afterwards. */
export interface GrantSecrets {
  readonly decisionNo: string;
  readonly matterCode: string;
  readonly context: UsageContext;
}

/**
 * Drives the SDK through a holder's consent: the license is bound to the holder, a court uses it, and for another matter,
 * and the consent is withdrawn.
 *
 * @param url - Of the node.
 * @returns How the uses came out.
 */
export async function driveGrants(
  url: string,
  deployment: Deployment,
  id: LicenseId,
  { decisionNo, matterCode, context }: GrantSecrets,
): Promise<readonly Outcome[]> {
  const provider = await connect(url);
  const clientOf = (account: keyof typeof accounts): Client =>
    createClient({ runner: developmentAccount(accounts[account]).connect(provider), deployment });
  const [anhui, second, court] = [clientOf("anhui"), clientOf("second"), clientOf("court")];
  const wallet = Wallet.createRandom(provider);
  const holder = createClient({ runner: wallet, deployment });
  const now = (await provider.getBlock("latest"))?.timestamp ?? 0;

  const { authority } = await anhui.contracts.authorities.keyOf(developmentAccount(accounts.anhui));
  const decision = {
    ...{ reason: 110, documentHash: deriveDecisionHash(randomBytes(32), decisionNo), approver: Number(authority) },
    effectiveOn: dayOf(now),
  };
  const claim = { id, holder: wallet.address, decision };
  const call = await prepareCall(anhui, "REBIND", claim);
  await approveAction(second, { call, expiresAt: now + HOUR });
  await rebind(anhui, claim);

  const { authority: consumer } = await court.contracts.authorities.keyOf(developmentAccount(accounts.court));
  const { grant, matter } = await prepareGrant(holder, {
    ...{ type: lawyer, license: id, consumer: Number(consumer), matter: { code: matterCode }, fields: ["name"] },
    ...{ notAfter: now + HOUR, maxUses: 2 },
  });
  const signature = await signGrant(holder, { grant });
  const request = {
    ...({ type: lawyer, grant, signature, matter, action: "RETRIEVE", fields: ["name"] } as const),
    context: deriveContextHash(randomBytes(32), context),
  };
  const outcomes = [
    (await useUnderGrant(court, request)).record.outcome,
    (await useUnderGrant(court, { ...request, matter: { ...matter, code: `${matterCode}-2` } })).record.outcome,
  ];
  await withdrawGrant(court, { grant, signature: await signWithdrawal(holder, { grant }) });
  provider.destroy();
  return outcomes;
}
