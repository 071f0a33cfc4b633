import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { connect } from "@elicense/sdk";
import { expect } from "chai";
import { encryptKeystoreJson, Wallet } from "ethers";
import { after, before, describe, it } from "mocha";

import { startAnvil } from "../../../scripts/chain/startAnvil.js";
import { addKeyFile } from "../../../scripts/keys/keystore.js";
import { startHttpSigner, type HttpSigner } from "../../sdk/signers/httpSigner.js";
import { keyOf, startConsortium, type TestConsortium } from "./consortium.js";
import { jsonOf, runCliFed, type CliRun, licensesOf, type ReportedLicense } from "./runCli.js";
import { writeSample } from "./sampleFile.js";

const password = "marked-password-one";

describe("elicense, by whose key", function () {
  this.timeout(180_000);
  let consortium: TestConsortium;
  let base: Record<string, string>;
  let clef: HttpSigner;
  let web3signer: HttpSigner;
  let file: string;
  let request: string;
  const runs: CliRun[] = [];
  const anhui = new Wallet(keyOf("anhui")).address;
  const second = new Wallet(keyOf("second")).address;

  before(async () => {
    consortium = await startConsortium();
    const keystore = join(consortium.folder, "keys");
    const settings = Object.entries(consortium.env).filter(([name]) => !name.endsWith("_PRIVATE_KEY"));
    base = { ...Object.fromEntries(settings), ELICENSE_KEYSTORE: keystore, ELICENSE_DEBUG: "1" };
    const privateKey = keyOf("second");
    await addKeyFile(
      keystore,
      "second",
      await encryptKeystoreJson({ address: second, privateKey }, password, { scrypt: { N: 1024, r: 8, p: 1 } }),
    );
    clef = await startHttpSigner({ dialect: "clef", keys: [keyOf("anhui")], credentials: "office:marked-credential" });
    web3signer = await startHttpSigner({ dialect: "web3signer", keys: [keyOf("court"), keyOf("hefei")] });
    file = await writeSample(consortium, "issued.csv", [[1]]);
  });
  after(async () => {
    await clef.stop();
    await web3signer.stop();
    await consortium.stop();
  });

  async function run(env: object, fed: readonly string[], ...args: readonly string[]): Promise<CliRun> {
    const ended = await runCliFed({ ...base, ...env }, fed, ...args);
    runs.push(ended);
    return ended;
  }
  const issue = (env: object, ...args: readonly string[]): Promise<CliRun> =>
    run(env, [], "issue", "--yes", file, "--out", join(consortium.folder, "licenses"), ...args);

  it("asks for an approval by an external signer that speaks as Clef, and says so", async () => {
    const asked = await issue({ ELICENSE_SIGNER_URL: clef.url });
    expect(asked.exitCode).to.equal(1);
    const origin = new URL(clef.url).origin;
    expect(asked.stderr).to.include(`Signing as ${anhui}, by the external signer at ${origin}.`);
    request = join(consortium.folder, "licenses", "approvals", "issued.issue.json");
  });

  it("approves with a key of the keystore, named by an option, its password from a descriptor", async () => {
    const args = ["approve", request, "--key", second, "--password-fd", "3"];
    const wrong = await run({}, ["marked-password-wrong"], ...args, "--json");
    expect(wrong.exitCode).to.equal(1);
    expect(jsonOf(wrong).error).to.include({ code: "KEY_PASSWORD_WRONG" });
    const approved = await run({}, [password], ...args);
    expect(approved.exitCode, approved.stderr).to.equal(0);
    expect(approved.stderr).to.include(`Signing as ${second}, with the key second of the keystore (`);
  });

  it("issues by Clef, and the chain has the account", async () => {
    const issued = await issue({ ELICENSE_SIGNER_URL: clef.url, ELICENSE_KEY: anhui }, "--json");
    expect(issued.exitCode, issued.stdout).to.equal(0);
    const [{ transaction }] = licensesOf(issued) as [ReportedLicense];
    const provider = await connect(consortium.chain.url);
    try {
      expect((await provider.getTransaction(transaction!))!.from).to.equal(anhui);
    } finally {
      provider.destroy();
    }
    expect(clef.asked).to.include("account_signTransaction");
  });

  it("uses a license by Web3Signer, which has several accounts", async () => {
    const [{ id }] = licensesOf(await issue({ ELICENSE_SIGNER_URL: clef.url }, "--json")) as [ReportedLicense];
    const args = [
      "use",
      id,
      "--matter",
      "1",
      "--fields",
      "name",
      "--action",
      "VERIFY",
      "--case",
      "1",
      "--purpose",
      "1",
    ];
    const env = { ELICENSE_CONSUMER_SIGNER_URL: web3signer.url };
    const unnamed = await run(env, [], ...args, "--json");
    expect(unnamed.exitCode).to.equal(2);
    expect(jsonOf(unnamed).error).to.include({ code: "SIGNER_ACCOUNT_AMBIGUOUS" });
    const court = new Wallet(keyOf("court")).address;
    const used = await run(env, [], ...args, "--key", court, "--json");
    expect(used.exitCode, used.stdout).to.equal(0);
    expect(jsonOf(used)).to.include({ allowed: true });
  });

  it("shows the authority of the external signer's only account", async () => {
    for (const setting of ["ELICENSE_SIGNER_URL", "ELICENSE_ADMINISTRATOR_SIGNER_URL"]) {
      const shown = await run({ [setting]: clef.url }, [], "authority", "show", "--json");
      expect(shown.exitCode, shown.stdout).to.equal(0);
      expect(jsonOf(shown)).to.include({ number: 1, code: "1134000000FAKE020H" });
    }
  });

  it("says what is wrong with the key, the signer or the settings", async () => {
    const stranger = new Wallet(keyOf("stranger")).address;
    const mistyped = anhui.replace(/[a-f]/, (letter) => letter.toUpperCase());
    const url = { ELICENSE_SIGNER_URL: clef.url };
    const nobody = { ELICENSE_SIGNER_URL: "http://office:marked-credential@127.0.0.1:9" };
    const unauthorised = { ELICENSE_SIGNER_URL: clef.url.replace("marked-credential", "marked-other") };
    const cases: readonly (readonly [env: object, args: readonly string[], exitCode: number, code: string])[] = [
      [{}, [], 2, "SETTING_MISSING"],
      [{}, ["--key", "nobody"], 2, "KEY_UNKNOWN"],
      [{}, ["--key", mistyped], 2, "KEY_ADDRESS_CHECKSUM"],
      [{}, ["--key", "0x12"], 2, "KEY_ADDRESS_FORM"],
      [{}, ["--key", keyOf("stranger")], 2, "KEY_SECRET_SHOWN"],
      [{ ELICENSE_KEY: keyOf("stranger") }, [], 2, "KEY_SECRET_SHOWN"],
      [{}, ["--key", "second"], 2, "PROMPT_NO_TERMINAL"],
      [{}, ["--key"], 2, "USAGE_MISSING_VALUE"],
      [{ ELICENSE_SIGNER_URL: "ftp://x" }, [], 2, "SETTING_MALFORMED"],
      [{ ELICENSE_SIGNER_URL: web3signer.url }, ["--key", stranger], 2, "SIGNER_ACCOUNT_UNKNOWN"],
      [url, ["--key", stranger], 1, "AUTHORITY_REGISTRY_UNKNOWN_KEY"],
      [nobody, [], 3, "SIGNER_UNREACHABLE"],
      [unauthorised, [], 3, "SIGNER_UNREACHABLE"],
    ];
    const ended = await Promise.all(cases.map(([env, args]) => issue(env, ...args, "--json")));
    ended.forEach((each, position) => {
      const [, args, exitCode, code] = cases[position]!;
      expect((jsonOf(each).error as { code: string }).code, args.join(" ")).to.equal(code);
      expect(each.exitCode, code).to.equal(exitCode);
    });
  });

  it("says once that a private key in the settings is for development, on any chain but the local one", async () => {
    const warning = /Signing as (0x\w+), with the private key in ELICENSE_PRIVATE_KEY\. This is for development only/g;
    const key = { ELICENSE_PRIVATE_KEY: keyOf("anhui") };
    expect((await issue(key)).stderr).not.to.match(warning);

    const other = await startAnvil(4444);
    try {
      const deployments = join(consortium.folder, "other");
      const { deployment } = consortium;
      await mkdir(join(deployments, "4444"), { recursive: true });
      await writeFile(join(deployments, "4444", "manifest.json"), JSON.stringify({ ...deployment, chainId: 4444 }));
      const env = { ...key, ELICENSE_RPC_URL: other.url, ELICENSE_CHAIN_ID: "4444", ELICENSE_DEPLOYMENTS: deployments };
      const said = await issue(env);
      expect([...said.stderr.matchAll(warning)].map(([, account]) => account)).to.deep.equal([anhui]);
      expect((await issue({ ...env, ELICENSE_LANG: "zh" })).stderr).to.include("此方式仅供开发使用");
    } finally {
      await other.stop();
    }
  });

  it("has said no secret, whatever went wrong, though it was told to say all", () => {
    expect(runs.length).to.be.above(20);
    const secrets = ["anhui", "second", "court", "hefei", "stranger"].map((name) =>
      keyOf(name as Parameters<typeof keyOf>[0]).slice(2),
    );
    for (const { stdout, stderr } of runs) {
      for (const secret of ["marked", ...secrets]) expect(stdout + stderr).not.to.include(secret);
    }
  });
});
