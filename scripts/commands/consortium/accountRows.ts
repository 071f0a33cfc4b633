import type { CheckedConsortiumAccount } from "@elicense/sdk";
import { ZeroAddress } from "ethers";

import type { Invocation } from "../support/Command.js";

/** Says what the consortium's account consists of, for a list. */
export function accountRows(
  { singleton, fallbackHandler: handler }: CheckedConsortiumAccount,
  { text }: Invocation,
): readonly (readonly [name: string, value: string])[] {
  const answers = handler === ZeroAddress ? text("manifest.noHandler") : text("manifest.safeHandler", { handler });
  return [
    [text("manifest.singleton"), text("manifest.safe", { singleton })],
    [text("manifest.fallbackHandler"), answers],
  ];
}
