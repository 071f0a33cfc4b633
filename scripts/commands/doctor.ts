import { createClient, type Deployment } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig, type Config } from "../config.js";
import { exitCodes } from "../exit.js";
import { maxHeadAge } from "../journal/HaltWatch.js";
import { tone, type Tone } from "../output/color.js";
import { table } from "../output/table.js";
import { nodeToken } from "../secrets/nodeToken.js";
import { checkKey } from "./doctor/checkKey.js";
import { checkDisk, checkKeystore, checkRegisterKey, checkRuntime, checkSettings } from "./doctor/checkMachine.js";
import { askNode, checkClock, checkHead, checkPeer, type AnsweringNode } from "./doctor/checkNode.js";
import {
  checkedRoles,
  checkNames,
  createFinder,
  type CheckResult,
  type Finder,
  type Finding,
} from "./doctor/Finding.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { CommandError, type ExitCode } from "./support/CommandError.js";
import { deploymentOf, requireTrusted } from "./support/connectClient.js";

interface DoctorOptions {
  readonly out: string;
  readonly key?: string;
  readonly rpc: readonly string[];
}

const tones: Readonly<Record<CheckResult, Tone>> = { pass: "good", warn: "unsure", fail: "bad", unknown: "unsure" };

const exitCodeOf = {
  pass: exitCodes.done,
  fail: exitCodes.refused,
  unknown: exitCodes.unknown,
} as const satisfies Partial<Record<CheckResult, ExitCode>>;

/** Defines `doctor`. */
export function defineDoctor(command: Command, { text, perform }: Definition): void {
  command
    .description(text("doctor.description"))
    .option("--out <folder>", text("doctor.out"), "licenses")
    .option("--key <key>", text("doctor.keyOption"))
    .option("--rpc <url...>", text("doctor.rpc"), (url, all: readonly string[]) => [...all, parseUrl(url)], [])
    .action((options: DoctorOptions) => perform((invocation) => diagnose(options, invocation)));
}

async function diagnose(options: DoctorOptions, invocation: Invocation): Promise<CommandResult> {
  const findings = await examine(options, createFinder(invocation), invocation);
  const { text } = invocation;
  const count = (result: CheckResult): number => findings.filter((finding) => finding.result === result).length;
  const counts = { pass: count("pass"), warn: count("warn"), fail: count("fail"), unknown: count("unknown") };
  const verdict = counts.fail > 0 ? "fail" : counts.unknown > 0 ? "unknown" : "pass";
  return {
    exitCode: exitCodeOf[verdict],
    data: { findings, counts },
    output: [
      table(
        [text("column.check"), text("column.result"), text("column.fault")],
        findings.map(({ name, role, result, message }) => [
          text(`doctor.name.${name}`) + (role === undefined ? "" : text(`doctor.role.${role}`)),
          text(`doctor.result.${result}`),
          message,
        ]),
      ),
      tone(tones[verdict], text("doctor.summary", counts)),
    ].join("\n\n"),
  };
}

async function examine(options: DoctorOptions, finder: Finder, invocation: Invocation): Promise<readonly Finding[]> {
  const runtime = checkRuntime(finder, process.versions.node);
  let config: Config;
  try {
    config = loadConfig({ say: () => undefined });
  } catch (error) {
    const rest = checkNames.filter((name) => !["runtime", "settings", "peer"].includes(name));
    return [runtime, finder.failed("settings", error), ...finder.skipped(...rest)];
  }
  return [
    runtime,
    await checkSettings(finder, process.cwd(), config.chainId),
    await checkKeystore(finder, config),
    checkRegisterKey(finder, config, process.cwd()),
    await checkDisk(finder, options.out),
    ...(await examineNode(config, options, finder, invocation)),
  ];
}

async function examineNode(
  config: Config,
  options: DoctorOptions,
  finder: Finder,
  invocation: Invocation,
): Promise<readonly Finding[]> {
  const { found, failed, skipped } = finder;
  const [own, ...others] = await askOwn(config, finder);
  if ("result" in own) {
    return [
      ...[own, ...others.filter((other) => "result" in other)],
      ...skipped("chain", "head", "clock", "manifest", "key", "rights", "balance", "transactions"),
    ];
  }
  const named = options.rpc.map((url) => askNode(url).catch((error: unknown) => failed("peer", error)));
  const peers = [...others, ...(await Promise.all(named))];
  const answering = peers.filter((peer): peer is AnsweringNode => !("result" in peer));
  try {
    const { url, milliseconds, version } = own;
    const now = Math.floor(Date.now() / 1000);
    return [
      found("node", "pass", "doctor.node", { url, milliseconds, version }),
      found("chain", own.chainId === config.chainId ? "pass" : "fail", chainText(own, config), {
        chainId: own.chainId,
        expected: config.chainId,
        genesis: own.genesis,
      }),
      checkHead(finder, own, now),
      checkClock(finder, [own, ...answering], now),
      ...(await Promise.all(peers.map(async (peer) => ("result" in peer ? peer : checkPeer(finder, own, peer))))),
      ...(await examineRegistries(own, config, options, finder, invocation)),
    ];
  } finally {
    for (const { provider } of [own, ...answering]) provider.destroy();
  }
}

/** Asks the nodes of the settings: the one that a command would take first, and the rest. */
async function askOwn(
  config: Config,
  { failed }: Finder,
): Promise<readonly [AnsweringNode | Finding, ...(AnsweringNode | Finding)[]]> {
  let token: ReturnType<typeof nodeToken>;
  try {
    token = nodeToken(config);
  } catch (error) {
    return [failed("node", error)];
  }
  const asked = await Promise.all(
    config.rpcUrls.map((url) => askNode(url, token).catch((error: unknown) => ({ error }))),
  );
  const now = Date.now() / 1000;
  const isChain = (one: AnsweringNode | { error: unknown }): one is AnsweringNode =>
    !("error" in one) && one.chainId === config.chainId;
  const young = asked.findIndex((one) => isChain(one) && now - one.head.timestamp <= maxHeadAge);
  const first =
    [young, asked.findIndex(isChain), asked.findIndex((one) => !("error" in one))].find((place) => place >= 0) ?? 0;
  const findings = asked.map((one, place) =>
    "error" in one ? failed(place === first ? "node" : "peer", one.error) : one,
  );
  return [findings[first] as AnsweringNode | Finding, ...findings.filter((_, place) => place !== first)];
}

async function examineRegistries(
  { provider }: AnsweringNode,
  config: Config,
  options: DoctorOptions,
  finder: Finder,
  invocation: Invocation,
): Promise<readonly Finding[]> {
  let deployment: Deployment;
  try {
    deployment = deploymentOf(config);
    const client = createClient({ runner: provider, deployment });
    await client.ready();
    await requireTrusted(config, deployment, provider);
    const findings: Finding[] = [manifestFinding(finder, deployment, config)];
    for (const role of checkedRoles) {
      const named = role === "privateKey" ? options.key : undefined;
      findings.push(...(await checkKey(finder, { config, role, named, client, provider, invocation })));
    }
    return findings;
  } catch (error) {
    return [finder.failed("manifest", error), ...finder.skipped("key", "rights", "balance", "transactions")];
  }
}

/** A consortium's manifest that anybody could replace is worth a word. */
function manifestFinding({ found }: Finder, { contracts, governance }: Deployment, config: Config): Finding {
  const values = { contracts: Object.keys(contracts).length };
  if (config.manifestSigners !== undefined) {
    return found("manifest", "pass", "doctor.manifestSigned", { ...values, needed: config.manifestSigners.needed });
  }
  return governance === undefined
    ? found("manifest", "pass", "doctor.manifest", values)
    : found("manifest", "warn", "doctor.manifestUnguarded", values);
}

function chainText({ chainId }: AnsweringNode, config: Config): "doctor.chain" | "doctor.chainOther" {
  return chainId === config.chainId ? "doctor.chain" : "doctor.chainOther";
}

/** Everybody on the machine can read a command line: a password in it is one no more. */
function parseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") {
    throw new CommandError("doctor.rpcForm", exitCodes.usage);
  }
  return text;
}
