import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { containerCommand } from "../../network/files/containerCommand.js";
import { readNetwork } from "../../network/Network.js";
import { nodesHere } from "../../scripts/network/engine/LocalNode.js";
import { endNode } from "../../scripts/network/engine/NodeProcess.js";
import { jsonOf } from "../scripts/commands/runCli.js";
import { LocalMachine, member, nodeName as name } from "./LocalMachine.js";
import { refusalOf, runNetwork } from "./runNetwork.js";

const containerName = `elicense-local-${name}`;

describe("a node that Docker runs", function () {
  this.timeout(120_000);
  let machine: LocalMachine;
  let listening: string;

  before(async () => {
    machine = new LocalMachine();
    await machine.init();
    listening = `JSON-RPC service started and listening on 127.0.0.1:${machine.node.rpcPort}\n`;
  });
  after(() => machine.remove());

  const logged = (): string => readFileSync(machine.log, "utf8");
  const expectNothingLeft = (): void => {
    expect([machine.docker.containers(), existsSync(machine.processFile)]).to.deep.equal([[], false]);
  };

  it("is not started where Docker's service does not run, and Besu is told of, as where there is no engine at all", async () => {
    const { docker, folder, place } = machine;
    docker.setDown(true);
    const refused = await Promise.all([machine.up(), machine.run("restart", "--member", member)]);
    const shown = await runNetwork(place, ["up"], { PATH: docker.path });
    docker.setDown(false);
    const reason = "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?";
    const fault = [2, "ENGINE_DOCKER_SILENT", { docker: docker.program, reason, version: "26.8.0" }];
    expect(refused.map(refusalOf)).to.deep.equal([fault, fault]);
    expect([shown.exitCode, shown.stdout]).to.deep.equal([2, ""]);
    expect(shown.stderr).to.include("Install Besu 26.8.0 or newer").and.include("BESU_HOME").and.not.include("?.");
    expect([docker.containers(), existsSync(join(folder, "run"))]).to.deep.equal([[], false]);
  });

  it("is started with its files, without rights, and listens where the configuration says", async () => {
    const { folder, data, log, node, docker } = machine;
    const permissions = join(folder, "nodes/member-2/validator/permissions");
    const nodes = [{ name, url: `http://127.0.0.1:${node.rpcPort}`, log }];
    // As where the power failed while the node wrote it.
    writeFileSync(join(permissions, "accounts-allowlist.toml"), "");
    expect(jsonOf(await machine.up())).to.deep.equal({ ok: true, exitCode: 0, started: [name], block: null, nodes });
    const [container, ...others] = docker.containers();
    expect(others).to.deep.equal([]);
    expect(container).to.deep.include({
      ...{ name: containerName, command: containerCommand({ name: "local" }, node) },
      mounts: [
        { source: join(folder, "nodes/member-2/validator"), target: "/etc/besu/local/member-2/validator" },
        { source: permissions, target: "/etc/besu/local/member-2/validator/permissions" },
        // And no other secret of the member's, such as the key of its tokens.
        { source: join(folder, "keys/member-2/validator.key"), target: "/etc/besu/local/member-2/keys/validator.key" },
        { source: data, target: "/var/lib/besu/local/member-2/validator" },
      ].map((mount) => ({ ...mount, readonly: mount.source !== data && mount.source !== permissions })),
    });
    expect(container!.options).to.deep.include({
      ...{ "--network": ["host"], "--cap-drop": ["ALL"], "--security-opt": ["no-new-privileges"] },
      "--user": [`${process.getuid!()}:${process.getgid!()}`],
    });
    expect(container!.options).not.to.have.property("--rm");
    // Whatever the image's environment says, which is that it listens everywhere.
    expect(logged()).to.equal(listening);
    // The node has written its list of accounts anew, which makes it no other.
    expect(jsonOf(await machine.check())).to.deep.include({ ok: true, state: "same" });
  });

  it("is waited for, of which a line says how long that may take", async () => {
    const { place, docker } = machine;
    const shown = await runNetwork(place, ["up", "--member", member, "--wait", "0"], { PATH: docker.path });
    expect(shown.stderr).to.equal(
      [
        `Starting ${name} with hyperledger/besu:26.8.0. It takes a minute or more until all answer, 180 s at most.`,
        "Docker fetches the image first where it has none, however long that takes.\n",
      ].join("\n"),
    );
  });

  it("is not started twice, and what it printed is kept once", async () => {
    expect(jsonOf(await machine.up())).to.deep.include({ ok: true, started: [] });
    expect(machine.docker.containers()).to.have.length(1);
    expect(logged()).to.equal(listening);
  });

  it("is not copied", async () => {
    const { id } = machine.docker.containers()[0]!;
    const command = `npm run network -- down --member ${member}`;
    expect(refusalOf(await machine.backup())).to.deep.equal([1, "NODE_RUNS", { node: name, process: id, command }]);
  });

  it("is not said to have ended where Docker does not answer", async () => {
    const noted = readFileSync(machine.processFile, "utf8");
    machine.docker.setDown(true);
    const ended = await Promise.all([machine.up(), machine.down(), machine.backup()]);
    machine.docker.setDown(false);
    const reason = "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?";
    const fault = [3, "NODE_STATE_UNKNOWN", { node: name, reason, path: machine.processFile }];
    expect(ended.map(refusalOf)).to.deep.equal([fault, fault, fault]);
    expect([readFileSync(machine.processFile, "utf8"), existsSync(machine.copy)]).to.deep.equal([noted, false]);
    expect(jsonOf(await machine.up())).to.deep.include({ ok: true, started: [] });
  });

  it("is not said to have ended where Docker does not end it", async () => {
    machine.docker.refuse("stop", "cannot stop container: permission denied");
    const reason = "Error response from daemon: cannot stop container: permission denied";
    expect(refusalOf(await machine.down())).to.deep.equal([
      ...[1, "ENGINE_REFUSED", { node: name, engine: `${machine.docker.program} stop`, reason }],
    ]);
    machine.docker.refuse("stop", undefined);
    expect(existsSync(machine.processFile)).to.equal(true);
  });

  it("is ended, and leaves what it printed and no container", async () => {
    expect(jsonOf(await machine.down())).to.deep.equal({ ok: true, exitCode: 0, ended: [name], killed: [] });
    expectNothingLeft();
    expect(logged()).to.equal(`${listening}Shutting down\n`);
    expect(jsonOf(await machine.down())).to.deep.include({ ended: [] });
  });

  it("and ends by itself is told of, by its last words, and is started anew once the reason is gone", async () => {
    const before = logged();
    const reason = "Failed to start: the genesis block does not match";
    const why = join(machine.data, "reason-not-to-start");
    writeFileSync(why, reason);
    expect(refusalOf(await machine.up())).to.deep.equal([
      ...[1, "ENGINE_FAILED", { node: name, reason, log: machine.log }],
    ]);
    expect(logged()).to.equal(`${before}${reason}\n`);
    rmSync(why);
    expect(jsonOf(await machine.up())).to.deep.include({ ok: true, started: [name] });
    expect(machine.docker.containers()).to.have.length(1);
    expect(logged()).to.equal(`${before}${reason}\n${listening}`);
  });

  it("and somebody else ended does not run, and is cleared away", async () => {
    spawnSync(machine.docker.program, ["kill", containerName]);
    expect(jsonOf(await machine.down())).to.deep.include({ ok: true, ended: [] });
    expectNothingLeft();
  });

  it("and somebody else removed does not run either", async () => {
    expect(jsonOf(await machine.up())).to.deep.include({ ok: true, started: [name] });
    for (const command of ["kill", "rm"]) spawnSync(machine.docker.program, [command, containerName]);
    expect(jsonOf(await machine.down())).to.deep.include({ ok: true, ended: [] });
    expectNothingLeft();
  });

  it("is killed where it does not end in time, which is told", async () => {
    expect(jsonOf(await machine.up())).to.deep.include({ ok: true, started: [name] });
    process.kill(-machine.docker.containers()[0]!.process!, "SIGSTOP");
    const [local] = nodesHere(machine.folder, readNetwork(machine.folder), member);
    expect(await endNode(local!, { seconds: 1 })).to.equal("killed");
    expectNothingLeft();
  });

  it("is killed where that is asked for", async () => {
    expect(jsonOf(await machine.up())).to.deep.include({ ok: true, started: [name] });
    expect(jsonOf(await machine.down("--force"))).to.deep.include({ ok: true, ended: [name] });
    expectNothingLeft();
  });

  it("is not started without its image, or beside a container of its name, and Docker's reason is told", async () => {
    const { docker } = machine;
    const refused = (reason: string): unknown => [
      ...[1, "ENGINE_REFUSED", { node: name, engine: `${docker.program} create`, reason }],
    ];
    docker.setImage(false);
    expect(refusalOf(await machine.up())).to.deep.equal(
      refused(
        'Error response from daemon: failed to resolve reference "docker.io/hyperledger/besu:26.8.0": no such host',
      ),
    );
    docker.setImage(true);
    const made = spawnSync(docker.program, ["create", "--name", containerName, "hyperledger/besu:26.8.0"]);
    const conflict = `The container name "/${containerName}" is already in use by container "${String(made.stdout).trim()}".`;
    expect(refusalOf(await machine.up())).to.deep.equal(
      refused(
        `Error response from daemon: Conflict. ${conflict} You have to remove (or rename) that container to be able to reuse that name.`,
      ),
    );
    spawnSync(docker.program, ["rm", containerName]);
    expectNothingLeft();
  });

  it("and was made and not started is started the next time", async () => {
    machine.docker.refuse("start", "driver failed");
    const reason = "Error response from daemon: driver failed";
    expect(refusalOf(await machine.up())).to.deep.equal([
      ...[1, "ENGINE_REFUSED", { node: name, engine: `${machine.docker.program} start`, reason }],
    ]);
    machine.docker.refuse("start", undefined);
    expect(jsonOf(await machine.up())).to.deep.include({ ok: true, started: [name] });
    expect(jsonOf(await machine.down())).to.deep.include({ ok: true, ended: [name] });
  });
});
