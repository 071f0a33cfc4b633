import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { registerHead } from "@elicense/sdk";
import { expect } from "chai";
import { encryptKeystoreJson, Wallet } from "ethers";
import { after, before, describe, it } from "mocha";

import { addKeyFile } from "../../../scripts/keys/keystore.js";
import { lies, startLyingNode, type LyingNode } from "../../sdk/lyingNode.js";
import { startHttpSigner } from "../../sdk/signers/httpSigner.js";
import { keyOf, startConsortium, type TestConsortium } from "./consortium.js";
import { expectGolden } from "./golden.js";
import { jsonOf, linesOf, runCli, type CliRun } from "./runCli.js";
import { issueRows } from "./sampleFile.js";

const anhui = "1134000000FAKE020H";

describe("elicense register, export register", function () {
  this.timeout(120_000);
  let consortium: TestConsortium;
  let files: readonly string[];
  let liar: LyingNode;
  const run = (...args: string[]): Promise<CliRun> => runCli(consortium.env, ...args);

  before(async () => {
    consortium = await startConsortium();
    files = await issueRows(consortium, 1, 2, 3);
    const revocation = ["revoke", files[2]!, "--reason", "L49", "--decision", "1"];
    const { request } = jsonOf(await run(...revocation, "--json")) as { request: string };
    await run("approve", request);
    expect((await run(...revocation, "--yes")).exitCode).to.equal(0);
    liar = await startLyingNode(consortium.chain.url);
    liar.play(lies.cutsOffLogs(1));
  });
  after(async () => {
    await liar.stop();
    await consortium.stop();
  });

  it("lists the whole register of the key's authority", async () => {
    const { exitCode, stdout, stderr } = await run("register");
    expect(exitCode).to.equal(0);
    expectGolden("register.txt", stdout);
    expect(stderr).to.equal("");
  });

  it("lists it in Chinese, by status", async () => {
    const { exitCode, stdout } = await run("register", anhui, "--status", "REVOKED", "--lang", "zh");
    expect(exitCode).to.equal(0);
    expectGolden("register.zh.txt", stdout);
  });

  it("gives programs a line a license, and the proof as the last", async () => {
    const listed = await run("register", anhui, "--json");
    const lines = linesOf(listed);
    const ids = lines.slice(0, -1).map(({ id }) => id as string);
    const head = ids.reduce(registerHead, 0n).toString(16).padStart(48, "0");
    expect(ids).to.have.length(3);
    expect(lines.at(-1)).to.deep.include({
      ...{ ok: true, exitCode: 0, whole: true, count: 3, shown: 3, head: `0x${head}` },
      totals: { ACTIVE: 2, REVOKED: 1 },
    });
  });

  it("proves the whole register whatever is left out of it", async () => {
    const listed = await run("register", "--type", "notary", "--json");
    expect(linesOf(listed)).to.have.length(1);
    expect(linesOf(listed)[0]).to.include({ whole: true, count: 3, shown: 0 });
  });

  it("needs no key where the authority is named", async () => {
    const env = { ...consortium.env, ELICENSE_PRIVATE_KEY: "" };
    expect((await runCli(env, "register", anhui)).exitCode).to.equal(0);
    const unnamed = await runCli(env, "register", "--json");
    expect(unnamed.exitCode).to.equal(2);
    expect(jsonOf(unnamed).error).to.include({ code: "AUTHORITY_UNNAMED" });
  });

  it("finds the key's authority wherever the key is, and asks for no password", async () => {
    const keys = join(consortium.folder, "keys");
    const privateKey = keyOf("anhui");
    const { address } = new Wallet(privateKey);
    const scrypt = { N: 1024, r: 8, p: 1 };
    await addKeyFile(keys, "anhui", await encryptKeystoreJson({ address, privateKey }, "marked-password", { scrypt }));
    const none = { ...consortium.env, ELICENSE_PRIVATE_KEY: "", ELICENSE_KEYSTORE: keys };
    const signer = await startHttpSigner({ dialect: "web3signer", keys: [privateKey] });
    for (const settings of [{ ELICENSE_KEY: "anhui" }, { ELICENSE_SIGNER_URL: signer.url }]) {
      const env = { ...none, ...settings };
      for (const args of [["register"], ["export", "register", "--out", join(consortium.folder, "own.csv")]]) {
        const listed = await runCli(env, ...args, "--json");
        expect(listed.exitCode, listed.stdout).to.equal(0);
      }
      expect(linesOf(await runCli(env, "register", "--json")).at(-1)!.authority).to.include({ code: anhui });
    }
    await signer.stop();
    const unknown = await runCli({ ...none, ELICENSE_KEY: "nobody" }, "register", "--json");
    expect(unknown.exitCode).to.equal(2);
    expect(jsonOf(unknown).error).to.include({ code: "KEY_UNKNOWN" });
  });

  it("says so where no authority has the code", async () => {
    const unknown = await run("register", "31340000E0FAKE073W", "--json");
    expect(unknown.exitCode).to.equal(1);
    expect(jsonOf(unknown).error).to.include({ code: "AUTHORITY_UNKNOWN" });
  });

  it("cannot tell from a node that hides a license, and says so as the last line", async () => {
    const env = { ...consortium.env, ELICENSE_RPC_URL: liar.url };
    const listed = await runCli(env, "register", anhui, "--json");
    expect(listed.exitCode).to.equal(3);
    expect(linesOf(listed).at(-1)).to.deep.include({ ok: false, exitCode: 3 });
    expect(linesOf(listed).at(-1)?.error).to.include({ code: "REGISTER_NOT_WHOLE" });
  });

  it("exports it, for spreadsheets and for programs", async () => {
    const csv = join(consortium.folder, "register.csv");
    const written = await run("export", "register", "--out", csv, "--lang", "zh");
    expect(written.exitCode).to.equal(0);
    const [header, ...rows] = (await readFile(csv, "utf8")).trimEnd().split("\r\n");
    expect(header).to.equal("\uFEFF序号,证照链上标识,证照类型,行政区划,证照状态,担保密钥可信,截止日期,颁发区块");
    expect(rows.map((row) => row.split(",")[4])).to.have.members(["ACTIVE", "ACTIVE", "REVOKED"]);

    const json = join(consortium.folder, "register.json");
    const result = jsonOf(await run("export", "register", anhui, "--format", "json", "--out", json, "--json"));
    expect(result).to.deep.include({ ok: true, kind: "register", whole: true, rows: 3 });
    expect(JSON.parse(await readFile(json, "utf8"))).to.have.length(3);
  });

  it("leaves the file that was there, and no other, where the node hides a license", async () => {
    const file = join(consortium.folder, "kept.csv");
    await writeFile(file, "before");
    const env = { ...consortium.env, ELICENSE_RPC_URL: liar.url };
    expect((await runCli(env, "export", "register", "--out", file)).exitCode).to.equal(3);
    expect(await readFile(file, "utf8")).to.equal("before");
    expect((await readdir(consortium.folder)).filter((name) => name.startsWith("kept"))).to.deep.equal(["kept.csv"]);
  });

  it("says where a file cannot be written", async () => {
    const nowhere = await run("export", "register", "--out", join(consortium.folder, "no", "a.csv"), "--json");
    expect(nowhere.exitCode).to.equal(2);
    expect(jsonOf(nowhere).error).to.include({ code: "FILE_UNWRITABLE" });
  });
});
