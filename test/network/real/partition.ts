import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { nodesOfMember } from "../../../network/Node.js";
import { memberOf } from "../../../network/Network.js";
import { writeNetwork } from "../../../scripts/network/writeNetwork.js";
import { mustRun, type Department } from "./Department.js";
import { furtherBlocks } from "./faults.js";
import { seconds } from "./found.js";
import { Links } from "./Links.js";
import { require } from "./Log.js";
import type { Run } from "./Run.js";
import { hashOf, headOf, networkFolderOf, networkName, networkOf } from "./Scene.js";

/** The network falls apart, 3 to 1 and 2 to 2, and comes together again. */
export async function partition(run: Run): Promise<void> {
  const { scene, log } = run;
  const { departments } = scene;
  const links = new Links();
  const names = departments.map(({ name }) => name);
  const [first, second, third, fourth] = departments;
  require(first !== undefined && second !== undefined && third !== undefined && fourth !== undefined, "no departments");
  try {
    await log.step("Every line between two validators is led through one that can be cut", async (note) => {
      for (const department of departments) await leadThrough(links, department, departments);
      await Promise.all(
        departments.map(async (each) => mustRun(each, "restart", "--network", networkName, "--together")),
      );
      await furtherBlocks(first, 2, 240);
      note("All were restarted with the lines' addresses; the chain goes on.");
    });
    await log.step("The lines between three validators and the fourth are cut (3/1)", async (note) => {
      links.cut(names.slice(0, 3), names.slice(3));
      await sleep(4_000);
      const alone = await headOf(fourth);
      const took = await furtherBlocks(first, 8, 180);
      require((await headOf(fourth)) === alone, "one validator alone made a block");
      note(`Three went on (8 blocks in ${took.toFixed(0)} s), the fourth stood still at block ${String(alone)}.`);
      links.mend();
      const started = performance.now();
      await together(departments, 240);
      note(`Mended: the fourth had caught up after ${seconds(started)} s, the same block at all four.`);
    });
    await log.step("The lines between two and two are cut (2/2)", async (note) => {
      links.cut(names.slice(0, 2), names.slice(2));
      await sleep(6_000);
      const heads = await Promise.all(departments.map(headOf));
      await sleep(30_000);
      const later = await Promise.all(departments.map(headOf));
      require(later.join() === heads.join(), `a half went on: ${heads.join()} → ${later.join()}`);
      note(`Both halves halted for 30 s (${later.join(", ")}): no fork.`);
      links.mend();
      const started = performance.now();
      await furtherBlocks(first, 1, 400);
      note(`Mended: a new block after ${seconds(started)} s.`);
      await together(departments, 120);
      const head = Math.min(...(await Promise.all(departments.map(headOf))));
      const hashes = await Promise.all(departments.map(async (each) => hashOf(each, head)));
      require(new Set(hashes).size === 1, "the halves have other blocks");
      note(`One chain: block ${String(head)} is the same at all four.`);
      await run.stream.further(60, 240);
      note("Issuing went on.");
    });
    await log.step("The lines are as they were", async (note) => {
      for (const department of departments) writeNetwork(networkFolderOf(department), networkOf(department));
      await Promise.all(
        departments.map(async (each) => mustRun(each, "restart", "--network", networkName, "--together")),
      );
      await furtherBlocks(first, 2, 240);
      note("Restarted with the generated files.");
    });
  } finally {
    await links.close();
  }
}

/** Has a department's nodes dial the others through lines of their own, and take the lines' addresses for theirs. */
async function leadThrough(links: Links, department: Department, all: readonly Department[]): Promise<void> {
  const network = networkOf(department);
  const enodes = network.members.flatMap(nodesOfMember).map(({ enode }) => enode);
  const nodes = nodesOfMember(memberOf(network, department.name));
  const dialled: string[] = [];
  for (const node of nodes) {
    const own: string[] = [];
    for (const other of all.filter(({ name }) => name !== department.name)) {
      const { validator } = memberOf(network, other.name);
      const port = await links.open(department.name, other.name, validator.port);
      own.push(`enode://${validator.publicKey.slice(2)}@127.0.0.1:${String(port)}`);
    }
    // An RPC node and the validator beside it are on one machine: nothing cuts them apart.
    const beside =
      node.role === "rpc" ? nodes.filter(({ role }) => role === "validator").map(({ enode }) => enode) : [];
    writeFileSync(join(folderOf(department, node.role), "static-nodes.json"), JSON.stringify([...own, ...beside]));
    dialled.push(...own);
  }
  const allowlist = `nodes-allowlist=${JSON.stringify([...enodes, ...dialled])}\n`;
  for (const { role } of nodes) writeFileSync(join(folderOf(department, role), "nodes-allowlist.toml"), allowlist);
}

function folderOf(department: Department, role: string): string {
  return join(networkFolderOf(department), "nodes", department.name, role);
}

/** Waits until all have the same block at the height of the lowest head, and that goes on. */
async function together(departments: readonly Department[], withinSeconds: number): Promise<void> {
  const started = performance.now();
  const target = Math.max(...(await Promise.all(departments.map(headOf))));
  for (;;) {
    const hashes = await Promise.all(departments.map(async (each) => hashOf(each, target).catch(() => undefined)));
    if (hashes.every((hash) => hash !== undefined) && new Set(hashes).size === 1) return;
    require((performance.now() - started) / 1_000 < withinSeconds, `not together after ${String(withinSeconds)} s`);
    await sleep(500);
  }
}
