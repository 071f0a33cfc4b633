import {
  createClient,
  dayOf,
  getProposal,
  lawyer,
  prepareCloseReason,
  proposeChange,
  type Change,
  type Client,
} from "@elicense/sdk";
import { Wallet, type Signer } from "ethers";

import { AccessManager__factory } from "../../../typechain-types/factories/@openzeppelin/contracts/access/manager/AccessManager__factory.js";
import { timeOf, type Stage } from "../stage.js";

/** What a new authority is entered with. */
export const newAuthority = {
  profile: {
    code: "31340000E0FAKE073W",
    metadataHash: `0x${"ab".repeat(32)}`,
    metadataURI: "https://example.org/profile.json",
  },
  administrator: Wallet.createRandom().address,
};

/** What governance's examples take for granted: a change, and who may make it only after a delay. */
export interface Governed {
  /** Client of an account that may close reasons, each after an hour. */
  readonly keeper: Client;
  /** Client of an account that may call a change off. */
  readonly guardian: Client;
  readonly proposer: string;
  readonly parameters: Parameters<typeof prepareCloseReason>[1];
  readonly change: Change;
}

const role = 7n;
const delay = 3_600;

/** Sets up a change that waits for nothing yet. */
export async function setGoverned(stage: Stage): Promise<Governed> {
  const { governance, deployment, connection } = stage;
  const signer = (await connection.ethers.getSigners())[17]!;
  const { accessManager, licenseCatalog } = deployment.contracts;
  const manager = AccessManager__factory.connect(accessManager.address, governance.runner);
  const { selector } = governance.contracts.catalog.interface.getFunction("closeReason");
  await manager.setTargetFunctionRole(licenseCatalog.address, [selector], role);
  await manager.grantRole(role, signer.address, delay);

  const keeper = createClient({ runner: waiting(stage, signer), deployment });
  const today = dayOf(await timeOf(governance));
  const parameters = { licenseType: lawyer.number, number: 2, usableThrough: today, recordableThrough: today };
  const { transaction: change } = await prepareCloseReason(keeper, parameters);
  return { keeper, guardian: governance, proposer: signer.address, parameters, change };
}

/** The same, once the change was proposed and its time has come. */
export async function setProposed(stage: Stage): Promise<Governed> {
  const governed = await setGoverned(stage);
  const { keeper, change, proposer } = governed;
  if ((await getProposal(keeper, { change, proposer })) === null) await proposeChange(keeper, { change });
  return governed;
}

/** A signer with as much time between its transactions as an example's reader would let pass. */
function waiting({ connection }: Stage, signer: Signer): Signer {
  return Object.create(signer, {
    sendTransaction: {
      value: async (...transaction: Parameters<Signer["sendTransaction"]>) => {
        await connection.networkHelpers.time.increase(delay);
        return signer.sendTransaction(...transaction);
      },
    },
  }) as Signer;
}
