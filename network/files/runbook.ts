import { fill, type Language, type Text } from "@elicense/sdk";
import { quorumOf } from "@elicense/sdk/qbft";

import type { JoiningCard } from "../JoiningCard.js";
import { validatorsByPlan, type Network } from "../Network.js";
import { localRpcUrl, nodesOfMember, placeText } from "../Node.js";
import { servicePaths, type NodePaths } from "../paths.js";
import { engine } from "../profile.js";
import { chapters, type Chapter } from "./runbookChapters.js";
import { serviceName } from "./serviceText.js";

/**
 * Writes a member's runbook: what its people do in each case, with this network's own names, addresses and numbers.
 *
 * @returns Markdown.
 */
export function runbookText(network: Network, member: JoiningCard, language: Language): string {
  const say = (text: Text): string => fill(text[language], runbookValues(network, member), language);
  const other = language === "en" ? "[中文](RUNBOOK.zh-CN.md)" : "[English](RUNBOOK.md)";
  return [
    `# ${say(title)}`,
    other,
    say(introduction),
    factsTable(network, member, language),
    ...chaptersOf(member).map((chapter) => chapterText(chapter, say)),
    "",
  ].join("\n\n");
}

/**
 * Gives the commands of a chapter as the runbook of a member has them, in their order.
 *
 * @param name - The chapter's; one that is not the member's has none.
 */
export function runbookCommands(network: Network, member: JoiningCard, name: string): readonly string[] {
  const chapter = chaptersOf(member).find((each) => each.name === name);
  const values = runbookValues(network, member);
  return (chapter?.steps ?? []).flatMap((step) => ("run" in step ? [fill(step.run, values, "en")] : []));
}

/** A member without an RPC node has nobody ask it. */
function chaptersOf({ rpc }: JoiningCard): readonly Chapter[] {
  return chapters.filter(({ ofRpcNode }) => ofRpcNode !== true || rpc !== null);
}

const title: Text = { en: "Runbook of {member}, network {network}", zh: "{network} 网络 {member} 运维手册" };

const introduction: Text = {
  en: "Every command is run in the project's folder on the machine of {member}, whose keys are in `{keys}`. What stands in angle brackets is yours to fill in. Where a service manager runs the nodes, it starts and ends them in the place of `up` and `down`. How many validators there are, and how many a block takes, is said here by the plan: votes change both, and what holds now is the quorum that `status` shows.",
  zh: "所有命令均在 {member} 机器上的项目文件夹中运行，其密钥位于 `{keys}`。尖括号中的内容请自行填写。节点由系统服务管理的，以其启停代替 `up` 和 `down`。验证节点数和出块所需数按方案计算，投票会改变两者，当前以 `status` 所示的“法定数”为准。",
};

function chapterText({ title: heading, steps }: Chapter, say: (text: Text) => string): string {
  const fence = (language: string, code: string): string => `\`\`\`${language}\n${say({ en: code, zh: code })}\n\`\`\``;
  const parts = steps.map((step) => {
    if ("run" in step) return fence("sh", step.run);
    return "file" in step ? fence(step.language, step.file) : say(step);
  });
  return [`## ${say(heading)}`, ...parts].join("\n\n");
}

/** What the chapters' texts name. */
function runbookValues(network: Network, member: JoiningCard): Readonly<Record<string, string | number>> {
  const { name, chainId, genesisHash } = network;
  const validators = validatorsByPlan(network).length;
  const services = nodesOfMember(member).map((node) => serviceName(network, node));
  const [paths, rpcPaths] = (["validator", "rpc"] as const).map((role) => servicePaths(name, { member, role })) as [
    NodePaths,
    NodePaths,
  ];
  const folder = `networks/${name}/nodes/${member.name}`;
  const keys = `networks/${name}/keys/${member.name}`;
  const keyFolder = paths.key.replace(/\/[^/]+$/, "");
  const rpcFiles = [
    ...installCommands(`${folder}/rpc`, rpcPaths),
    `sudo install -m 600 ${keys}/rpc.key ${keys}/jwt.pub.pem ${keyFolder}/`,
  ];
  const { host, validator, rpc, governanceSigner, accounts, code } = member;
  const identity = `--network ${name} --chain-id ${String(chainId)} --code ${code}`;
  const options = [
    ...[identity, `--name ${member.name}`],
    `--port ${String(validator.port)} --rpc-port ${String(validator.rpcPort)} --metrics-port ${String(validator.metricsPort)}`,
    ...(rpc === null ? ["--no-rpc"] : []),
    `--governance ${governanceSigner}`,
  ].join(" ");
  return {
    ...{ network: name, chainId, member: member.name, genesisHash, services: services.join(" "), validators },
    ...{
      quorum: quorumOf(validators),
      spare: validators - quorumOf(validators),
      majority: Math.floor(validators / 2) + 1,
    },
    ...{ host, rpcUrl: localRpcUrl(validator) },
    ...(rpc !== null && {
      proxyPlace: placeText(host, rpc.rpcPort),
      rpcNodeUrl: localRpcUrl(rpc),
      rpcNodePort: rpc.rpcPort,
    }),
    ...{ keys, folder, keyFolder, rpcFiles: rpc === null ? "" : ["", ...rpcFiles].join("\n") },
    validatorFiles: installCommands(`${folder}/validator`, paths).join("\n"),
    ...{ version: engine.version, image: engine.image },
    cardOptions: options,
    newCardOptions: [identity, ...(rpc === null ? ["--no-rpc"] : []), `--governance ${governanceSigner}`].join(" "),
    accounts: accounts.length === 0 ? "" : ` --account ${accounts.join(" ")}`,
    others: network.members
      .filter(({ name: each }) => each !== member.name)
      .map(({ name: each }) => each)
      .join(", "),
  };
}

/** Puts a node's files, but no keys, where its service has them. */
function installCommands(source: string, { folder, permissions }: NodePaths): readonly string[] {
  return [
    `sudo install -d ${folder}`,
    `sudo install -m 644 ${source}/*.* ${folder}/`,
    `sudo install -D -m 644 -t ${permissions} ${source}/permissions/*`,
  ];
}

function factsTable(network: Network, member: JoiningCard, language: Language): string {
  const words: Readonly<Record<string, Text>> = {
    node: { en: "Node", zh: "节点" },
    place: { en: "For the other nodes", zh: "节点间地址" },
    rpc: { en: "RPC", zh: "RPC" },
    metrics: { en: "Metrics", zh: "监控指标" },
    address: { en: "Validator", zh: "验证节点" },
  };
  const word = (key: string): string => words[key]?.[language] ?? key;
  const own = nodesOfMember(member).map((node) => [
    node.name,
    placeText(node.host, node.port),
    localRpcUrl(node),
    `127.0.0.1:${String(node.metricsPort)}`,
    node.role === "validator" ? member.validator.address : "",
  ]);
  const others = network.members
    .filter(({ name }) => name !== member.name)
    .map(({ name, host, validator }) => [
      `${name}-validator`,
      placeText(host, validator.port),
      "",
      "",
      validator.address,
    ]);
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const header = ["node", "place", "rpc", "metrics", "address"].map(word);
  return [row(header), row(header.map(() => "---")), ...[...own, ...others].map(row)].join("\n");
}
