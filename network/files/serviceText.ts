import type { NetworkPlan } from "../Network.js";
import type { Node } from "../Node.js";
import { servicePaths, type ServedNode } from "../paths.js";
import { engine } from "../profile.js";

/** Names a node's service. */
export function serviceName(network: Pick<NetworkPlan, "name">, { member, role }: ServedNode): string {
  return `besu-${network.name}-${member.name}-${role}.service`;
}

/**
 * Writes a node's systemd unit: a user of its own, nothing writable but the node's data, and what is in the keys' folder
 * handed over as credentials, since the node's user cannot look into it. The list of accounts is copied among the data: Besu
 * writes it anew when it reads it, and does not start where it cannot.
 */
export function serviceText(network: NetworkPlan, node: Node): string {
  const paths = servicePaths(network.name, node);
  const data = paths.data.replace("/var/lib/", "");
  const secrets = [
    ["node.key", paths.key, "node-private-key-file"],
    ...(node.role === "rpc"
      ? [["jwt.pub.pem", paths.jwtPublicKey, "rpc-http-authentication-jwt-public-key-file"]]
      : []),
  ] as const;
  const accounts = "${STATE_DIRECTORY}/accounts-allowlist.toml";
  const options = [
    ...secrets.map(([name, , option]) => `--${option}=\${CREDENTIALS_DIRECTORY}/${name}`),
    `--permissions-accounts-config-file=${accounts}`,
  ];
  return `[Unit]
Description=Besu, network ${network.name}, node ${node.name}
Documentation=https://besu.hyperledger.org
Wants=network-online.target
After=network-online.target

[Service]
ExecStartPre=/usr/bin/install -m 600 ${paths.accountsAllowlist} ${accounts}
ExecStart=/opt/besu/bin/besu --profile=${engine.profile} --config-file=${paths.config} ${options.join(" ")}
${secrets.map(([name, path]) => `LoadCredential=${name}:${path}`).join("\n")}
DynamicUser=yes
StateDirectory=${data}
StateDirectoryMode=0700
# Its own times to end and to begin are tens of seconds after long operation.
TimeoutStopSec=120
# Java ends so when it is asked to end: that is no failure.
SuccessExitStatus=143
Restart=on-failure
RestartSec=10
LimitNOFILE=65536
UMask=0077

NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
ProtectSystem=strict
ProtectHome=yes
ProtectClock=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
ProtectProc=invisible
PrivateTmp=yes
PrivateDevices=yes
PrivateUsers=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
RemoveIPC=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources
# What is not allowed is refused, and ends no node.
SystemCallErrorNumber=EPERM
# MemoryDenyWriteExecute stays off: Java compiles while it runs.

[Install]
WantedBy=multi-user.target
`;
}
