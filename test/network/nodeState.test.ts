import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { rpcHost } from "../../network/Node.js";
import { jsonOf } from "../scripts/commands/runCli.js";
import { LocalMachine, member, nodeName as name } from "./LocalMachine.js";
import { refusalOf } from "./runNetwork.js";

describe("a node", function () {
  this.timeout(120_000);
  let machine: LocalMachine;
  before(async () => {
    machine = new LocalMachine();
    await machine.init();
  });
  after(() => machine.remove());

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
        [rpcHost(node), node.rpcPort],
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
