import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { expect } from "chai";
import { after, before, describe, it } from "mocha";

const root = fileURLToPath(new URL("../..", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");
const chinese = readFileSync(join(root, "README.zh-CN.md"), "utf8");

/** The port that the README's commands and example talk to. */
const readmePort = "8545";

const patience = 180_000;

/** The code blocks of a language in a text. */
function blocks(text: string, language: string): readonly string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map((match) => match[1] ?? "");
}

/** A command, and the exit code that the text says it has: 0 if it says nothing. */
interface Step {
  readonly command: string;
  readonly exitCode: number;
}

function stepsOf(text: string): readonly Step[] {
  const lines = blocks(text, "sh").flatMap((block) => block.split("\n").filter((line) => line.trim() !== ""));
  return lines.map((line) => ({
    command: line.replace(/\s+#.*$/, "").trim(),
    exitCode: Number(/#.*?(?:exits with|退出码为) (\d)/.exec(line)?.[1] ?? 0),
  }));
}

const steps = stepsOf(readme);

const commands = steps.map(({ command }) => command);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Copies what a fresh clone would have, so that nobody's own chain or settings are touched. */
function copyProject(to: string): void {
  const { stdout } = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: root,
    encoding: "utf8",
  });
  for (const file of stdout.split("\0").filter(Boolean)) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(root, file), join(to, file));
  }
  for (const installed of ["node_modules", "sdk/node_modules"]) {
    if (existsSync(join(root, installed))) symlinkSync(join(root, installed), join(to, installed));
  }
}

/** Ends npm, the script and anvil, and waits for the last of them: anvil writes its state down after npm has gone. */
async function endGroup(leader: number): Promise<void> {
  const signal = (name: NodeJS.Signals | 0): boolean => {
    try {
      return process.kill(-leader, name);
    } catch {
      return false;
    }
  };
  signal("SIGTERM");
  for (let waited = 0; signal(0) && waited < 10_000; waited += 50) await sleep(50);
}

describe("README.md", () => {
  let parent: string;
  let folder: string;
  let port: string;
  let chain: ChildProcess | undefined;

  const adapt = (text: string): string => text.replaceAll(readmePort, port);
  const run = (command: string): { status: number | null; stdout: string; output: string } => {
    const { status, stdout, stderr } = spawnSync("sh", ["-c", adapt(command)], {
      cwd: folder,
      encoding: "utf8",
      timeout: patience,
      // Whoever has a Besu must not have the README's node started, which none of the others would ever join.
      env: { ...process.env, BESU_HOME: join(parent, "none") },
    });
    return { status, stdout, output: `${stdout}${stderr}` };
  };

  before(async () => {
    port = String(await freePort());
    parent = mkdtempSync(join(tmpdir(), "elicense-readme-"));
    folder = join(parent, "elicense");
    copyProject(folder);
    writeFileSync(join(folder, ".env"), adapt(readFileSync(join(root, ".env.example"), "utf8")));
  });

  after(async () => {
    if (chain?.pid !== undefined) await endGroup(chain.pid);
    rmSync(parent, { recursive: true, force: true });
  });

  it("has the two commands for a fresh machine, and the paths for issuers, developers and verifiers", () => {
    expect(commands.slice(0, 2)).to.deep.equal(["npm run demo", "npm test"]);
    for (const needed of [
      "chain",
      "deploy",
      "elicense -- issue",
      "elicense -- approve",
      "elicense -- verify",
      "pack:sdk",
    ]) {
      expect(
        commands.some((command) => command.startsWith(`npm run ${needed}`)),
        needed,
      ).to.equal(true);
    }
  });

  it("names files that exist", () => {
    for (const [, path = ""] of readme.matchAll(/\]\(((?!https?:)[^)#]+)/g)) {
      expect(readdirSync(join(root, dirname(path))), path).to.include(path.split("/").at(-1));
    }
  });

  const runnable = steps.filter(({ command }) => command !== "npm test");
  for (const { command, exitCode } of runnable) {
    it(`runs: ${command}`, async () => {
      if (command === "npm run chain") {
        chain = spawn("npm", ["run", "chain", "--", "--port", port], { cwd: folder, detached: true, stdio: "ignore" });
        await untilListening(Number(port));
        return;
      }
      const { status, output } = run(command);
      expect(status, output).to.equal(exitCode);
    }).timeout(patience);
  }

  it("runs: the example for developers, with the package that they installed", () => {
    const [example = ""] = blocks(readme, "js");
    writeFileSync(join(parent, "license-check", "verify.mjs"), adapt(example));
    const [, command = ""] = /`(npx --no-install node [^`]+)`/.exec(readme) ?? [];
    const { status, stdout, output } = run(command);
    expect(status, output).to.equal(0);
    expect(stdout.trim().split("\n").at(-1), output).to.equal("VALID");
  }).timeout(patience);

  it("has the example that the package's own README has", () => {
    expect(blocks(readFileSync(join(root, "sdk", "README.md"), "utf8"), "js")).to.deep.equal(blocks(readme, "js"));
  });
});

describe("README.zh-CN.md", () => {
  /** Languages of the code blocks, in their order. */
  const languages = (text: string): readonly (string | undefined)[] =>
    [...text.matchAll(/^```(\w*)\n.*?^```/gms)].map(([, language]) => language);
  /** What stands in the text as code, each once. */
  const spans = (text: string): ReadonlySet<string> =>
    new Set([...text.replace(/^```.*?^```/gms, "").matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code));
  const links = (text: string): readonly string[] => [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, path = ""]) => path);

  it("has the commands and the example of README.md, block for block", () => {
    expect(languages(chinese)).to.deep.equal(languages(readme));
    expect(stepsOf(chinese)).to.deep.equal(steps);
    expect(blocks(chinese, "js")).to.deep.equal(blocks(readme, "js"));
  });

  it("names the same commands, settings and functions in its text", () => {
    expect([...spans(chinese)]).to.have.members([...spans(readme)]);
  });

  it("has as many sections, and leads to the same pages, to those in Chinese where there are any", () => {
    const sections = (text: string): number => text.match(/^## /gm)?.length ?? 0;
    expect(sections(chinese)).to.equal(sections(readme));
    const translated: Readonly<Record<string, string>> = {
      "README.zh-CN.md": "README.md",
      "docs/cli.md": "docs/cli.zh-CN.md",
      "docs/network-commands.md": "docs/network-commands.zh-CN.md",
      "scripts/cli/README.md": "scripts/cli/README.zh-CN.md",
    };
    expect(links(chinese)).to.have.members(links(readme).map((path) => translated[path] ?? path));
  });

  it("explains its commands in Chinese", () => {
    const comments = blocks(chinese, "sh").flatMap((block) => [...block.matchAll(/\s#(.*)$/gm)]);
    for (const [, comment = ""] of comments) expect(comment).to.match(/\p{Script=Han}/u);
    expect(comments).to.have.lengthOf(blocks(readme, "sh").flatMap((block) => block.match(/\s#.*$/gm) ?? []).length);
  });
});

async function untilListening(port: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    try {
      const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] });
      await fetch(`http://127.0.0.1:${String(port)}`, {
        method: "POST",
        body,
        headers: { "content-type": "application/json" },
      });
      return;
    } catch {
      await sleep(200);
    }
  }
  throw new Error("the chain did not start");
}
