import {
  checkSignerChange,
  encodeConsortiumProposal,
  getConsortium,
  planSignerChange,
  predictConsortiumProposal,
  requireConsortium,
  type Client,
  type ConsortiumCall,
  type SignerChange,
} from "@elicense/sdk";

import { loadConfig } from "../../config.js";
import { callText } from "../administer/callWords.js";
import { broughtStep } from "../administer/carryOut.js";
import { toResult, type Step } from "../administer/reportText.js";
import { bringForward, type Brought } from "../proposal/bringForward.js";
import type { TogetherOptions } from "../proposal/togetherOptions.js";
import type { CommandResult, Invocation } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { timeOf } from "../support/today.js";
import { decidersText } from "./decidersText.js";
import { requireNoNode } from "./requireNoNode.js";
import { signerCall } from "./signerCall.js";

/** Options of the commands that change who decides. */
export interface SignersOptions extends TogetherOptions {
  readonly dryRun?: true;
  /** Name or folder of the network whose cards say which addresses are nodes'. */
  readonly network?: string;
}

/** Most signers of a consortium that a command takes. */
export const mostSigners = 65_535;

/**
 * Brings a change of who decides before the members of the consortium, and approves it for the one whose key signs. It is said
 * in words first, by the bytes that will be carried out.
 *
 * @throws {ElicenseError} CONSORTIUM_MISSING; the refusal, before anything is sent; CONSORTIUM_NOT_SIGNER; or the node's trouble.
 * @throws {NetworkError} What is wrong with the network that was named.
 */
export async function changeSigners(
  wanted: SignerChange,
  { dryRun: isDry, network, ...together }: SignersOptions,
  invocation: Invocation,
): Promise<CommandResult> {
  const dryRun = isDry === true;
  const joining = wanted.kind === "ADD" ? wanted.signer : wanted.kind === "REPLACE" ? wanted.replacement : undefined;
  if (network !== undefined && joining !== undefined) requireNoNode(network, joining);
  const role = together.prepare === undefined ? "deployerPrivateKey" : undefined;
  return withClient(loadConfig({ say: invocation.note }), role, invocation, async (client) => {
    requireConsortium(client);
    const change = await planSignerChange(client, wanted);
    const call = signerCall(client, change);
    const checked = await checkSignerChange(client, change);
    const words = [await callText(client, call, invocation), decidersText(checked, invocation)];
    invocation.note([invocation.text("administer.plan"), ...words].join("\n"));

    const calls = [{ kind: "SIGNERS", change }] as const;
    const tried = await tryNow(client, calls);
    const isDone = wanted.kind === "THRESHOLD" && checked.before.threshold === wanted.threshold;
    const step: Step = { call, road: { kind: "atOnce" }, state: isDone ? "already" : "planned", tried };
    const steps = dryRun || isDone ? [step] : [await bring(client, step, calls, together, invocation)];
    return toResult(
      { steps, dryRun, now: await timeOf(client), decidesTogether: true, signer: together.prepare },
      invocation,
    );
  });
}

async function tryNow(client: Client, calls: readonly ConsortiumCall[]): Promise<Step["tried"]> {
  const { next } = await getConsortium(client);
  const prediction = await predictConsortiumProposal(client, {
    proposal: encodeConsortiumProposal(client, calls, next),
  });
  if (prediction.kind === "REFUSED") throw prediction.error;
  return prediction.kind;
}

async function bring(
  client: Client,
  step: Step,
  calls: readonly ConsortiumCall[],
  options: TogetherOptions,
  invocation: Invocation,
): Promise<Step> {
  const [brought] = await bringForward(client, calls, options, invocation);
  return { ...step, ...broughtStep(brought as Brought) };
}
