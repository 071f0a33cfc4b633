import type { NetworkConnection } from "hardhat/types/network";

import type { Figures } from "../Figures.js";
import { measureIssuing } from "./measureIssuing.js";
import { measureManaging } from "./measureManaging.js";
import { measureUsing } from "./measureUsing.js";
import { setStage } from "./setStage.js";

/** Measures the registries as they are compiled, everything by a root authority. */
export async function measureElicense(chain: NetworkConnection): Promise<Figures> {
  const stage = await setStage(chain);
  return { ...(await measureIssuing(stage)), ...(await measureManaging(stage)), ...(await measureUsing(stage)) };
}
