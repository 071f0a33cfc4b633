import type { Network } from "../Network.js";
import { nodesOfMember } from "../Node.js";
import { accountsAllowlistText, nodesAllowlistText, staticNodesText } from "./allowlists.js";
import { composeText } from "./composeText.js";
import { genesisText } from "./genesis.js";
import { alertsText, prometheusText } from "./monitoring.js";
import { nodeConfigText } from "./nodeConfig.js";
import { runbookText } from "./runbook.js";
import { serviceName, serviceText } from "./serviceText.js";

/**
 * Writes everything that the members' nodes need but their keys. The same plan gives the same bytes on every machine, so
 * that each department can make them itself and compare.
 *
 * @returns Content by path, relative to the network's folder.
 */
export function filesOf(network: Network): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const member of network.members) {
    const folder = `nodes/${member.name}`;
    for (const node of nodesOfMember(member)) {
      const place = `${folder}/${node.role}`;
      files.set(`${place}/config.toml`, nodeConfigText(network, node));
      files.set(`${place}/genesis.json`, genesisText(network));
      files.set(`${place}/static-nodes.json`, staticNodesText(network, node));
      files.set(`${place}/nodes-allowlist.toml`, nodesAllowlistText(network));
      files.set(`${place}/permissions/accounts-allowlist.toml`, accountsAllowlistText(network));
      files.set(`${folder}/${serviceName(network, node)}`, serviceText(network, node));
    }
    files.set(`${folder}/compose.yaml`, composeText(network, member));
    files.set(`${folder}/prometheus.yaml`, prometheusText(network, member));
    files.set(`${folder}/alerts.yaml`, alertsText(network));
    files.set(`${folder}/RUNBOOK.md`, runbookText(network, member, "en"));
    files.set(`${folder}/RUNBOOK.zh-CN.md`, runbookText(network, member, "zh"));
  }
  return files;
}
