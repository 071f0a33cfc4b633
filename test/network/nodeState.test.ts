import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";

import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { jsonOf, type CliRun } from "../scripts/commands/runCli.js";
import { freeRow } from "./freeRow.js";
import { LocalMachine, member, nodeName as name } from "./LocalMachine.js";
import { refusalOf, runNetwork } from "./runNetwork.js";

describe("a node", function () {
  this.timeout(120_000);
  let machine: LocalMachine;
  before(async () => {
    machine = new LocalMachine();
    await machine.init();
  });
  after(() => machine.remove());

  describe("of which it cannot be told whether it runs", () => {
    let running: ChildProcess;
    before(async () => {
      // Whatever runs with the node's data: by that alone a node of this machine is known.
      const script = "console.log(); setInterval(() => {}, 1000)";
      running = spawn(process.execPath, ["-e", script, "--", `--data-path=${machine.data}`], {
        stdio: ["ignore", "pipe", "ignore"],
      });
      await once(running.stdout!, "data");
      mkdirSync(dirname(machine.processFile), { recursive: true });
    });
    after(() => void running.kill("SIGKILL"));

    /** Requires that it is neither started nor ended nor copied, and tells of which reason. */
    const reasonOf = async (): Promise<string> => {
      const ended = await Promise.all([machine.up(), machine.down(), machine.backup()]);
      const [exitCode, code, details] = refusalOf(ended[0]);
      for (const other of ended) expect(refusalOf(other)).to.deep.equal([exitCode, code, details]);
      expect([exitCode, code]).to.deep.equal([3, "NODE_STATE_UNKNOWN"]);
      const { reason } = details as { readonly reason: string };
      expect(details).to.deep.equal({ node: name, reason, path: machine.processFile });
      expect([existsSync(machine.copy), running.exitCode, existsSync(machine.processFile)]).to.deep.equal([
        ...[false, null, true],
      ]);
      return reason;
    };

    it("is left alone where there is no ps that tells", async () => {
      const noted = JSON.stringify({ process: running.pid });
      writeFileSync(machine.processFile, noted);
      const ps = join(machine.docker.path, "ps");
      const install = (script: string): void => writeFileSync(ps, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      rmSync(ps);
      expect(await reasonOf()).to.equal("spawn ps ENOENT");
      // One that does not know the options ends as with a process that there is not, and says so.
      install("echo 'ps: unrecognized option: p' >&2; exit 1");
      expect(await reasonOf()).to.equal("ps: unrecognized option: p");
      // One that may not see the process tells of none, which is there.
      install("exit 1");
      expect(await reasonOf()).to.equal(`Command failed: ps -ww -o args= -p ${running.pid}`);
      expect(readFileSync(machine.processFile, "utf8")).to.equal(noted);
    });

    for (const [title, content, reason] of [
      ["is cut off", "{", "Expected property name or '}' in JSON at position 1 (line 1 column 2)"],
      ["says nothing", "null", "{process} / {container, docker, logFrom}"],
      ["names nobody's process", '{"process":0}', "{process} / {container, docker, logFrom}"],
      ["names a container of no Docker", '{"container":"abc"}', "{process} / {container, docker, logFrom}"],
    ] as const) {
      it(`is left alone where the file of its process ${title}`, async () => {
        writeFileSync(machine.processFile, content);
        expect(await reasonOf()).to.equal(reason);
        expect(readFileSync(machine.processFile, "utf8")).to.equal(content);
      });
    }

    it("is left alone where the file of its process cannot be read", async () => {
      rmSync(machine.processFile);
      mkdirSync(machine.processFile);
      expect(await reasonOf()).to.equal("EISDIR: illegal operation on a directory, read");
      rmSync(machine.processFile, { recursive: true });
    });
  });

  it("is known by its data, and ended, in a folder with a Chinese name where no language is set", async () => {
    const place = join(machine.place, "许可证");
    mkdirSync(place);
    const port = await freeRow(12);
    const ports = ["--port", `${port}`, "--rpc-port", `${port + 4}`, "--metrics-port", `${port + 8}`];
    expect((await runNetwork(place, ["init", "--local", "4", ...ports])).exitCode).to.equal(0);
    const folder = join(place, "networks", "local");
    const script = "console.log(); setInterval(() => {}, 1000)";
    const running = spawn(process.execPath, ["-e", script, "--", `--data-path=${join(folder, "data", name)}`], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    await once(running.stdout, "data");
    const exited = once(running, "exit");
    try {
      mkdirSync(join(folder, "run"));
      writeFileSync(join(folder, "run", `${name}.json`), JSON.stringify({ process: running.pid }));
      const ended = await runNetwork(place, ["down", "--member", member, "--json"], { LC_ALL: "C" });
      expect(jsonOf(ended), ended.stdout).to.deep.include({ ok: true, ended: [name] });
      expect((await exited)[1]).to.equal("SIGTERM");
    } finally {
      running.kill("SIGKILL");
    }
  });

  it("is copied without the member's other one, of which it is said, and how that is copied", async () => {
    const { folder, place } = machine;
    for (const role of ["validator", "rpc"]) mkdirSync(join(folder, "data", `member-1-${role}`), { recursive: true });
    mkdirSync(machine.data, { recursive: true });
    const backup = (...args: readonly string[]): Promise<CliRun> => runNetwork(place, ["backup", ...args]);
    const validator = await backup("member-1", join(place, "copy of the validator"));
    const rpc = await backup("member-1", join(place, "copy of the other"), "--rpc");
    const other = await backup(member, join(place, "copy of another's"));
    const command = "npm run network -- backup member-1 <folder>";
    expect(validator.stdout).to.include("another node here, member-1-rpc, whose data are not in this backup");
    expect(validator.stdout).to.include(`${command} --rpc\n`);
    expect(rpc.stdout).to.include("another node here, member-1-validator").and.include(`${command}\n`);
    expect(other.stdout).to.include(`0 files of ${name} are in`).and.not.include("another node");
  });

  describe("that Docker Compose or a service runs", () => {
    before(() => {
      mkdirSync(machine.data, { recursive: true });
      writeFileSync(join(machine.data, "states"), "");
    });

    it("is neither copied nor restored, by whichever of its ports it is known", async () => {
      const { node, data } = machine;
      const made = join(machine.place, "made");
      const first = await machine.run("backup", member, made);
      expect(jsonOf(first), first.stdout).to.deep.include({ ok: true, files: 1 });
      for (const [host, port] of [
        [node.host, node.port],
        ["127.0.0.1", node.rpcPort],
        ["127.0.0.1", node.metricsPort],
      ] as const) {
        const other = createServer().listen(port, host);
        await once(other, "listening");
        const ended = await Promise.all([machine.backup(), machine.run("restore", member, made)]);
        other.close();
        const fault = [1, "NODE_RUNS_ELSEWHERE", { node: name, host, port }];
        expect(ended.map(refusalOf)).to.deep.equal([fault, fault]);
      }
      expect([existsSync(machine.copy), existsSync(`${data}.1`)]).to.deep.equal([false, false]);
      expect(jsonOf(await machine.run("restore", member, made))).to.deep.include({ ok: true, aside: `${data}.1` });
    });
  });
});
