/**
 * `npm run chain`: a development chain on this machine that survives its end.
 *
 *   npm run chain                     http://127.0.0.1:8545, state in .elicense/chain
 *   npm run chain -- --port 8600      another port
 *   npm run chain -- --state <dir>    another directory for the state
 *   npm run chain -- --reset          a new chain; the old one's state is put aside
 */
import { relative, resolve } from "node:path";

import { describeError, errorOf, fill, type Text } from "@elicense/sdk";
import { Command, InvalidArgumentError } from "commander";

import { startChain } from "./chain/startChain.js";
import { projectRoot, userLanguage } from "./config.js";
import { developmentChainId, developmentUrl } from "./development.js";
import { parseArguments, runScript } from "./exit.js";

const texts = {
  listens: {
    en: "The development chain {chainId} listens at {url} (block {block}, first block {genesis}).",
    zh: "开发链 {chainId} 已在 {url} 启动（当前区块 {block}，创世区块 {genesis}）。",
  },
  state: {
    en: "It is saved after every block in {file}, and goes on from there when it is started again.",
    zh: "每个区块产生后都会保存到 {file}，再次启动时从该处继续。",
  },
  warning: {
    en: "Its keys are public: it is for development on this machine only.",
    zh: "其密钥是公开的，仅限在本机用于开发。",
  },
  next: {
    en: "Next, in another terminal: npm run deploy{variable}. Ctrl+C ends the chain.",
    zh: "下一步：在另一个终端运行 npm run deploy{variable}。按 Ctrl+C 结束开发链。",
  },
  stopped: { en: "The development chain is saved and has ended.", zh: "开发链已保存并结束。" },
} as const satisfies Readonly<Record<string, Text>>;

/** How often to look whether the shell is there in which npm runs this script, milliseconds. */
const parentInterval = 500;

/** That shell, which may have ended before the chain has started. */
const parent = process.ppid;

interface ChainOptions {
  readonly port: number;
  readonly state: string;
  readonly reset?: boolean;
}

await runScript(async () => {
  const language = userLanguage();
  const say = (text: Text, values: Readonly<Record<string, unknown>> = {}): void =>
    console.log(fill(text[language], values, language));

  const options = parseArguments<ChainOptions>(
    new Command("npm run chain --")
      .description("Runs a development chain on this machine that survives its end.")
      .option("--port <port>", "port of this machine to listen on", parsePort, Number(new URL(developmentUrl).port))
      .option("--state <directory>", "where the chain's state is kept", ".elicense/chain")
      .option("--reset", "begin a new chain; the old one's state is put aside"),
  );

  const chain = await startChain({ ...options, directory: resolve(projectRoot, options.state) });
  say(texts.listens, {
    chainId: developmentChainId,
    url: chain.url,
    block: chain.block,
    genesis: `${chain.genesisHash.slice(0, 10)}…`,
  });
  say(texts.state, { file: relative(process.cwd(), chain.stateFile) });
  say(texts.warning);
  say(texts.next, {
    variable: chain.url === developmentUrl ? "" : ` (ELICENSE_RPC_URL=${chain.url}, .env)`,
  });

  const stop = (): void => {
    chain.stop().catch((error: unknown) => console.error(describeError(error, language)));
  };
  // A second Ctrl+C must not interrupt the saving.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  const endWatch = watchParent(stop);

  const reason = await chain.ended;
  endWatch();
  if (reason !== undefined) throw errorOf("CHAIN_FAILED", { reason });
  say(texts.stopped);
  return undefined;
});

/**
 * Does something once the shell in which npm runs this script has ended: npm passes SIGTERM on to that shell alone, which
 * tells nobody. Run otherwise than by npm, the script may outlive whoever started it.
 *
 * @returns Ends the watch.
 */
function watchParent(onEnd: () => void): () => void {
  if (process.env.npm_lifecycle_event !== "chain") return () => undefined;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onEnd();
  }, parentInterval);
  return () => clearInterval(timer);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new InvalidArgumentError("1 … 65535");
  return port;
}
