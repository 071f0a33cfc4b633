import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";
import { Wallet } from "ethers";
import { after, before, describe, it } from "mocha";

import { jsonOf, runCliFed, type CliRun } from "./runCli.js";

const privateKey = `0x${"a5c3".repeat(16)}`;
const { address } = new Wallet(privateKey);
const password = "marked-password-one";
const newPassword = "marked-password-two";

describe("elicense key", function () {
  this.timeout(300_000);
  let folder: string;
  let keystore: string;
  const runs: CliRun[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "elicense-commands-"));
    keystore = join(folder, "keys");
  });
  after(() => rm(folder, { recursive: true }));

  /** Runs `key` as developers do who look for a fault, so that all that may be said is. */
  async function key(fed: readonly string[], ...args: readonly string[]): Promise<CliRun> {
    const env = { ELICENSE_KEYSTORE: keystore, ELICENSE_LANG: "en", ELICENSE_DEBUG: "1" };
    const run = await runCliFed(env, fed, "key", ...args);
    runs.push(run);
    return run;
  }
  const errorOf = (run: CliRun): object => jsonOf(run).error as object;

  it("has no keys to begin with", async () => {
    const run = await key([], "list");
    expect([run.exitCode, run.stdout, run.stderr]).to.deep.equal([
      0,
      `There are no keys in ${keystore}. Make one with: elicense key new <name>\n`,
      "",
    ]);
    expect((await key([], "show", "nobody")).stderr).to.include(
      `[KEY_UNKNOWN] There are no keys in ${keystore}. Make one with: elicense key new <name>\n`,
    );
  });

  it("imports a private key from a descriptor, and encrypts it", async () => {
    const run = await key(
      [`${privateKey.slice(2)}\n`, `${password}\n`],
      ...["import", "anhui", "--private-key-fd", "3", "--password-fd", "4", "--json"],
    );
    expect(run.exitCode, run.stderr).to.equal(0);
    const file = join(keystore, "anhui.json");
    expect(jsonOf(run)).to.deep.equal({ ok: true, exitCode: 0, key: { name: "anhui", address, file } });
    const wallet = await Wallet.fromEncryptedJson(await readFile(file, "utf8"), password);
    expect(wallet.privateKey).to.equal(privateKey);
    expect((await stat(file)).mode & 0o777).to.equal(0o600);
    expect((await stat(keystore)).mode & 0o777).to.equal(0o700);
  });

  it("refuses the same name, and the same key, before it asks for a password", async () => {
    const named = await key([], "new", "anhui", "--json");
    expect(named.exitCode).to.equal(1);
    expect(errorOf(named)).to.deep.include({ code: "KEY_EXISTS", details: { name: "anhui", folder: keystore } });
    const known = await key([privateKey], "import", "again", "--private-key-fd", "3", "--json");
    expect(known.exitCode).to.equal(1);
    expect(errorOf(known)).to.deep.include({ code: "KEY_KNOWN", details: { address, name: "anhui" } });
    expect(await readdir(keystore)).to.deep.equal(["anhui.json"]);
  });

  it("makes a new key, another each time, with the password from a file", async () => {
    const file = join(folder, "password");
    await writeFile(file, `${password}\n`, { mode: 0o600 });
    for (const name of ["hefei", "律师"]) {
      const run = await key([], "new", name, "--password-file", file, "--lang", "zh");
      expect(run.exitCode, run.stderr).to.equal(0);
      expect(run.stdout).to.include("请将该文件另行备份").and.to.include(`ELICENSE_KEY=${name}`);
    }
    const listed = jsonOf(await key([], "list", "--json")).keys as { name: string; address: string }[];
    expect(listed.map(({ name }) => name)).to.deep.equal(["anhui", "hefei", "律师"]);
    expect(new Set(listed.map((each) => each.address)).size).to.equal(3);
  });

  it("shows a key by name and by address, and that others may read it", async () => {
    const shown = await key([], "show", address.toLowerCase(), "--json");
    const file = join(keystore, "anhui.json");
    expect(jsonOf(shown).key).to.deep.equal({ name: "anhui", address, file, permissions: "600" });
    await chmod(file, 0o644);
    const open = await key([], "show", "anhui");
    expect(open.exitCode).to.equal(0);
    expect(open.stderr).to.equal("Others may read this file (644). Close it: chmod 600 <file>\n");
    await chmod(file, 0o600);
  });

  it("lists keys in a table", async () => {
    const { stdout } = await key([], "list");
    const [head, , anhui] = stdout.split("\n");
    expect(head).to.match(/^key {4}address$/);
    expect(anhui).to.equal(`anhui  ${address}`);
    expect(stdout).to.include(`3 in ${keystore}.`);
  });

  it("changes the password: the new one opens the key, the old one does not", async () => {
    const change = (old: string, next: string): Promise<CliRun> =>
      key([old, next], "password", "anhui", "--password-fd", "3", "--new-password-fd", "4", "--json");
    const wrong = await change("not-the-password", newPassword);
    expect(wrong.exitCode).to.equal(1);
    expect(errorOf(wrong)).to.include({ code: "KEY_PASSWORD_WRONG" });
    expect((await change(password, newPassword)).exitCode).to.equal(0);
    const json = await readFile(join(keystore, "anhui.json"), "utf8");
    expect((await Wallet.fromEncryptedJson(json, newPassword)).privateKey).to.equal(privateKey);
    expect((await change(password, newPassword)).exitCode).to.equal(1);
  });

  it("removes a key when it is told to twice", async () => {
    const asked = await key([], "remove", "hefei", "--json");
    expect(asked.exitCode).to.equal(2);
    expect(errorOf(asked)).to.include({ code: "PROMPT_NO_TERMINAL" });
    expect((await key([], "remove", "hefei", "--yes")).exitCode).to.equal(0);
    expect((await readdir(keystore)).sort()).to.deep.equal(["anhui.json", "律师.json"]);
  });

  it("exits 2 where it is called wrongly, and says how", async () => {
    const readable = join(folder, "readable");
    await writeFile(readable, password, { mode: 0o644 });
    const mistyped = address.replace(/[a-f]/, (letter) => letter.toUpperCase());
    const cases: readonly (readonly [args: readonly string[], code: string, fed?: readonly string[]])[] = [
      [[], "USAGE_NO_COMMAND"],
      [["nwe"], "USAGE_UNKNOWN_COMMAND"],
      [["new"], "USAGE_MISSING_ARGUMENT"],
      [["new", "x"], "PROMPT_NO_TERMINAL"],
      [["new", "../x", "--password-fd", "3"], "KEY_NAME_FORM", [password]],
      [["new", "x", "--password-fd", "three"], "USAGE_NUMBER"],
      [["new", "x", "--password-fd", "77"], "SECRET_FD"],
      [["new", "x", "--password-fd", "3"], "PASSWORD_SHORT", ["short"]],
      [["new", "x", "--password-fd", "3"], "SECRET_FORM", [""]],
      [["new", "x", "--password-file", readable], "SECRET_FILE_OPEN"],
      [["new", "x", "--password-file", "nowhere"], "FILE_UNREADABLE"],
      [["new", "x", "--password-fd", "3", "--password-file", readable], "SECRET_TWICE", [password]],
      [["new", "x", "--password", password], "USAGE_UNKNOWN_OPTION"],
      [["new", privateKey], "KEY_SECRET_SHOWN"],
      [["import", "x", privateKey], "USAGE_EXCESS_ARGUMENTS"],
      [["import", "x", "--private-key-fd", "3"], "KEY_PRIVATE_KEY_FORM", [`${privateKey}ff`]],
      [["import", "x", "--private-key-fd", "3"], "KEY_PRIVATE_KEY_FORM", ["0".repeat(64)]],
      [["show", mistyped], "KEY_ADDRESS_CHECKSUM"],
      [["show", "0x12"], "KEY_ADDRESS_FORM"],
      [["show", "nobody"], "KEY_UNKNOWN"],
    ];
    const all = await Promise.all(cases.map(([args, , fed = []]) => key(fed, ...args, "--json")));
    all.forEach((run, position) => {
      const [args, code] = cases[position]!;
      expect(run.exitCode, args.join(" ")).to.equal(2);
      expect(errorOf(run), args.join(" ")).to.include({ code });
    });
    expect((await readdir(keystore)).sort()).to.deep.equal(["anhui.json", "律师.json"]);
  });

  it("says of a key that is not there how one is made, as it is typed", async () => {
    const told = async (language: string): Promise<string> =>
      (await key([], "show", "nobody", "--lang", language)).stderr;
    expect(await told("en")).to.include(". Name one of these, or make it with: elicense key new <name>\n");
    expect(await told("zh")).to.include("。请指定其中之一；或生成密钥：elicense key new <名称>\n");
  });

  it("shows its commands", async () => {
    const names = ["new", "import", "list", "show", "password", "remove"];
    const { exitCode, stdout } = await key([], "--help");
    expect(exitCode).to.equal(0);
    for (const name of names) expect(stdout).to.include(`${name} [options]`);
  });

  it("has said no secret, whatever went wrong, though it was told to say all", () => {
    expect(runs.length).to.be.above(30);
    for (const { stdout, stderr } of runs) {
      expect(stdout + stderr).not.to.match(/marked-password|a5c3a5c3/i);
    }
  });
});
