import type { Node } from "../../network/Node.js";
import { keysFolder } from "./folders.js";
import { makeToken } from "./tokenKey.js";

/** How long a command's own token is good for, seconds. */
const lifetime = 300;

/** Makes a token for asking a node of this machine; none where the node asks for none. */
export async function localToken(folder: string, { role, member }: Node): Promise<string | undefined> {
  if (role === "validator") return undefined;
  const expires = Math.floor(Date.now() / 1_000) + lifetime;
  return makeToken(keysFolder(folder, member.name), ["eth:*", "net:*", "web3:*", "perm:*"], expires);
}
