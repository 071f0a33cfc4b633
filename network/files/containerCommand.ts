import type { NetworkPlan } from "../Network.js";
import type { Node } from "../Node.js";
import { servicePaths } from "../paths.js";
import { engine } from "../profile.js";

/** Where a node's servers listen; so would those that it does not even have, should they ever be turned on. */
const thisMachine = "127.0.0.1";

/**
 * The options that the pinned image sets by environment variables, the hosts to listen at as 0.0.0.0. Besu reads these
 * before config.toml, and the command line alone before them: each stands on it, whatever the file says.
 */
const imageOptions: readonly string[] = [
  `--rpc-http-host=${thisMachine}`,
  `--rpc-ws-host=${thisMachine}`,
  `--graphql-http-host=${thisMachine}`,
  // Where the image's own check of its health looks.
  "--pid-path=/tmp/pid",
];

/** Gives the command line with which the pinned image runs a node whose files are where {@link servicePaths} has them. */
export function containerCommand(network: Pick<NetworkPlan, "name">, node: Node): readonly string[] {
  const { config } = servicePaths(network.name, node);
  return [`--profile=${engine.profile}`, `--config-file=${config}`, ...imageOptions];
}
