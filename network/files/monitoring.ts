import type { JoiningCard } from "../JoiningCard.js";
import { longestPeriod, type NetworkPlan } from "../Network.js";
import { nodesOf, nodesOfMember } from "../Node.js";
import { node as settings } from "../profile.js";

/** Writes what Prometheus is to ask on a member's machine. */
export function prometheusText(network: NetworkPlan, member: JoiningCard): string {
  const targets = nodesOfMember(member).map(
    ({ metricsPort, name, role }) => `      - targets: ["127.0.0.1:${String(metricsPort)}"]
        labels: { network: "${network.name}", member: "${member.name}", node: "${name}", role: "${role}" }`,
  );
  return `# Network ${network.name}: what Prometheus asks on the machine of ${member.name}.
global:
  scrape_interval: 10s
  evaluation_interval: 10s
rule_files: ["alerts.yaml"]
scrape_configs:
  - job_name: besu
    static_configs:
${targets.join("\n")}
  # Free room on the disk, by Prometheus's own node_exporter.
  - job_name: machine
    static_configs:
      - targets: ["127.0.0.1:9100"]
        labels: { network: "${network.name}", member: "${member.name}" }
`;
}

/** An alert: when somebody is called, and what that person is told. */
interface Alert {
  readonly name: string;
  readonly expression: string;
  /** How long it has to be so. */
  readonly lasting: string;
  readonly severity: "page" | "ticket";
  readonly en: string;
  readonly zh: string;
}

/**
 * Writes when a department's people are to be called. The head's age counts, and not what a node says of its own health: it
 * is ready even when the chain has halted. No metric has a block's round; more time between blocks tells the same.
 */
export function alertsText(network: NetworkPlan): string {
  const rules = alertsFor(network).map(
    ({ name, expression, lasting, severity, en, zh }) => `      - alert: ${name}
        expr: ${expression}
        for: ${lasting}
        labels: { severity: ${severity} }
        annotations:
          summary: ${JSON.stringify(en)}
          summary_zh: ${JSON.stringify(zh)}`,
  );
  return `# Network ${network.name}: when somebody is to be called. What to do then is in RUNBOOK.md.
groups:
  - name: ${network.name}
    rules:
${rules.join("\n")}
`;
}

function alertsFor(network: NetworkPlan): readonly Alert[] {
  const period = longestPeriod(network);
  const halted = Math.max(30, 10 * period);
  const peers = nodesOf(network).filter(({ role }) => role === "validator").length - 1;
  return [
    {
      name: "ChainHalted",
      expression: `time() - besu_blockchain_chain_head_timestamp > ${String(halted)}`,
      lasting: "10s",
      severity: "page",
      en: `{{ $labels.node }} has had no block for more than ${String(halted)} s.`,
      zh: `{{ $labels.node }} 已超过 ${String(halted)} 秒没有新区块。`,
    },
    {
      name: "RoundAboveZero",
      expression: `rate(ethereum_blockchain_height[2m]) < ${String(Number((0.85 / period).toPrecision(3)))}`,
      lasting: "1m",
      severity: "ticket",
      en: "Blocks come more slowly than they should: a proposer is missing, and rounds above 0 make up for it.",
      zh: "出块慢于应有速度：有提议节点缺席，由后续轮次补足。",
    },
    {
      name: "PeersMissing",
      expression: `ethereum_peer_count < ${String(peers)}`,
      lasting: "1m",
      severity: "ticket",
      en: "{{ $labels.node }} talks to {{ $value }} nodes; there are more validators than that.",
      zh: "{{ $labels.node }} 只连接 {{ $value }} 个节点，少于验证节点数。",
    },
    {
      name: "PoolNearlyFull",
      expression: `besu_transaction_pool_transactions > ${String(0.8 * settings.poolSize)}`,
      lasting: "1m",
      severity: "ticket",
      en: "{{ $labels.node }} holds {{ $value }} transactions: for what comes beyond its room others are dropped without a word.",
      zh: "{{ $labels.node }} 的交易池已有 {{ $value }} 笔：超出容量时会直接丢弃其他交易。",
    },
    {
      name: "PoolDrops",
      expression: 'rate(besu_transaction_pool_transactions_removed_total{operation="dropped"}[5m]) > 1',
      lasting: "1m",
      severity: "ticket",
      en: "{{ $labels.node }} drops transactions that it had accepted: whoever issues must send them again.",
      zh: "{{ $labels.node }} 正在丢弃已接受的交易：签发方须重新发送。",
    },
    {
      name: "NodeDown",
      expression: 'up{job="besu"} == 0',
      lasting: "1m",
      severity: "page",
      en: "{{ $labels.node }} does not answer.",
      zh: "{{ $labels.node }} 没有应答。",
    },
    {
      name: "DiskNearlyFull",
      expression: 'node_filesystem_avail_bytes{mountpoint="/"} / node_filesystem_size_bytes{mountpoint="/"} < 0.15',
      lasting: "5m",
      severity: "page",
      en: "Less than 15 % of the disk is free: a node that cannot write ends.",
      zh: "磁盘剩余不足 15%：节点无法写入时会终止。",
    },
  ];
}
