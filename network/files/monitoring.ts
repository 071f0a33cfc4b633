import type { JoiningCard } from "../JoiningCard.js";
import type { NetworkPlan } from "../Network.js";
import { nodesOfMember } from "../Node.js";
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

/** Writes when a department's people are to be called. */
export function alertsText(network: NetworkPlan): string {
  return `# ${network.name} ${String(settings.poolSize)}\n`;
}
