import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";
import { encryptKeystoreJson, Wallet } from "ethers";
import { after, beforeEach, describe, it } from "mocha";

import { loadConfig, type Config } from "../../../scripts/config.js";
import { chooseKey, requireChosenKey } from "../../../scripts/keys/chooseKey.js";
import { decryptKey, encryptKey } from "../../../scripts/keys/encryptKey.js";
import {
  addKeyFile,
  findKey,
  listKeys,
  removeKeyFile,
  replaceKeyFile,
  requireKey,
} from "../../../scripts/keys/keystore.js";
import { parseAddress } from "../../../scripts/keys/parseAddress.js";
import { parseKeyName } from "../../../scripts/keys/parseKeyName.js";
import { message } from "../../../scripts/messages/index.js";
import { commandFailureOf } from "../support/commandFailureOf.js";
import { failureOf } from "../support/failureOf.js";

const speaker = { text: (key: Parameters<typeof message>[1], values = {}) => message("en", key, values) };
const [first, second] = ["11", "22"].map((byte) => new Wallet(`0x${byte.repeat(32)}`)) as [Wallet, Wallet];

/** A key's file that opens quickly. */
function quick({ address, privateKey }: Wallet): Promise<string> {
  return encryptKeystoreJson({ address, privateKey }, "correct horse battery", { scrypt: { N: 1024, r: 8, p: 1 } });
}

describe("keystore", function () {
  this.timeout(30_000);
  const folders: string[] = [];
  let folder: string;

  beforeEach(async () => {
    const parent = await mkdtemp(join(tmpdir(), "elicense-keys-"));
    folders.push(parent);
    folder = join(parent, "keys");
  });
  after(() => Promise.all(folders.map((each) => rm(each, { recursive: true }))));

  it("is Web3 Secret Storage of version 3, with scrypt as strong as Ethereum's clients have it", async () => {
    const json = JSON.parse(await encryptKey(first.privateKey, "correct horse battery", speaker)) as {
      version: number;
      address: string;
      Crypto: { kdf: string; kdfparams: { n: number; r: number; p: number }; cipher: string };
    };
    expect(json.version).to.equal(3);
    expect(`0x${json.address}`).to.equal(first.address.toLowerCase());
    expect(json.Crypto).to.include({ kdf: "scrypt", cipher: "aes-128-ctr" });
    expect(json.Crypto.kdfparams).to.include({ n: 131_072, r: 8, p: 1 });
    const key = await addKeyFile(folder, "anhui", JSON.stringify(json));
    expect((await decryptKey(key, "correct horse battery", speaker)).privateKey).to.equal(first.privateKey);
  });

  it("is none the worse for a folder, or a pipe, that is named like a key's file", async () => {
    await addKeyFile(folder, "anhui", await quick(first));
    await mkdir(join(folder, "backup.json"));
    await symlink(join(folder, "backup.json"), join(folder, "linked.json"));
    execFileSync("mkfifo", [join(folder, "pipe.json")]);
    expect((await listKeys(folder)).map(({ name }) => name)).to.deep.equal(["anhui"]);
  });

  it("is closed to others, its folder and its files, and leaves nothing else behind", async () => {
    const { file } = await addKeyFile(folder, "anhui", await quick(first));
    expect((await stat(folder)).mode & 0o777).to.equal(0o700);
    expect((await stat(file)).mode & 0o777).to.equal(0o600);
    expect(await readdir(folder)).to.deep.equal(["anhui.json"]);
  });

  it("overwrites no key", async () => {
    const { file } = await addKeyFile(folder, "anhui", await quick(first));
    const before = await readFile(file, "utf8");
    const json = await quick(second);
    expect(await commandFailureOf(() => addKeyFile(folder, "anhui", json))).to.deep.equal({
      code: "KEY_EXISTS",
      details: { name: "anhui", folder },
    });
    expect(await readFile(file, "utf8")).to.equal(before);
    expect(await readdir(folder)).to.deep.equal(["anhui.json"]);
  });

  it("replaces a key's file whole, closed to others", async () => {
    const key = await addKeyFile(folder, "anhui", await quick(first));
    const json = await quick(first);
    await replaceKeyFile(folder, key, json);
    expect(await readFile(key.file, "utf8")).to.equal(`${json}\n`);
    expect((await stat(key.file)).mode & 0o777).to.equal(0o600);
    expect(await readdir(folder)).to.deep.equal(["anhui.json"]);
  });

  it("lists keys by name, whatever else is in the folder, and removes one", async () => {
    expect(await listKeys(folder)).to.deep.equal([]);
    await addKeyFile(folder, "律师", await quick(second));
    await addKeyFile(folder, "anhui", await quick(first));
    await writeFile(join(folder, "note.json"), "{}");
    await writeFile(join(folder, "other.txt"), await quick(first));
    expect(await listKeys(folder)).to.deep.equal([
      { name: "anhui", address: first.address, file: join(folder, "anhui.json") },
      { name: "律师", address: second.address, file: join(folder, "律师.json") },
    ]);
    await removeKeyFile(folder, await requireKey(folder, second.address));
    expect((await listKeys(folder)).map(({ name }) => name)).to.deep.equal(["anhui"]);
  });

  it("finds a key by name or address", async () => {
    await addKeyFile(folder, "anhui", await quick(first));
    for (const wanted of ["anhui", first.address, first.address.toLowerCase()]) {
      expect((await findKey(folder, wanted))?.name).to.equal("anhui");
    }
    expect(await findKey(folder, second.address)).to.equal(undefined);
    expect(await commandFailureOf(() => requireKey(folder, "hefei"))).to.deep.equal({
      code: "KEY_UNKNOWN",
      details: { key: "hefei", folder, names: "anhui" },
    });
  });

  it("asks for the name where two files are of one account", async () => {
    await addKeyFile(folder, "anhui", await quick(first));
    await writeFile(join(folder, "copy.json"), await quick(first));
    expect(await commandFailureOf(() => findKey(folder, first.address))).to.deep.equal({
      code: "KEY_AMBIGUOUS",
      details: { address: first.address, names: "anhui, copy" },
    });
  });

  it("tells a wrong password from a damaged file, and one that names another account", async () => {
    const key = await addKeyFile(folder, "anhui", await quick(first));
    const failed = (password: string) => commandFailureOf(() => decryptKey(key, password, speaker));
    const details = { name: "anhui", file: key.file };
    expect(await failed("marked-password")).to.deep.equal({ code: "KEY_PASSWORD_WRONG", details });
    const json = await readFile(key.file, "utf8");
    await writeFile(
      key.file,
      json.replace(first.address.slice(2).toLowerCase(), second.address.slice(2).toLowerCase()),
    );
    expect(await failed("correct horse battery")).to.deep.equal({ code: "KEY_FILE_DAMAGED", details });
    await writeFile(key.file, json.replace("aes-128-ctr", "rot13"));
    expect(await failed("correct horse battery")).to.deep.equal({ code: "KEY_FILE_DAMAGED", details });
  });

  it("says that its folder cannot be used", async () => {
    await mkdir(join(folder, ".."), { recursive: true });
    await writeFile(folder, "");
    expect(await commandFailureOf(() => listKeys(folder))).to.deep.equal({
      code: "KEYSTORE_INACCESSIBLE",
      details: { path: folder, reason: "ENOTDIR" },
    });
    expect((await commandFailureOf(() => addKeyFile(folder, "anhui", "{}"))).code).to.equal("KEYSTORE_INACCESSIBLE");
    await rm(folder);
    await mkdir(folder);
    await chmod(folder, 0o755);
    await addKeyFile(folder, "anhui", await quick(first));
    expect((await stat(folder)).mode & 0o777, "a folder of somebody's own stays as it is").to.equal(0o755);
  });

  describe("parseAddress", () => {
    const address = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

    it("takes an address with its checksum, and one in small letters", () => {
      expect(parseAddress(address)).to.equal(address);
      expect(parseAddress(address.toLowerCase())).to.equal(address);
    });

    it("refuses one that was mistyped, at any place", async () => {
      for (let place = 2; place < address.length; place += 1) {
        const typed = address[place]!;
        const digit = /[a-f]/i.test(typed)
          ? typed === typed.toLowerCase()
            ? typed.toUpperCase()
            : typed.toLowerCase()
          : ((Number(typed) + 1) % 10).toString();
        const mistyped = address.slice(0, place) + digit + address.slice(place + 1);
        expect(await commandFailureOf(() => parseAddress(mistyped)), mistyped).to.deep.equal({
          code: "KEY_ADDRESS_CHECKSUM",
          details: { address: mistyped },
        });
      }
    });

    it("refuses what is no address", async () => {
      for (const text of ["0x", address.slice(0, -1), `${address}0`, `0x${"0".repeat(40)}`, `0xg${address.slice(3)}`]) {
        expect(await commandFailureOf(() => parseAddress(text))).to.deep.equal({
          code: "KEY_ADDRESS_FORM",
          details: {},
        });
      }
    });
  });

  it("names keys by letters and digits of any language alone", async () => {
    for (const name of ["anhui", "安徽-1", "a.b_c", "é"]) expect(parseKeyName(name)).to.equal(name.normalize("NFC"));
    for (const name of ["", "..", ".a", "a/b", "a b", "0xabc", "-a", "z".repeat(65), "a\u001B"]) {
      expect((await commandFailureOf(() => parseKeyName(name))).code, name).to.equal("KEY_NAME_FORM");
    }
  });

  it("takes no private key for a name or an address, and does not repeat it", async () => {
    for (const text of [first.privateKey, first.privateKey.slice(2), first.privateKey.slice(0, -1)]) {
      for (const action of [() => parseKeyName(text), () => findKey(folder, text)]) {
        expect(await commandFailureOf(action)).to.deep.equal({ code: "KEY_SECRET_SHOWN", details: {} });
      }
    }
  });

  describe("chooseKey", () => {
    const configOf = (env: Readonly<Record<string, string>>): Config =>
      loadConfig({ root: folder, env: { ELICENSE_KEYSTORE: folder, ...env }, say: () => undefined });
    const url = "http://127.0.0.1:8550";
    const stored = { kind: "keystore", address: first.address };

    beforeEach(async () => {
      await addKeyFile(folder, "anhui", await quick(first));
    });

    it("takes the key that is named before the signer, and that before a private key", async () => {
      const all = { ELICENSE_KEY: "anhui", ELICENSE_SIGNER_URL: url, ELICENSE_PRIVATE_KEY: second.privateKey };
      expect(await chooseKey(configOf(all), "privateKey")).to.include(stored);
      const { ELICENSE_KEY: _, ...rest } = all;
      expect(await chooseKey(configOf(rest), "privateKey")).to.deep.equal({ kind: "external", url });
      expect(await chooseKey(configOf(rest), "privateKey", "anhui")).to.include(stored);
      expect(await chooseKey(configOf({ ELICENSE_PRIVATE_KEY: second.privateKey }), "privateKey")).to.deep.equal({
        kind: "environment",
        address: second.address,
        setting: "ELICENSE_PRIVATE_KEY",
      });
    });

    it("finds an address in the keystore, or else at the signer", async () => {
      const config = configOf({ ELICENSE_SIGNER_URL: url });
      expect(await chooseKey(config, "privateKey", first.address)).to.include(stored);
      expect(await chooseKey(config, "privateKey", second.address)).to.deep.equal({
        kind: "external",
        address: second.address,
        url,
      });
      expect((await commandFailureOf(() => chooseKey(config, "privateKey", "hefei"))).code).to.equal("KEY_UNKNOWN");
      expect((await commandFailureOf(() => chooseKey(configOf({}), "privateKey", second.address))).code).to.equal(
        "KEY_UNKNOWN",
      );
    });

    it("keeps the roles apart", async () => {
      const config = configOf({
        ELICENSE_APPROVER_KEY: "anhui",
        ELICENSE_CONSUMER_SIGNER_URL: url,
        ELICENSE_PRIVATE_KEY: second.privateKey,
      });
      expect((await chooseKey(config, "privateKey"))?.kind).to.equal("environment");
      expect((await chooseKey(config, "approverPrivateKey"))?.kind).to.equal("keystore");
      expect((await chooseKey(config, "consumerPrivateKey"))?.kind).to.equal("external");
    });

    it("names the settings where nothing says which key", async () => {
      expect(await chooseKey(configOf({}), "approverPrivateKey")).to.equal(undefined);
      expect(await failureOf(() => requireChosenKey(configOf({}), "approverPrivateKey"))).to.deep.equal({
        code: "SETTING_MISSING",
        details: { name: "ELICENSE_APPROVER_KEY / ELICENSE_APPROVER_SIGNER_URL / ELICENSE_APPROVER_PRIVATE_KEY" },
      });
    });
  });
});
