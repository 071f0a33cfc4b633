import { join } from "node:path";

import type { Deployment } from "@elicense/sdk";

import { runCli, jsonOf, type CliRun } from "../../scripts/commands/runCli.js";
import { require, type Log } from "./Log.js";
import { consortiumOn, networkFolderOf, rpcUrlOf, type Scene } from "./Scene.js";

/** The departments sign the manifest, and decide together, each by its own command line and its own node. */
export async function govern(scene: Scene, deployment: Deployment, log: Log): Promise<void> {
  const { departments, signers, folder } = scene;
  const commandOf =
    (position: number) =>
    async (...args: readonly string[]): Promise<CliRun> => {
      const department = departments[position];
      const signer = signers[position];
      require(department !== undefined && signer !== undefined, "no department");
      const { env } = consortiumOn(scene, deployment, [rpcUrlOf(department)], {
        ELICENSE_DEPLOYER_PRIVATE_KEY: signer.privateKey,
        ELICENSE_JOURNAL: join(folder, `governance-${department.name}`),
      });
      return runCli(env, ...args);
    };
  const [first, second, third, fourth] = [0, 1, 2, 3].map(commandOf);
  require(first !== undefined && second !== undefined && third !== undefined && fourth !== undefined, "no departments");

  await log.step("Each department checks the manifest by its own node, and signs it", async (note) => {
    const [department] = departments;
    require(department !== undefined, "no department");
    const checked = await good(await first("manifest", "check", "--network", networkFolderOf(department)));
    require(checked.stdout !== "", "nothing was said");
    for (const command of [first, second, third, fourth]) await good(await command("manifest", "sign", "--json"));
    note(
      "`manifest check` found the code, the roles, the validators and the signers as the plan has them; four signatures stand beside the manifest.",
    );
  });
  await log.step("They decide together by the command line: proposed, approved, executed", async (note) => {
    const paused = await first("pause", "--json");
    require(paused.exitCode === 1, paused.stdout + paused.stderr);
    const hash = await openProposal(second);
    const shown = await good(await second("proposal", "show", hash));
    note(
      `Shown in words: “${
        shown.stdout
          .split("\n")
          .find((line) => line.trim() !== "")
          ?.trim() ?? ""
      }”.`,
    );
    const early = await fourth("proposal", "execute", hash, "--json");
    require(early.exitCode === 1 && early.stdout.includes("CONSORTIUM_APPROVALS_MISSING"), early.stdout);
    note("With one approval of three it could not be executed.");
    for (const command of [second, third]) await good(await command("proposal", "approve", hash));
    await good(await fourth("proposal", "execute", hash));
    note("Two more approved, and the fourth carried it out: issuing was paused.");
    require((await first("unpause", "--json")).exitCode === 1, "unpause needed no approval");
    const again = await openProposal(third);
    for (const command of [second, third]) await good(await command("proposal", "approve", again));
    await good(await fourth("proposal", "execute", again));
    note("By a second proposal it was taken up again.");
  });
}

async function openProposal(command: (...args: readonly string[]) => Promise<CliRun>): Promise<string> {
  const { proposals } = jsonOf(await good(await command("proposal", "list", "--json"))) as {
    readonly proposals: readonly { readonly hash: string; readonly state: string }[];
  };
  const open = proposals.find(({ state }) => state === "OPEN");
  require(open !== undefined, "no proposal is open");
  return open.hash;
}

/** Requires that a command went well. */
async function good(run: CliRun): Promise<CliRun> {
  require(run.exitCode === 0, `${String(run.exitCode)} ${run.stdout.slice(-800)}${run.stderr.slice(-800)}`);
  return Promise.resolve(run);
}
