import { mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { readNodeKey, writeSecret, wroteSecret } from "../../network/NodeKey.js";
import { jsonOf, type CliRun } from "../scripts/commands/runCli.js";
import { inventedAccount, inventedCode, inventedKey } from "./departments.js";
import { filesIn, makeMachine, runNetwork } from "./runNetwork.js";

const options = [
  ...["key", "--network", "anhui", "--chain-id", "90210", "--name", "bozhou", "--code", inventedCode(1), "--no-rpc"],
  ...["--host", "10.0.1.4", "--governance", inventedAccount("bozhou governance"), "--json"],
];

/** Has Node end at once, as where the power fails, when it is about to write into a file that it has made. */
const breakOff = `import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
fs.writeFileSync = () => process.kill(process.pid, "SIGKILL");
syncBuiltinESMExports();`;

/** The validator's address in the card that a run made. */
function addressIn(made: CliRun): string {
  expect(made.exitCode, made.stdout).to.equal(0);
  const { card } = jsonOf(made) as unknown as { readonly card: { readonly validator: { readonly address: string } } };
  return card.validator.address;
}

describe("a key's file", function () {
  this.timeout(60_000);
  let machine: string;
  before(() => {
    machine = makeMachine();
  });
  after(() => rmSync(machine, { recursive: true }));

  it("is not there where its making was broken off, so that the key is made the next time", async () => {
    const preload = `--import=data:text/javascript,${encodeURIComponent(breakOff)}`;
    const broken = await runNetwork(machine, options, { NODE_OPTIONS: preload });
    expect([broken.exitCode, broken.stdout]).to.deep.equal([null, ""]);
    const path = join(machine, "networks/anhui/keys/bozhou/validator.key");
    expect(filesIn(machine)).not.to.include("networks/anhui/keys/bozhou/validator.key");

    const made = await runNetwork(machine, options, {
      ELICENSE_DEPLOYER_PRIVATE_KEY: inventedKey("bozhou governance"),
    });
    expect(jsonOf(made)).to.deep.include({ ok: true, state: "made" });
    expect(readNodeKey(path).address).to.equal(addressIn(made));
  });

  it("is made once where several programs make it at one instant, and none of them fails", async () => {
    const place = join(machine, "at once");
    mkdirSync(place);
    const settings = { ELICENSE_DEPLOYER_PRIVATE_KEY: inventedKey("bozhou governance") };
    const made = await Promise.all([1, 2, 3, 4].map(() => runNetwork(place, options, settings)));
    expect(new Set(made.map((each) => addressIn(each)))).to.deep.equal(
      new Set([readNodeKey(join(place, "networks/anhui/keys/bozhou/validator.key")).address]),
    );
    // What one of them wrote between the other's look and its own writing stays.
    const path = join(place, "one.key");
    expect([wroteSecret(path, inventedKey("one")), wroteSecret(path, inventedKey("other"))]).to.deep.equal([
      true,
      false,
    ]);
    expect(readFileSync(path, "utf8")).to.equal(inventedKey("one"));
  });

  it("takes the place of no other, is closed to others, and has nothing beside it", () => {
    const path = join(machine, "secret", "one.key");
    writeSecret(path, inventedKey("one"));
    expect(() => writeSecret(path, inventedKey("other"))).to.throw(/^EEXIST: /);
    expect(readFileSync(path, "utf8")).to.equal(inventedKey("one"));
    expect(statSync(path).mode & 0o777).to.equal(0o600);
    expect(filesIn(join(machine, "secret"))).to.deep.equal(["one.key"]);
  });
});
