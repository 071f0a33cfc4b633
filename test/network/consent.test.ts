import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";
import { encryptKeystoreJsonSync } from "ethers";
import { afterEach, beforeEach, describe, it } from "mocha";

import { cardMessage, parseCard, parseDraft, type CardDraft, type JoiningCard } from "../../network/JoiningCard.js";
import type { Invocation } from "../../scripts/commands/support/Command.js";
import { message } from "../../scripts/messages/index.js";
import { cardWords } from "../../scripts/network/cardWords.js";
import { jsonOf, type CliRun } from "../scripts/commands/runCli.js";
import { cardOf, cards, consent, inventedAccount, inventedCode, inventedKey } from "./departments.js";
import { filesIn, makeMachine, refusalOf, runNetwork } from "./runNetwork.js";

const signer = inventedAccount("bozhou governance");
const key = inventedKey("bozhou governance");
const inSettings = { ELICENSE_DEPLOYER_PRIVATE_KEY: key };
const others = { ELICENSE_DEPLOYER_PRIVATE_KEY: inventedKey("stranger") };

const keyOptions = [
  ...["key", "--network", "anhui", "--chain-id", "90210", "--name", "bozhou", "--code", inventedCode(1)],
  ...["--host", "10.0.1.4", "--governance", signer, "--json"],
];

describe("a card's governance signer", function () {
  this.timeout(60_000);
  let machine: string;
  let office: string;
  let draftPath: string;
  let cardPath: string;

  beforeEach(() => {
    machine = makeMachine();
    office = makeMachine();
    const keys = join(machine, "networks/anhui/keys/bozhou");
    draftPath = join(keys, "bozhou.draft.json");
    cardPath = join(keys, "bozhou.card.json");
  });
  afterEach(() => {
    rmSync(machine, { recursive: true });
    rmSync(office, { recursive: true });
  });

  const make = (env: Readonly<Record<string, string>>, ...more: readonly string[]): Promise<CliRun> =>
    runNetwork(machine, [...keyOptions, ...more], env);
  const draft = (): CardDraft => parseDraft(JSON.parse(readFileSync(draftPath, "utf8")), draftPath);

  it("signs with the key that the settings have, and none but its own", async () => {
    const waiting = await make(others);
    expect(jsonOf(waiting)).to.deep.equal({
      ...{ ok: false, exitCode: 1, state: "unsigned", path: draftPath },
      ...{ draft: JSON.parse(readFileSync(draftPath, "utf8")) as unknown, message: cardMessage(draft()) },
    });
    expect(existsSync(cardPath)).to.equal(false);
    const made = await make(inSettings);
    expect(jsonOf(made)).to.deep.include({ ok: true, state: "made" });
    expect(parseCard(JSON.parse(readFileSync(cardPath, "utf8")), cardPath)).to.deep.include({
      ...{ version: 1, governanceSigner: signer },
    });
    expect(existsSync(draftPath)).to.equal(false);
    // What says nothing new is signed by nobody.
    expect(jsonOf(await make({}))).to.deep.include({ ok: true, state: "already" });
  });

  it("signs at another machine what is carried there, and the node's takes the signature", async () => {
    const waiting = await runNetwork(machine, keyOptions.slice(0, -1));
    expect([waiting.exitCode, waiting.stdout]).to.deep.equal([1, ""]);
    expect(waiting.stderr)
      .to.include(`waits for its governance signer ${signer}`)
      .and.include("networks/anhui/keys/bozhou/bozhou.draft.json")
      .and.include("npm run network -- sign")
      .and.include("--governance-signature");
    const carried = join(office, "bozhou.draft.json");
    copyFileSync(draftPath, carried);
    expect(refusalOf(await runNetwork(office, ["sign", carried, "--yes", "--json"], others))).to.deep.equal([
      ...[1, "NETWORK_NO_GOVERNANCE_KEY", { address: signer }],
    ]);
    const asked = await runNetwork(office, ["sign", carried], inSettings);
    expect([asked.exitCode, asked.stdout]).to.deep.equal([2, ""]);
    expect(asked.stderr)
      .to.include("Card of bozhou, version 1, for the network anhui (chain 90210):")
      .and.include("10.0.1.4:30303")
      .and.include(signer);

    const signed = await runNetwork(office, ["sign", carried, "--yes", "--lang", "zh"], inSettings);
    expect(signed.stdout).to.equal(`${consent(draft(), key)}\n`);
    expect(signed.stderr).to.include("以 --governance-signature 加下列签名");
    expect(jsonOf(await runNetwork(office, ["sign", carried, "--yes", "--json"], inSettings))).to.deep.equal({
      ...{ ok: true, exitCode: 0, member: "bozhou", version: 1, governanceSigner: signer },
      ...{ message: cardMessage(draft()), governanceSignature: signed.stdout.trim() },
    });
    expect(filesIn(office)).to.deep.equal(["bozhou.draft.json"]);

    const wrong = consent(draft(), inventedKey("stranger"));
    expect(refusalOf(await make({}, "--governance-signature", wrong))).to.deep.equal([
      ...[1, "CARD_GOVERNANCE_SIGNATURE", { file: cardPath, address: signer }],
    ]);
    expect(refusalOf(await make({}, "--governance-signature", "0x12")).slice(0, 2)).to.deep.equal([1, "CARD_FIELD"]);
    expect(existsSync(cardPath)).to.equal(false);
    const made = await make({}, "--governance-signature", signed.stdout.trim());
    expect(jsonOf(made)).to.deep.include({ ok: true, state: "made" });
    expect(existsSync(draftPath)).to.equal(false);

    // A newer card takes a signature of its own.
    const newer = await make({}, "--account", inventedAccount("a"), "--governance-signature", signed.stdout.trim());
    expect(refusalOf(newer)[1]).to.equal("CARD_GOVERNANCE_SIGNATURE");
    expect(jsonOf(await make(inSettings, "--account", inventedAccount("a")))).to.deep.include({ state: "updated" });
  });

  it("signs with its key in the keystore, which its address finds, and a name of another's does not", async () => {
    const keystore = join(machine, ".elicense/keys");
    mkdirSync(keystore, { recursive: true, mode: 0o700 });
    const password = join(machine, "password");
    writeFileSync(password, "between us\n", { mode: 0o600 });
    const store = (name: string, privateKey: string): void => {
      const account = { address: inventedAccount(name === "council" ? "bozhou governance" : name), privateKey };
      const json = encryptKeystoreJsonSync(account, "between us", { scrypt: { N: 2, r: 8, p: 1 } });
      writeFileSync(join(keystore, `${name}.json`), json, { mode: 0o600 });
    };
    store("council", key);
    store("stranger", inventedKey("stranger"));
    expect(refusalOf(await make({}, "--key", "stranger"))).to.deep.equal([
      ...[2, "NETWORK_OTHER_SIGNER", { address: signer, chosen: inventedAccount("stranger") }],
    ]);
    const made = await make({}, "--password-file", password);
    expect(jsonOf(made)).to.deep.include({ ok: true, state: "made" });
    const named = await make({}, "--key", "council", "--password-file", password, "--account", inventedAccount("a"));
    expect(jsonOf(named)).to.deep.include({ ok: true, state: "updated" });
  });
});

describe("a newer card in words", () => {
  const text: Invocation["text"] = (key, values) => message("en", key, values);
  const [bozhou, fuyang] = cards as readonly [JoiningCard, JoiningCard];
  const lineOf = (words: string, name: string): string | undefined =>
    words
      .split("\n")
      .find((line) => line.startsWith(`  ${name} `))
      ?.slice(2 + name.length)
      .trim();

  it("shows old → new of each field that is another, and marks accounts that come and go", () => {
    const [kept, gone, added] = ["bozhou issuer", "gone", "added"].map(inventedAccount) as [string, string, string];
    const before = cardOf("bozhou", 1, { accounts: [kept, gone] });
    const rpc = { ...before.rpc!, port: 30_405, rpcPort: 8_647, publicKey: fuyang.validator.publicKey };
    const after = cardOf("bozhou", 1, {
      ...{ version: 2, code: inventedCode(9), host: "10.0.1.9", rpc, accounts: [kept, added] },
      validator: { port: 30_305, rpcPort: 8_547, metricsPort: 9_547 },
      governanceSigner: inventedAccount("wuhu governance"),
    });
    const words = cardWords(after, before, { text });
    expect(lineOf(words, "code")).to.equal(`${before.code} → ${after.code}`);
    expect(lineOf(words, "validator")).to.equal(before.validator.address);
    expect(lineOf(words, "address")).to.equal("10.0.1.4:30303 → 10.0.1.9:30305");
    expect(lineOf(words, "RPC and metrics ports")).to.equal("8545, 9545 → 8547, 9547");
    expect(lineOf(words, "RPC node")).to.equal("10.0.1.4:30403 → 10.0.1.9:30405");
    expect(lineOf(words, "its ports of both")).to.equal("8645, 9645 → 8647, 9645");
    expect(lineOf(words, "its key")).to.equal(`${before.rpc!.publicKey} → ${rpc.publicKey}`);
    expect(lineOf(words, "governance signer")).to.equal(`${before.governanceSigner} → ${after.governanceSigner}`);
    expect(lineOf(words, "accounts")?.split(", ")).to.have.members([kept, `+ ${added}`, `− ${gone}`]);
  });

  it("shows of a new member what it says, and of one that says the same no change", () => {
    const words = cardWords(fuyang, undefined, { text });
    expect(words).not.to.match(/[→−]|\+ 0x/);
    for (const name of ["RPC node", "its ports of both", "its key"]) expect(lineOf(words, name)).to.equal("none");
    expect(cardWords(bozhou, bozhou, { text })).not.to.match(/[→−]|\+ 0x/);
    expect(lineOf(cardWords(fuyang, { ...fuyang, rpc: bozhou.rpc }, { text }), "RPC node")).to.equal(
      "10.0.2.4:30403 → none",
    );
  });
});
