import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { NetworkError } from "../../network/NetworkError.js";
import { requireVersion } from "../../scripts/network/engine/requireVersion.js";
import { jsonOf, type CliRun } from "../scripts/commands/runCli.js";
import { LocalMachine, member, nodeName as name } from "./LocalMachine.js";
import { refusalOf, runNetwork } from "./runNetwork.js";

describe("the version of Besu", function () {
  this.timeout(120_000);
  let machine: LocalMachine;
  let program: string;
  before(async () => {
    machine = new LocalMachine();
    await machine.init();
    program = join(machine.place, "home", "bin", "besu");
    mkdirSync(dirname(program), { recursive: true });
  });
  after(() => machine.remove());

  const install = (script: string): void => writeFileSync(program, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const says = (version: string): void => install(`echo "besu/v${version}/linux-x86_64/openjdk-java-25"`);
  const judged = async (): Promise<unknown> => {
    try {
      await requireVersion({ kind: "program", path: program });
      return "taken";
    } catch (error) {
      const { code, kind, details } = error as NetworkError;
      return [code, kind, details];
    }
  };
  /** Runs a command on the same machine, after Besu was installed there. */
  const withBesu = (command: string): Promise<CliRun> => {
    const env = { BESU_HOME: join(machine.place, "home"), PATH: `${machine.docker.path}:/usr/bin:/bin` };
    return runNetwork(machine.place, [command, "--member", member, "--json"], env);
  };

  for (const version of ["26.8.0", "26.8.1", "26.10.0", "27.1.0", "26.8.0-acme", "26.8-develop-ab12cd", "26.9.0-RC1"]) {
    it(`is new enough: ${version}`, async () => {
      says(version);
      expect(await judged()).to.equal("taken");
    });
  }

  for (const [version, found] of [
    ["26.7.9", "26.7.9"],
    ["25.12.0", "25.12.0"],
    ["26.8.0-RC1", "26.8.0-RC1"],
    ["9.10.11-ab12", "9.10.11"],
  ] as const) {
    it(`is refused as too old: ${version}`, async () => {
      says(version);
      expect(await judged()).to.deep.equal(["ENGINE_OLD", "usage", { path: program, version: "26.8.0", found }]);
    });
  }

  for (const [title, script, reason] of [
    ["names none", "echo besu/vUNKNOWN/linux", "besu/vUNKNOWN/linux"],
    ["says nothing", "exit 0", "?"],
    ["lacks the Java that it asks for", "echo starting; echo UnsupportedClassVersionError >&2; exit 1", undefined],
    ["fails after it told", "echo besu/v26.8.0/linux; echo UnsupportedClassVersionError >&2; exit 2", undefined],
  ] as const) {
    it(`is not known, and nobody takes it for a good one, where Besu ${title}`, async () => {
      install(script);
      const details = { path: program, version: "26.8.0", reason: reason ?? "UnsupportedClassVersionError" };
      expect(await judged()).to.deep.equal(["ENGINE_VERSION_UNKNOWN", "unknown", details]);
    });
  }

  it("decides before `up` starts a node, and before `restart` ends one", async () => {
    expect(jsonOf(await machine.up())).to.deep.include({ ok: true, started: [name] });
    const before = machine.docker.containers();
    says("26.7.0");
    const old = [await withBesu("up"), await withBesu("restart")];
    install("");
    const silent = [await withBesu("up"), await withBesu("restart")];
    expect([...old, ...silent].map((each) => refusalOf(each).slice(0, 2))).to.deep.equal([
      ...[2, 2].map((exitCode) => [exitCode, "ENGINE_OLD"]),
      ...[3, 3].map((exitCode) => [exitCode, "ENGINE_VERSION_UNKNOWN"]),
    ]);
    expect(machine.docker.containers()).to.deep.equal(before);
    expect(jsonOf(await machine.down())).to.deep.include({ ended: [name] });
  });

  it("is of no use where Besu is gone when a node is started, which is told of at once", async () => {
    install('echo besu/v26.8.0/linux; rm "$0"');
    expect(refusalOf(await withBesu("up"))).to.deep.equal([
      ...[1, "ENGINE_REFUSED", { node: name, engine: program, reason: `spawn ${program} ENOENT` }],
    ]);
    expect(existsSync(machine.processFile)).to.equal(false);
  });
});
