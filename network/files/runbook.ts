import type { Language } from "@elicense/sdk";

import type { JoiningCard } from "../JoiningCard.js";
import type { NetworkPlan } from "../Network.js";

/** Writes a member's runbook. */
export function runbookText(network: NetworkPlan, member: JoiningCard, language: Language): string {
  return `# ${network.name} ${member.name} ${language}\n`;
}
