import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectTo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { connect } from "@elicense/sdk";
import { expect } from "chai";
import { ContractFactory, type JsonRpcProvider } from "ethers";

import { readProcess, chainStateIn } from "../../scripts/chain/ChainState.js";
import { findAnvil } from "../../scripts/chain/findAnvil.js";
import { startChain, type Chain } from "../../scripts/chain/startChain.js";
import { developmentAccount } from "../../scripts/development.js";
import { failureOf } from "./support/failureOf.js";
import { exampleSettings, freePort, startScript, type RunningScript } from "./support/script.js";

/** Counts its calls in slot 0 and logs the count. */
const counter = {
  abi: ["event Counted(uint256)"],
  bytecode: "0x6011600a5f3960115ff35f54600101805f555f52604260205fa100",
};

/** Longer than the chain takes to be saved after a block. */
const savedWithin = 1000;

describe("the development chain", function () {
  this.timeout(60_000);

  let directory: string;
  let port: number;
  const chains: Chain[] = [];
  const scripts: RunningScript[] = [];

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), "elicense-chain-"));
    port = await freePort();
  });

  afterEach(async () => {
    await Promise.all(chains.splice(0).map((chain) => chain.stop()));
    for (const { child, exit } of scripts.splice(0)) {
      const left = readProcess(chainStateIn(directory));
      child.kill("SIGKILL");
      await exit;
      if (left !== undefined) killIfThere(left.anvil);
    }
    rmSync(directory, { recursive: true });
  });

  async function start(reset = false): Promise<Chain> {
    const chain = await startChain({ directory, port, reset });
    chains.push(chain);
    return chain;
  }

  async function startByScript(...parameters: string[]): Promise<RunningScript> {
    const script = startScript("chain.ts", ["--port", String(port), "--state", directory, ...parameters]);
    scripts.push(script);
    await script.printed("Ctrl+C");
    return script;
  }

  /** Does something with a provider of the chain. */
  async function ask<Result>(question: (provider: JsonRpcProvider) => Promise<Result>): Promise<Result> {
    const provider = await connect(`http://127.0.0.1:${port}`);
    try {
      return await question(provider);
    } finally {
      provider.destroy();
    }
  }

  /** Deploys the counter and calls it, from an account without a balance. */
  async function count(calls: number): Promise<string> {
    return ask(async (provider) => {
      const signer = developmentAccount(999).connect(provider);
      const fees = { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n };
      const contract = await new ContractFactory(counter.abi, counter.bytecode, signer).deploy(fees);
      await contract.waitForDeployment();
      const to = await contract.getAddress();
      for (let call = 0; call < calls; call++) await (await signer.sendTransaction({ to, ...fees })).wait();
      return to;
    });
  }

  /** All that must survive. */
  async function look(address: string): Promise<{ readonly logs: readonly unknown[] }> {
    return ask(async (provider) => {
      const logs = await provider.getLogs({ fromBlock: 0, toBlock: "latest", address });
      const receipts = await Promise.all(
        logs.map(({ transactionHash }) => provider.getTransactionReceipt(transactionHash)),
      );
      const transactions = await Promise.all(
        logs.map(({ transactionHash }) => provider.getTransaction(transactionHash)),
      );
      const [genesis, first, head] = await Promise.all([0, 1, "latest"].map((block) => provider.getBlock(block)));
      return {
        genesis: genesis?.hash,
        first: first?.hash,
        head: [head?.number, head?.hash],
        code: await provider.getCode(address),
        count: await provider.getStorage(address, 0),
        countAtHead: await provider.getStorage(address, 0, head!.number),
        nonce: await provider.getTransactionCount(developmentAccount(999).address),
        logs: logs.map(({ blockNumber, data, transactionHash }) => [blockNumber, data, transactionHash]),
        receipts: receipts.map((receipt) => [receipt?.blockHash, receipt?.status, receipt?.logs.length]),
        transactions: transactions.map((transaction) => [transaction?.blockHash, transaction?.nonce]),
      };
    });
  }

  it("has a young block when it starts again after a rest: it does not look like one that has halted", async () => {
    const { now } = Date;
    Date.now = () => now() - 3_600_000;
    try {
      await (await start()).stop();
    } finally {
      Date.now = now;
    }
    const chain = await start();
    const head = await ask((provider) => provider.getBlock("latest"));
    expect(now() / 1000 - (head?.timestamp ?? 0)).to.be.below(15);
    expect(head?.number).to.equal(chain.block);
  });

  it("charges nothing and mines at once", async () => {
    await start();
    const address = await count(2);
    expect(await look(address)).to.deep.include({ head: await ask(headOf), count: `0x${"2".padStart(64, "0")}` });
  });

  it("has the machine's time, after a restart too", async () => {
    for (const round of [1, 2]) {
      const chain = await start();
      await count(1);
      const age = await ask(async (provider) => Date.now() / 1000 - (await provider.getBlock("latest"))!.timestamp);
      expect(age, `round ${round}`).to.be.within(-2, 3);
      await chain.stop();
    }
  });

  it("survives a clean end", async () => {
    const chain = await start();
    const address = await count(3);
    const before = await look(address);
    await chain.stop();
    expect(await chain.ended).to.equal(undefined);
    await start();
    expect(await look(address)).to.deep.equal(before);
  });

  it("survives the killing of anvil, again and again", async () => {
    for (let round = 1, before: object | undefined, address = ""; round <= 3; round++) {
      const chain = await start();
      if (before !== undefined) expect(await look(address), `round ${round}`).to.deep.equal(before);

      address = await count(round);
      before = await look(address);
      await wait(savedWithin);
      process.kill(chain.process, "SIGKILL");
      expect(await chain.ended).to.equal("SIGKILL");
    }
  });

  it("keeps all logs, however old", async () => {
    const chain = await start();
    const address = await count(1);
    await ask((provider) => provider.send("anvil_mine", ["0x258"]));
    const before = await look(address);
    expect(before.logs).to.have.lengthOf(1);
    await chain.stop();
    await start();
    expect(await look(address)).to.deep.equal(before);
  });

  it("begins anew when it is reset, and puts the old state aside", async () => {
    const old = await start();
    await old.stop();
    const saved = readFileSync(old.stateFile);

    const chain = await start(true);
    expect(chain.genesisHash).to.not.equal(old.genesisHash);
    expect(chain.block).to.equal(0);
    expect(readFileSync(chainStateIn(directory).previousFile).equals(saved)).to.equal(true);
  });

  (process.platform === "linux" ? it : it.skip)("is reachable from this machine alone", async () => {
    const chain = await start();
    const command = readFileSync(`/proc/${chain.process}/cmdline`, "utf8").split("\0");
    expect(command[command.indexOf("--host") + 1]).to.equal("127.0.0.1");
  });

  it("refuses a state that it cannot read, until it is reset", async () => {
    const { file } = chainStateIn(directory);
    for (const broken of ['{"blo', "{}", '{"blocks":[]}']) {
      writeFileSync(file, broken);
      expect(await failureOf(() => start())).to.deep.equal({ code: "CHAIN_STATE_BROKEN", details: { path: file } });
    }
    expect((await start(true)).block).to.equal(0);
  });

  it("refuses a second start on its state, and another chain on its port", async () => {
    const { url } = await start();
    expect(await failureOf(() => startChain({ directory, port: port + 1 }))).to.deep.equal({
      code: "CHAIN_RUNS",
      details: { url, process: process.pid },
    });
    expect(await failureOf(() => startChain({ directory: join(directory, "other"), port }))).to.deep.equal({
      code: "CHAIN_PORT_TAKEN",
      details: { port },
    });
  });

  it("says where there is no anvil", async () => {
    expect(await failureOf(() => findAnvil("sunos-sparc"))).to.deep.equal({
      code: "CHAIN_PROGRAM_MISSING",
      details: { platform: "sunos-sparc" },
    });
  });

  describe("by npm run chain", () => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      it(`is saved and ends when the script gets ${signal}`, async () => {
        const script = await startByScript();
        const address = await count(2);
        const before = await look(address);
        const { anvil } = readProcess(chainStateIn(directory))!;

        script.child.kill(signal);
        expect(await script.exit).to.equal(0);
        expect(isAlive(anvil)).to.equal(false);
        expect(existsSync(chainStateIn(directory).processFile)).to.equal(false);

        await start();
        expect(await look(address)).to.deep.equal(before);
      });
    }

    /** Starts it by npm, which passes a signal on to the shell alone in which it runs the script. */
    const startByNpm = () => {
      const npm = spawn("npm", ["run", "--silent", "chain", "--", "--port", String(port), "--state", directory], {
        env: { ...process.env, ...exampleSettings, ELICENSE_LANG: "en" },
        stdio: ["ignore", "pipe", "inherit"],
      });
      let said = "";
      npm.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
      return { npm, closed: once(npm.stdout, "close"), said: () => said };
    };

    (process.platform === "win32" ? it.skip : it)("is saved and ends when npm gets SIGTERM", async () => {
      // npm passes it on to the shell alone in which it runs the script.
      const { npm, closed, said } = startByNpm();
      while (!said().includes("Ctrl+C")) await Promise.race([once(npm.stdout, "data"), failAfter(closed, said())]);
      const { anvil, script } = readProcess(chainStateIn(directory))!;
      try {
        npm.kill("SIGTERM");
        const deadline = Date.now() + 10_000;
        while ((isAlive(anvil) || isAlive(script)) && Date.now() < deadline) await wait(50);
        expect([isAlive(anvil), isAlive(script)]).to.deep.equal([false, false]);
        // What it said last may still be on its way.
        await Promise.race([closed, wait(savedWithin)]);
        expect(said()).to.include("The development chain is saved and has ended.");
        expect(existsSync(chainStateIn(directory).processFile)).to.equal(false);
      } finally {
        killIfThere(script);
        killIfThere(anvil);
      }
    });

    (process.platform === "win32" ? it.skip : it)("ends when npm got SIGTERM while it started", async () => {
      const { npm, closed, said } = startByNpm();
      while (!(await listens(port))) await wait(5);
      npm.kill("SIGTERM");
      // The script has the other end as long as it runs.
      await Promise.race([closed, wait(15_000)]);
      const left = readProcess(chainStateIn(directory));
      for (const each of left === undefined ? [] : [left.script, left.anvil]) killIfThere(each);
      expect(left).to.equal(undefined);
      expect(said()).to.include("The development chain is saved and has ended.");
    });

    it("goes on with what anvil did after the script was killed", async () => {
      const script = await startByScript();
      const { anvil } = readProcess(chainStateIn(directory))!;
      script.child.kill("SIGKILL");
      await script.exit;
      const address = await count(2);
      const before = await look(address);

      await start();
      expect(isAlive(anvil)).to.equal(false);
      expect(await look(address)).to.deep.equal(before);
    });

    it("ends with code 1 when anvil is killed, and says so", async () => {
      const script = await startByScript();
      process.kill(readProcess(chainStateIn(directory))!.anvil, "SIGKILL");
      expect(await script.exit).to.equal(1);
      expect(script.output()).to.include("[CHAIN_FAILED]");
    });

    it("ends with code 1 in one sentence where the port is taken", async () => {
      await start();
      const other = join(directory, "other");
      const script = startScript("chain.ts", ["--port", String(port), "--state", other]);
      expect(await script.exit).to.equal(1);
      expect(script.output()).to.match(new RegExp(`^\\[CHAIN_PORT_TAKEN\\] Port ${port} [^\\n]*\\n$`));
    });

    it("ends with code 2 when it is called in a wrong way", async () => {
      expect(await startScript("chain.ts", ["--port", "http"]).exit).to.equal(2);
      expect(await startScript("chain.ts", ["--fork"]).exit).to.equal(2);
    });
  });
});

async function headOf(provider: JsonRpcProvider): Promise<unknown[]> {
  const head = await provider.getBlock("latest");
  return [head?.number, head?.hash];
}

async function wait(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function listens(port: number): Promise<boolean> {
  const socket = connectTo(port, "127.0.0.1");
  const isThere = await once(socket, "connect").then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isThere;
}

/** Rejects once a program has ended before it said what is waited for. */
async function failAfter(closed: Promise<unknown>, said: string): Promise<never> {
  await closed;
  throw new Error(`ended too early:\n${said}`);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function killIfThere(pid: number): void {
  if (isAlive(pid)) process.kill(pid, "SIGKILL");
}
