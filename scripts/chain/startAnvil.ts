import { spawn } from "node:child_process";
import { once } from "node:events";

import { findAnvil } from "./findAnvil.js";

/** A chain that nobody keeps, on a port of this machine that nobody else has. */
export interface PassingChain {
  readonly url: string;
  /** Ends it, by its own process id. */
  readonly stop: () => Promise<void>;
}

/** Starts an empty chain without fees that mines at once, and now and then while it is idle. */
export async function startAnvil(chainId: number): Promise<PassingChain> {
  const anvil = spawn(
    findAnvil(),
    [
      ...["--port", "0", "--chain-id", String(chainId), "--accounts", "20", "--hardfork", "cancun"],
      ...["--block-base-fee-per-gas", "0", "--gas-price", "0", "--disable-min-priority-fee"],
      ...["--gas-limit", "60000000", "--block-time", "5", "--mixed-mining", "--prune-history", "512"],
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const ended = once(anvil, "exit");
  // A run that is broken off must leave no chain behind.
  const kill = (): void => void anvil.kill();
  process.once("exit", kill);

  const url = await new Promise<string>((resolve, reject) => {
    let said = "";
    anvil.once("exit", () => reject(new Error("anvil ended at once")));
    anvil.stdout.setEncoding("utf8").on("data", function listen(text: string) {
      said += text;
      const address = /Listening on (127\.0\.0\.1:\d+)/.exec(said)?.[1];
      if (address === undefined) return;
      // It goes on telling of each request: kept and searched, that took more of the machine than the chain itself.
      anvil.stdout.off("data", listen).resume();
      resolve(`http://${address}`);
    });
  });
  return {
    url,
    stop: async () => {
      process.off("exit", kill);
      anvil.kill();
      await ended;
    },
  };
}
