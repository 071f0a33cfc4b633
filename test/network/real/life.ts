import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { headerOfBlock, type Header } from "@elicense/sdk/qbft";

import { askNode } from "../../../network/askNode.js";
import { readValidators } from "../../../network/votes.js";
import { proveLicense, send } from "./clients.js";
import { handOver, mustRun, runNetwork, type Department } from "./Department.js";
import { furtherBlocks } from "./faults.js";
import { seconds } from "./found.js";
import { require } from "./Log.js";
import { follow } from "./runbook.js";
import { departmentNamed, type Run } from "./Run.js";
import {
  chainState,
  hashOf,
  headOf,
  makeCard,
  networkFolderOf,
  networkName,
  networkOf,
  rpcUrlOf,
  type Scene,
} from "./Scene.js";

const onNetwork = ["--network", networkName] as const;

/** Makes a department that is none of the founders, with a machine of its own. */
export function newDepartment({ folder, departments, signers }: Scene, name: string, position: number): Department {
  const [first] = departments;
  const signer = signers[position];
  require(first !== undefined && signer !== undefined, "no department");
  const own = join(folder, name);
  mkdirSync(own, { recursive: true });
  return { name, position, folder: own, code: first.code, governanceKey: signer.privateKey };
}

/** Has all departments but some do the same at about the same time. */
async function each(
  departments: readonly Department[],
  act: (department: Department) => Promise<unknown>,
): Promise<void> {
  await Promise.all(departments.map(act));
}

async function validatorsOf(department: Department): Promise<readonly string[]> {
  return askNode(rpcUrlOf(department), (node) => readValidators(node));
}

/** A fifth validator joins, by the runbook, while licenses are issued. */
export async function join5(run: Run, newcomer: Department): Promise<void> {
  const { scene, log, stream } = run;
  const { departments } = scene;
  const [first] = departments;
  require(first !== undefined, "no department");
  await log.step("A fifth department joins, by the runbook, while licenses are issued", async (note) => {
    const before = stream.issued;
    const card = await makeCard(scene, newcomer);
    await each(departments, async (department) =>
      follow(department, "join", { "<card>": handOver(card, department, `${newcomer.name}.card.json`) }, [0]),
    );
    const fingerprints = new Set(departments.map((department) => networkOf(department).fingerprint));
    require(fingerprints.size === 1, "the departments have other plans");
    // Their nodes have read the lists anew, and written them.
    await each(departments, async (department) => mustRun(department, "check", ...onNetwork));
    note("Every department admitted its card: the same fingerprint at all; no node was restarted.");
    const plan = handOver(join(networkFolderOf(first), "network.json"), newcomer, "network.json");
    await mustRun(newcomer, "join", plan, "--yes");
    await mustRun(newcomer, "check", ...onNetwork);
    await mustRun(newcomer, "up", ...onNetwork);
    const started = performance.now();
    while ((await headOf(newcomer)) < (await headOf(first))) await sleep(500);
    note(
      `It took the plan over, checked it, started its node, and was at the head ${seconds(started)} s after its first new block.`,
    );
    const voting = performance.now();
    await each(departments.slice(0, 3), async (department) =>
      follow(department, "join", { "<name>": newcomer.name }, [1]),
    );
    const validators = await validatorsOf(first);
    require(validators.length === 5, `${String(validators.length)} validators`);
    note(
      `Three of four voted: it makes blocks since ${seconds(voting)} s after that; quorum ${String((await chainState(first)).quorum)} of 5.`,
    );
    for (const department of departments) {
      const { votes } = await mustRun(department, "vote", "list", ...onNetwork);
      require((votes as readonly unknown[]).length === 0, `${department.name} casts a vote still`);
    }
    note("No node casts a vote any more.");
    await stream.further(60, 240);
    note(`${String(stream.issued - before)} licenses were issued meanwhile.`);
  });
}

/** A validator leaves, by the runbook, while licenses are issued. */
export async function leave(run: Run, gone: Department, others: readonly Department[]): Promise<void> {
  const { log, stream } = run;
  const [first] = others;
  require(first !== undefined, "no department");
  await log.step("A validator leaves, by the runbook, while licenses are issued", async (note) => {
    const before = stream.issued;
    const left = (await validatorsOf(first)).length - 1;
    const refused = await runNetwork(first, "dismiss", gone.name, "--yes", ...onNetwork);
    require(refused.exitCode === 1 && refused.stderr.includes("MEMBER_VALIDATOR"), refused.stderr);
    note("Before it was voted out, `dismiss` refused to take it out of the network.");
    const voting = performance.now();
    await each(others.slice(0, 3), async (department) => follow(department, "leave", { "<name>": gone.name }, [0]));
    require((await validatorsOf(first)).length === left, "it is a validator still");
    note(`Voted out after ${seconds(voting)} s: ${String(left)} validators are left.`);
    await follow(gone, "leave", { "<name>": gone.name }, [1]);
    await each(others, async (department) => follow(department, "leave", { "<name>": gone.name }, [2]));
    await stream.further(60, 240);
    note(
      `It ended its node, and every other department dismissed it. ${String(stream.issued - before)} licenses were issued meanwhile.`,
    );
  });
}

/** A node is started with another genesis file. */
export async function otherGenesis({ log }: Run, department: Department): Promise<void> {
  await log.step("A node with another genesis file", async (note) => {
    const folder = join(networkFolderOf(department), "nodes", department.name, "validator");
    const path = join(folder, "genesis.json");
    await follow(department, "start", {}, [2]);
    const right = readFileSync(path, "utf8");
    const wrong = right.replace(/"timestamp": "0x66000000"/, '"timestamp": "0x66000001"');
    require(wrong !== right, "the genesis file has no time to change");
    const data = join(networkFolderOf(department), "data", `${department.name}-validator`);
    const aside = `${data}.aside`;
    writeFileSync(path, wrong);
    const check = await runNetwork(department, "check", ...onNetwork);
    require(check.exitCode === 1 && check.stderr.includes("genesis.json"), check.stderr);
    note("`check` names the file.");
    const refused = await runNetwork(department, "up", ...onNetwork);
    require(refused.exitCode === 1 && refused.stderr.includes("ENGINE_FAILED"), refused.stderr);
    note("On the data of the network it does not start, and `up` says why.");
    renameSync(data, aside);
    const alone = await runNetwork(department, "up", ...onNetwork, "--wait", "20");
    require(alone.exitCode === 3 && alone.stderr.includes("CHAIN_HALTED"), alone.stderr);
    const peers = await askNode(rpcUrlOf(department), async (node) => Number(await node.send("net_peerCount", [])));
    require(peers === 0 && (await headOf(department)) === 0, `it has ${String(peers)} peers`);
    note("Without data it starts, and the others refuse it: no peers, no block after its own first.");
    await mustRun(department, "down", ...onNetwork);
    writeFileSync(path, right);
    rmSync(data, { recursive: true, force: true });
    renameSync(aside, data);
    await mustRun(department, "check", ...onNetwork);
  });
}

/** The chain's blocks come faster from a time on; each department restarts in turn before. */
export async function otherPeriod({ scene, log, stream }: Run): Promise<void> {
  const { departments } = scene;
  const [first] = departments;
  require(first !== undefined, "no department");
  await log.step("The block period changes from 2 s to 1 s at a time, by the runbook", async (note) => {
    const time = Math.floor(Date.now() / 1_000) + 300;
    const before = stream.issued;
    for (const department of departments) {
      await follow(department, "period", { "<time>": String(time), "<seconds>": "1" }, [0, 2]);
    }
    const left = time - Date.now() / 1_000;
    note(
      `All were restarted in turn, the last ${left.toFixed(0)} s before; ${String(stream.issued - before)} licenses were issued meanwhile.`,
    );
    require(left > 0, "it took too long");
    require((await interval(first)) >= 1.9, "blocks came faster before the time");
    await sleep(left * 1_000 + 12_000);
    const after = await interval(first);
    require(after < 1.3, `a block every ${after.toFixed(1)} s`);
    note(`A block every ${after.toFixed(1)} s since.`);
  });
}

/** The chain comes to a fork at a time; each department restarts in turn before, and what clients read goes on. */
export async function toFork(run: Run): Promise<void> {
  const { scene, log, stream } = run;
  const { departments } = scene;
  const [first] = departments;
  require(first !== undefined, "no department");
  await log.step("The chain comes to the fork Prague at a time, by the runbook", async (note) => {
    const time = Math.floor(Date.now() / 1_000) + 300;
    const issued = stream.issued;
    for (const department of departments) {
      await follow(department, "period", { "<time>": String(time), "<fork>": "prague" }, [1, 2]);
    }
    const left = time - Date.now() / 1_000;
    require(left > 0, "it took too long");
    const before = await newestBlock(first);
    require(!before.hasRequests, `block ${String(before.header.number)} has requests before the time`);
    note(`All were restarted in turn, the last ${left.toFixed(0)} s before.`);
    await sleep(left * 1_000 + 5_000);
    const took = await furtherBlocks(first, 6, 120);
    const after = await newestBlock(first);
    const { number, timestamp, hash } = after.header;
    require(timestamp >= time && after.hasRequests, `block ${String(number)} is none of the fork's`);
    const hashes = await Promise.all(departments.map(async (each) => hashOf(each, number)));
    require(hashes.every((one) => one === hash), `block ${String(number)} is another: ${hashes.join()}`);
    note(
      `Blocks go on, 6 in ${took.toFixed(0)} s, the same at all. Their headers have the fork's field, requestsHash, and the SDK computes the hash of block ${String(number)} that the nodes say.`,
    );
    const { block, seconds: proving } = await proveLicense(run);
    require(block >= number, `the proof is of block ${String(block)}`);
    note(`A license is proved at block ${String(block)}, from the first block on, in ${proving.toFixed(1)} s.`);
    await stream.further(60, 240);
    note(`${String(stream.issued - issued)} licenses were issued meanwhile.`);
  });
}

/** The newest block's header as the SDK reads it, and whether it has the field that Prague adds. */
async function newestBlock(
  department: Department,
): Promise<{ readonly header: Header; readonly hasRequests: boolean }> {
  return askNode(rpcUrlOf(department), async (node) => {
    const block = (await node.send("eth_getBlockByNumber", ["latest", false])) as { readonly requestsHash?: unknown };
    return { header: headerOfBlock(block), hasRequests: typeof block.requestsHash === "string" };
  });
}

/** Seconds between the last blocks. */
async function interval(department: Department): Promise<number> {
  return askNode(rpcUrlOf(department), async (node) => {
    const head = await node.getBlockNumber();
    const [last, earlier] = await Promise.all([node.getBlock(head), node.getBlock(head - 6)]);
    return ((last?.timestamp ?? 0) - (earlier?.timestamp ?? 0)) / 6;
  });
}

/** Each department restarts its nodes, as for a new version, one after the other. */
export async function upgrade({ scene, log, stream }: Run): Promise<void> {
  const { departments } = scene;
  await log.step("Each department restarts its nodes in turn, as for an upgrade, by the runbook", async (note) => {
    const [before, started] = [stream.issued, performance.now()];
    for (const department of departments) await follow(department, "upgrade");
    note(
      `All ${String(departments.length)} in ${seconds(started)} s; ${String(stream.issued - before)} licenses were issued meanwhile.`,
    );
  });
}

/** A node is backed up, loses its data, and gets them back. */
export async function backUp({ scene, log }: Run): Promise<void> {
  const department = departmentNamed({ scene }, "shanghai");
  await log.step("A node is backed up and restored, by the runbook", async (note) => {
    const folder = join(department.folder, "backup");
    await follow(department, "backup", { "<folder>": folder }, [0, 1, 2, 3]);
    const data = join(networkFolderOf(department), "data", "shanghai-validator");
    rmSync(data, { recursive: true, force: true });
    note("Backed up while the node was down, and started and ended again; then its data were deleted.");
    await follow(department, "backup", { "<folder>": folder }, [4, 5]);
    const state = await chainState(department);
    note(`Restored and started: block ${String(state.head)}, ${String(state.age)} s old.`);
  });
}

/** A validator's key is replaced by a new member's. */
export async function rotate({ scene, log, stream }: Run): Promise<Department> {
  const { departments } = scene;
  const department = departmentNamed({ scene }, "bozhou");
  const renewed: Department = { ...department, name: "bozhou-2", position: 20 };
  await log.step("A validator's key is rotated, by the runbook", async (note) => {
    await follow(department, "rotate", { "<port>": "21020", "<rpc-port>": "22020", "<metrics-port>": "23020" });
    const card = join(networkFolderOf(department), "keys", "bozhou-2", "bozhou-2.card.json");
    await each(departments, async (one) =>
      follow(one, "join", { "<card>": one.name === "bozhou" ? card : handOver(card, one, "bozhou-2.card.json") }, [0]),
    );
    await mustRun(department, "up", ...onNetwork, "--member", "bozhou-2");
    await each(departments, async (one) => follow(one, "join", { "<name>": "bozhou-2" }, [1]));
    note("The new key's node joined, on the same machine under another name.");
    await each(departments, async (one) => follow(one, "leave", { "<name>": "bozhou" }, [0]));
    const early = await runNetwork(department, "dismiss", "bozhou", "--yes", ...onNetwork);
    require(early.exitCode === 1 && early.stderr.includes("NODE_RUNS"), early.stderr);
    await follow(department, "leave", { "<name>": "bozhou" }, [1]);
    await each(departments, async (one) => follow(one, "leave", { "<name>": "bozhou" }, [2]));
    const validators = await validatorsOf(departments[0] ?? department);
    require(validators.length === 4, `${String(validators.length)} validators`);
    note(
      "The old key's validator was voted out; while its node ran, `dismiss` refused. It was ended and dismissed: four validators.",
    );
    const account = scene.accounts[department.position];
    require(account !== undefined, "the department has no account");
    for (const node of [...departments.filter(({ name }) => name !== department.name), renewed]) {
      const refused = await send(stream.consortium, rpcUrlOf(node), account);
      require(refused === "", `${node.name} refused the department's account: ${refused}`);
    }
    note("The department's account sends as before, by each of the four nodes.");
  });
  return renewed;
}

/** Two of four are lost for good, and the others go on by a decision of theirs. */
export async function recover({ log }: Run, left: readonly Department[], lost: readonly Department[]): Promise<void> {
  await log.step("Two validators of four are lost for good, and the others go on, by the runbook", async (note) => {
    const [first] = left;
    require(first !== undefined, "nobody is left");
    await each(lost, async (department) => mustRun(department, "down", ...onNetwork, "--force"));
    await sleep(10_000);
    const head = await headOf(first);
    note(`The chain halted at block ${String(head)}.`);
    const names = networkOf(first)
      .members.filter(({ name }) => left.some((department) => name.startsWith(department.name)))
      .map(({ name }) => name)
      .join(" ");
    const started = performance.now();
    await each(left, async (department) =>
      follow(department, "recover", { "<block>": String(head + 1), "<names>": names }),
    );
    await furtherBlocks(first, 2, 240);
    note(
      `The two that are left made blocks again ${seconds(started)} s after: ${(await validatorsOf(first)).join(", ")}.`,
    );
  });
}

/** A department's machine is replaced: the same keys, a copy of the data, never two at once. */
export async function replaceMachine({ scene, log, stream }: Run): Promise<void> {
  const department = departmentNamed({ scene }, "hefei");
  await log.step("A department moves to another machine, by the runbook", async (note) => {
    const before = stream.issued;
    await follow(department, "replace", {}, [0]);
    const moved: Department = { ...department, folder: `${department.folder}-new` };
    cpSync(department.folder, moved.folder, { recursive: true });
    rmSync(join(networkFolderOf(moved), "data"), { recursive: true, force: true });
    note("Its node was ended, and its folder with the keys carried over, without data.");
    await follow(moved, "replace", { "<new-address>": "127.0.0.1" }, [1, 2, 3]);
    const [first] = scene.departments;
    require(first !== undefined, "no department");
    while ((await headOf(moved)) < (await headOf(first))) await sleep(500);
    const mode = statSync(join(networkFolderOf(moved), "keys", "hefei", "validator.key")).mode & 0o777;
    require(mode === 0o600, `the key's mode is ${mode.toString(8)}`);
    note(
      `The new one fetched the chain from the others and makes blocks; ${String(stream.issued - before)} licenses were issued meanwhile.`,
    );
    await follow(moved, "replace", {}, [0]);
    rmSync(join(networkFolderOf(department), "data"), { recursive: true, force: true });
    cpSync(join(networkFolderOf(moved), "data"), join(networkFolderOf(department), "data"), { recursive: true });
    await mustRun(department, "up", ...onNetwork);
    note("Moved back with a copy of the data.");
  });
}

/** What is left of a vote that nobody wants any more is found and discarded. */
export async function leftVotes({ scene, log }: Run): Promise<void> {
  const department = departmentNamed({ scene }, "anhui");
  await log.step("A vote that was left is discarded, by the runbook", async (note) => {
    const open = await runNetwork(department, "vote", "drop", "hefei", ...onNetwork, "--wait", "5", "--force");
    require(open.exitCode === 3 && open.stderr.includes("VOTE_OPEN"), open.stderr);
    note("One department alone voted that another goes: the command says that it is not decided, and ends with 3.");
    const [listed] = await follow(department, "discard", { "<name>": "hefei" });
    require(listed?.stdout.includes("−") === true, listed?.stdout ?? "nothing");
    const { votes } = await mustRun(department, "vote", "list", ...onNetwork);
    require((votes as readonly unknown[]).length === 0, "the vote stands");
    note("The runbook's commands show it and discard it.");
  });
}
