import { keccak256 } from "ethers";

import type { Client } from "../client.js";
import type { At } from "../transactions/read.js";
import { none } from "./governanceDiffers.js";

/** The hash of the code at an address; a dash where there is none. */
export async function codeHashOf({ provider }: Client, address: string, { blockTag }: At): Promise<string> {
  const code = await provider.getCode(address, blockTag);
  return code === "0x" ? none : keccak256(code);
}
