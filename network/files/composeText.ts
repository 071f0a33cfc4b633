import type { NetworkPlan } from "../Network.js";
import { nodesOfMember, type Node } from "../Node.js";
import { secretsOf, servicePaths } from "../paths.js";
import { engine } from "../profile.js";
import type { JoiningCard } from "../JoiningCard.js";
import { containerCommand } from "./containerCommand.js";

/**
 * Writes a member's nodes for Docker: the pinned image without rights that it does not need, on the machine's own network,
 * since the others know the node by the machine's address.
 */
export function composeText(network: NetworkPlan, member: JoiningCard): string {
  const nodes = nodesOfMember(member);
  return [
    `# Network ${network.name}: the nodes of ${member.name}. To be started in this folder: docker compose up --detach`,
    `name: besu-${network.name}-${member.name}`,
    "services:",
    ...nodes.map((node) => service(network, node)),
    "",
  ].join("\n");
}

function service(network: NetworkPlan, node: Node): string {
  const paths = servicePaths(network.name, node);
  const secrets = secretsOf(node, paths).map((target) => {
    const source = `../../keys/${node.member.name}/${target.slice(target.lastIndexOf("/") + 1)}`;
    // Docker would make a folder of a file that is not there.
    return `      - { type: bind, source: ${source}, target: ${target}, read_only: true, bind: { create_host_path: false } }`;
  });
  const command = containerCommand(network, node);
  return `  ${node.role}:
    image: ${engine.image}
    # The image's environment goes before config.toml, and would have the node listen everywhere.
    command: [${command.map((argument) => JSON.stringify(argument)).join(", ")}]
    # Whose the keys, the data and the node's files are: of another's it could not write its list of accounts.
    user: "\${BESU_USER:-1000:1000}"
    network_mode: host
    restart: unless-stopped
    # A node that is broken off looks at its database for long when it is started again.
    stop_grace_period: 60s
    read_only: true
    # Native libraries are unpacked there and run, which Docker would refuse by itself.
    tmpfs: ["/tmp:exec,mode=1777"]
    cap_drop: ["ALL"]
    security_opt: ["no-new-privileges:true"]
    ulimits: { nofile: 65536 }
    volumes:
      - ./${node.role}:${paths.folder}:ro
      # Besu writes the list of accounts anew when it reads it, and does not start where it cannot.
      - ./${node.role}/permissions:${paths.permissions}
${secrets.join("\n")}
      - ../../data/${node.name}:${paths.data}`;
}
