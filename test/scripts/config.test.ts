import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { parseRegisterKey, type Text } from "@elicense/sdk";
import { expect } from "chai";
import { computeAddress, toBeHex } from "ethers";

import { loadConfig, projectRoot, requireSetting } from "../../scripts/config.js";
import { readConsortium } from "../../scripts/deploy/consortium.js";
import { developmentAccount, developmentChainId, developmentUrl } from "../../scripts/development.js";
import { failureOf } from "./support/failureOf.js";

/** The first number that is no private key any more. */
const curveOrder = "0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

describe("loadConfig", () => {
  let root: string;
  let said: Text[];

  const load = (env: Readonly<Record<string, string>> = {}) =>
    loadConfig({ root, env, say: (line) => void said.push(line) });

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "elicense-config-"));
    said = [];
    copyFileSync(join(projectRoot, ".env.example"), join(root, ".env.example"));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  describe("given no .env", () => {
    it("takes the development settings for the local node, and says so", () => {
      const config = load();
      expect(said).to.deep.equal([{ en: "development settings from .env.example", zh: "开发设置取自 .env.example" }]);
      expect(config).to.include({ rpcUrl: developmentUrl, chainId: developmentChainId });
      expect(config.deployments).to.equal(join(root, "deployments"));
    });

    it("takes none of them for another node", () => {
      const config = load({ ELICENSE_RPC_URL: "https://node.example" });
      expect(said).to.deep.equal([]);
      expect(config).to.include({ rpcUrl: "https://node.example", privateKey: undefined, registerKey: undefined });
    });
  });

  describe("given a .env", () => {
    it("takes it alone", () => {
      writeFileSync(join(root, ".env"), "ELICENSE_CHAIN_ID=90210\nELICENSE_LANG=zh\n");
      expect(load()).to.include({ chainId: 90210, language: "zh", rpcUrl: developmentUrl, privateKey: undefined });
      expect(said).to.deep.equal([]);
    });

    it("lets the environment come first, unless it is empty there", () => {
      writeFileSync(join(root, ".env"), "ELICENSE_CHAIN_ID=90210\n");
      expect(load({ ELICENSE_CHAIN_ID: "7" }).chainId).to.equal(7);
      expect(load({ ELICENSE_CHAIN_ID: "" }).chainId).to.equal(90210);
    });
  });

  it("takes several nodes, the preferred one first", () => {
    const several = load({ ELICENSE_RPC_URL: "https://a.example/rpc, http://b.example" });
    expect(several.rpcUrls).to.deep.equal(["https://a.example/rpc", "http://b.example"]);
    expect(several.rpcUrl).to.equal("https://a.example/rpc");
    expect(load().rpcUrls).to.deep.equal([developmentUrl]);
  });

  it("takes a token for the nodes, or a file of it, and not both", async () => {
    const node = { ELICENSE_RPC_URL: "https://node.example" };
    expect(load({ ...node, ELICENSE_RPC_TOKEN: "a.b.c" })).to.include({ rpcToken: "a.b.c", rpcTokenFile: undefined });
    expect(load({ ...node, ELICENSE_RPC_TOKEN_FILE: "rpc.jwt" })).to.include({ rpcTokenFile: join(root, "rpc.jwt") });
    expect(
      await failureOf(() => load({ ...node, ELICENSE_RPC_TOKEN: "a.b.c", ELICENSE_RPC_TOKEN_FILE: "rpc.jwt" })),
    ).to.deep.equal({
      code: "SETTING_MALFORMED",
      details: { name: "ELICENSE_RPC_TOKEN", expected: "ELICENSE_RPC_TOKEN | ELICENSE_RPC_TOKEN_FILE" },
    });
  });

  it("speaks the machine's language unless it is told another", () => {
    expect(load({ LANG: "zh_CN.UTF-8" }).language).to.equal("zh");
    expect(load({ LANG: "de_DE.UTF-8" }).language).to.equal("en");
    expect(load({ LANG: "zh_CN.UTF-8", ELICENSE_LANG: "en" }).language).to.equal("en");
  });

  for (const [name, value] of [
    ["ELICENSE_RPC_URL", "ws://127.0.0.1:8545"],
    ["ELICENSE_RPC_URL", "127.0.0.1"],
    ["ELICENSE_MANIFEST_SIGNERS", `2/0x${"11".repeat(20)}`],
    ["ELICENSE_MANIFEST_SIGNERS", `2/0x${"11".repeat(20)},0x${"11".repeat(20)}`],
    ["ELICENSE_MANIFEST_SIGNERS", "1/0x12"],
    ["ELICENSE_RPC_URL", "http://a.example,b.example"],
    ["ELICENSE_RPC_URL", "http://a.example,"],
    ["ELICENSE_RPC_TOKEN", "two words"],
    ["ELICENSE_CHAIN_ID", "0x7a69"],
    ["ELICENSE_CHAIN_ID", "0"],
    ["ELICENSE_LANG", "fr"],
    ["ELICENSE_PRIVATE_KEY", "0x12"],
    ["ELICENSE_PRIVATE_KEY", `0x${"0".repeat(64)}`],
    ["ELICENSE_APPROVER_PRIVATE_KEY", "0xabcd"],
    ["ELICENSE_CONSUMER_PRIVATE_KEY", `0x${"f".repeat(64)}`],
    ["ELICENSE_PRIVATE_KEY", curveOrder],
    ["ELICENSE_HOLDER_PRIVATE_KEY", "0xabcd"],
    ["ELICENSE_HOLDER_SIGNER_URL", "signer.example"],
    ["ELICENSE_DEPLOYER_PRIVATE_KEY", "c0ffee"],
    ["ELICENSE_REGISTER_KEY", "secret"],
    ["ELICENSE_CONTEXT_KEY", `0x${"5a".repeat(31)}`],
  ] as const) {
    it(`names ${name} where it is “${value.slice(0, 12)}”, and does not repeat it`, async () => {
      const { code, details } = await failureOf(() => load({ [name]: value }));
      expect(code).to.equal("SETTING_MALFORMED");
      expect(details).to.have.all.keys("name", "expected").and.include({ name });
      expect(JSON.stringify(details)).to.not.include(value);
    });
  }

  it("takes the greatest private key that there is", () => {
    const greatest = toBeHex(BigInt(curveOrder) - 1n);
    expect(load({ ELICENSE_PRIVATE_KEY: greatest }).privateKey).to.equal(greatest);
    expect(computeAddress(greatest)).to.match(/^0x/);
    expect(() => computeAddress(curveOrder)).to.throw("0 < bigint < curve.n");
  });

  it("names a setting that is needed and missing", async () => {
    const config = load({ ELICENSE_RPC_URL: "https://node.example" });
    expect(await failureOf(() => requireSetting(config, "privateKey"))).to.deep.equal({
      code: "SETTING_MISSING",
      details: { name: "ELICENSE_PRIVATE_KEY" },
    });
  });

  describe(".env.example", () => {
    const addressOf = (account: number): string => developmentAccount(account).address;
    const members = readConsortium();
    const operatingAccount = (member: string): string =>
      addressOf(members.find(({ id }) => id === member)!.accounts.operate);

    it("has the keys of the sample consortium's members", () => {
      const config = load();
      expect(computeAddress(requireSetting(config, "deployerPrivateKey"))).to.equal(addressOf(0));
      expect(computeAddress(requireSetting(config, "privateKey"))).to.equal(operatingAccount("anhuiJustice"));
      const anhui = members.find(({ id }) => id === "anhuiJustice")!;
      expect(computeAddress(requireSetting(config, "approverPrivateKey"))).to.equal(addressOf(anhui.accounts.second!));
      expect(computeAddress(requireSetting(config, "administratorPrivateKey"))).to.equal(
        addressOf(anhui.accounts.administer),
      );
      expect(computeAddress(requireSetting(config, "consumerPrivateKey"))).to.equal(operatingAccount("bozhouCourt"));
    });

    it("has a holder's key that is no authority's", () => {
      const holder = computeAddress(requireSetting(load(), "holderPrivateKey"));
      expect(holder).to.equal(addressOf(19));
      expect(members.flatMap(({ accounts }) => Object.values(accounts).map(addressOf))).not.to.include(holder);
    });

    it("says which keys the reviewing bureaus approve with", () => {
      const example = readFileSync(join(root, ".env.example"), "utf8");
      const comment = /# Key that `approve`[^=]*/.exec(example)?.[0] ?? "";
      const keys = [...comment.matchAll(/(\w+)'s(?: is)?\s+(?:# )?(0x[0-9a-f]{64})/g)];
      expect(keys.map(([, city, key]) => [city, computeAddress(key!)])).to.deep.equal([
        ["Bozhou", operatingAccount("bozhouBureau")],
        ["Hefei", operatingAccount("hefeiBureau")],
      ]);
    });

    it("has keys of 32 bytes for salts", () => {
      const config = load();
      for (const setting of ["registerKey", "contextKey"] as const) {
        expect(parseRegisterKey(requireSetting(config, setting))).to.have.lengthOf(32);
      }
    });
  });
});
