import { rmSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";

import { readNetwork } from "../../network/Network.js";
import { nodesOf, type Node } from "../../network/Node.js";
import type { CliRun } from "../scripts/commands/runCli.js";
import { installDocker, type FakeDocker } from "./docker/installDocker.js";
import { freeRow } from "./freeRow.js";
import { makeMachine, runNetwork } from "./runNetwork.js";

/** Member of a local network whose one node a test starts, ends and copies. */
export const member = "member-2";

/** Name of that node. */
export const nodeName = `${member}-validator`;

/** A machine with a local network of four members, with Docker, and without Besu. */
export class LocalMachine {
  /** The folder that the program is started in: Docker's options, a shell and a list would each cut its name otherwise. */
  readonly place = join(makeMachine(), "a machine, of one's own");
  readonly folder = join(this.place, "networks", "local");
  readonly docker: FakeDocker = installDocker(join(this.place, "docker"));

  /** Makes the network. */
  async init(): Promise<void> {
    const port = await freeRow(12);
    const ports = ["--port", `${port}`, "--rpc-port", `${port + 4}`, "--metrics-port", `${port + 8}`];
    const made = await this.run("init", "--local", "4", ...ports);
    expect(made.exitCode, made.stdout).to.equal(0);
  }

  get node(): Node {
    return nodesOf(readNetwork(this.folder)).find(({ name }) => name === nodeName)!;
  }

  /** Folder of the node's data. */
  get data(): string {
    return join(this.folder, "data", nodeName);
  }

  /** File of what the node printed. */
  get log(): string {
    return join(this.folder, "logs", `${nodeName}.log`);
  }

  /** File that says what runs the node. */
  get processFile(): string {
    return join(this.folder, "run", `${nodeName}.json`);
  }

  /** Folder into which {@link backup} copies. */
  get copy(): string {
    return join(this.place, "copy");
  }

  run(...args: readonly string[]): Promise<CliRun> {
    return runNetwork(this.place, [...args, "--json"], { PATH: this.docker.path });
  }

  up(): Promise<CliRun> {
    return this.run("up", "--member", member, "--wait", "0");
  }

  check(): Promise<CliRun> {
    return this.run("check");
  }

  down(...args: readonly string[]): Promise<CliRun> {
    return this.run("down", "--member", member, ...args);
  }

  backup(): Promise<CliRun> {
    return this.run("backup", member, this.copy);
  }

  /** Ends what runs, and leaves nothing. */
  remove(): void {
    this.docker.stop();
    rmSync(join(this.place, ".."), { recursive: true });
  }
}
