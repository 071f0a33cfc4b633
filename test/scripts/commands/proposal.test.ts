import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import {
  getAccreditationDelay,
  getAuthorityByCode,
  getConsortium,
  getConsortiumProposals,
  getProposals,
  isIssuingPaused,
  type Deployment,
} from "@elicense/sdk";
import { expect } from "chai";
import { keccak256 } from "ethers";
import { after, before, describe, it } from "mocha";

import manifest from "../../../package.json" with { type: "json" };
import { replaceDeployment, signaturesPath } from "../../../scripts/deployments.js";
import { developmentAccount } from "../../../scripts/development.js";
import { dataOf, expectRefused, stepOf, unusedAccount } from "./administering.js";
import { expectGolden } from "./golden.js";
import { startGoverning, type Governing } from "./governing.js";
import { jsonOf, runCli, type CliRun } from "./runCli.js";

const delay = 3 * 86_400;

interface Summary {
  readonly hash: string;
  readonly number: number;
  readonly approvals: number;
  readonly threshold: number;
}

describe("elicense proposal", function () {
  this.timeout(600_000);
  let governing: Governing;

  before(async () => {
    governing = await startGoverning();
  });
  after(() => governing.stop());

  const as = (member: number, ...args: readonly string[]): Promise<CliRun> => governing.as(member, ...args, "--json");
  const proposalOf = (run: CliRun): Summary => stepOf(run, 1).proposal as Summary;
  const next = async (): Promise<number> => (await getConsortium(governing.client)).next;

  /** Two further members approve, and the fourth executes. */
  const decide = async (hash: string): Promise<void> => {
    dataOf(await as(1, "proposal", "approve", hash));
    dataOf(await as(2, "proposal", "approve", hash));
    dataOf(await as(3, "proposal", "execute", hash));
  };

  it("decides, announces and carries out what governance does, in words", async () => {
    const command = ["authority", "set-delay", "5"] as const;
    const tried = await governing.as(0, ...command, "--dry-run");
    expectGolden("proposal-plan.txt", tried.stderr + tried.stdout);
    const number = await next();

    const proposed = await governing.as(0, ...command);
    expect(proposed.exitCode).to.equal(1);
    expectGolden("proposal-proposed.txt", proposed.stderr + proposed.stdout);
    const [{ hash } = { hash: "" }] = await getConsortiumProposals(governing.client);

    const seen = await governing.as(1, "proposal", "show", hash);
    expectGolden("proposal-show.txt", seen.stdout);
    const seenInChinese = await governing.as(1, "proposal", "show", hash, "--lang", "zh");
    expectGolden("proposal-show.zh.txt", seenInChinese.stdout);
    expectGolden("proposal-list.txt", (await governing.as(1, "proposal", "list")).stdout);

    const approved = await governing.as(1, "proposal", "approve", hash);
    expectGolden("proposal-approve.txt", approved.stderr + approved.stdout);
    expectRefused(await as(2, "proposal", "execute", hash), 1, "CONSORTIUM_APPROVALS_MISSING", {
      approvals: 2,
      threshold: 3,
    });
    // The same command by another member approves what was proposed.
    expect(stepOf(await as(2, ...command), 1)).to.deep.include({
      state: "proposed",
      road: "propose",
      proposal: { hash, number, approvals: 3, threshold: 3, next: number, due: number + 1 },
    });
    const announced = await governing.as(3, "proposal", "execute", hash);
    expectGolden("proposal-execute.txt", announced.stderr + announced.stdout);

    const [waiting] = await getProposals(governing.client);
    expect(waiting?.proposer).to.equal(governing.governed.governance?.account);
    expect(stepOf(await as(0, ...command), 1)).to.deep.include({ state: "waiting", road: "wait" });
    await governing.pass(delay);
    const execution = jsonOf(await as(0, "change", "execute", waiting!.operation)) as { readonly proposal: Summary };
    expect(execution.proposal).to.deep.include({ number: number + 1, approvals: 1, threshold: 3 });
    await decide(execution.proposal.hash);
    await governing.pass(10 * 86_400);
    expect(await getAccreditationDelay(governing.client)).to.equal(5 * 86_400);
    expect(stepOf(await as(0, ...command))).to.deep.include({ state: "already" });
  });

  it("admits a root and accredits it in their own time, by running the same command again", async () => {
    const command = [
      ...["authority", "admit", "--code", "31340000E0FAKE073W", "--region", "350000", "--name", "某厅（虚构）"],
      ...["--name-en", "A department (fictitious)", "--administrator", unusedAccount(7)],
    ];
    await decide(proposalOf(await as(0, ...command)).hash);
    await governing.pass(delay);
    const { hash } = proposalOf(await as(0, ...command));
    await decide(hash);
    const admitted = await getAuthorityByCode(governing.client, { code: "31340000E0FAKE073W" });
    expect(admitted).to.deep.include({ region: "350000", parent: null });
  });

  it("pauses in one proposal, and calls an announced end of the pause off", async () => {
    await decide(proposalOf(await as(0, "pause")).hash);
    expect(await isIssuingPaused(governing.client)).to.equal(true);
    await decide(proposalOf(await as(0, "unpause")).hash);
    const [{ operation } = { operation: "" }] = await getProposals(governing.client);
    const { proposal } = jsonOf(await as(0, "change", "cancel", operation)) as { readonly proposal: Summary };
    await decide(proposal.hash);
    expect(await getProposals(governing.client)).to.deep.equal([]);
    expect(await isIssuingPaused(governing.client)).to.equal(true);
  });

  it("takes several entries of the catalog as one proposal", async () => {
    const file = join(governing.consortium.folder, "reasons.json");
    const types = JSON.parse(
      await readFile(new URL("../../../schemas/lawyer/catalog.json", import.meta.url), "utf8"),
    ) as { readonly reasons: readonly { readonly code: string }[] };
    const model = types.reasons.find(({ code }) => code === "L49");
    const entries = [171, 172, 173].map((number) => ({ ...model, number, code: `NEW-${String(number)}` }));
    await writeFile(file, JSON.stringify(entries));
    const run = dataOf(await as(0, "catalog", "add-reason", file, "--type", "lawyer"), 1);
    const hashes = (run.steps as { readonly proposal: Summary }[]).map(({ proposal }) => proposal.hash);
    expect(hashes).to.deep.equal([hashes[0], hashes[0], hashes[0]]);
    const shown = dataOf(await as(1, "proposal", "show", hashes[0]!));
    expect((shown.calls as { readonly kind: string }[]).map(({ kind }) => kind)).to.deep.equal(
      Array<string>(3).fill("ANNOUNCE"),
    );
    dataOf(await as(1, "proposal", "reject", hashes[0]!));
    dataOf(await as(2, "proposal", "reject", hashes[0]!));
    const rejection = dataOf(await as(3, "proposal", "reject", hashes[0]!));
    expect(rejection).to.deep.include({ state: "OPEN", calls: [] });
    dataOf(await as(3, "proposal", "execute", rejection.hash as string));
    expectRefused(await as(1, "proposal", "approve", hashes[0]!), 1, "CONSORTIUM_LAPSED");
    const all = dataOf(await as(0, "proposal", "list", "--all"));
    expect(all.proposals).to.have.lengthOf(all.count as number);
    expect(dataOf(await as(0, "proposal", "list"))).to.deep.include({ count: 0, proposals: [], unreadable: [] });
  });

  it("refuses a key that is no member's, a second approval, a strange hash and a wrong file", async () => {
    const stranger = developmentAccount(19).address;
    const run = await governing.runWith(developmentAccount(19).privateKey, "authority", "set-delay", "2", "--json");
    expectRefused(run, 1, "CONSORTIUM_NOT_SIGNER", { account: stranger });
    const { hash } = proposalOf(await as(0, "authority", "set-delay", "2"));
    expectRefused(await as(0, "proposal", "approve", hash), 1, "CONSORTIUM_APPROVED_ALREADY", { hash });
    const strange = `0x${"12".repeat(32)}`;
    expectRefused(await as(0, "proposal", "show", strange), 1, "CONSORTIUM_PROPOSAL_UNKNOWN", { hash: strange });
    expectRefused(await as(0, "proposal", "show", "0x12"), 2, "USAGE_PROPOSAL");

    const file = join(governing.consortium.folder, "proposal.json");
    dataOf(await as(0, "proposal", "show", hash, "--out", file));
    expectRefused(await as(1, "proposal", "show", strange, "--file", file), 1, "CONSORTIUM_PROPOSAL_FORM", {
      part: "hash",
    });
    await writeFile(file, (await readFile(file, "utf8")).replace(/"number": \d+/, '"number": 99'));
    const moved = await as(1, "proposal", "show", strange, "--file", file);
    expectRefused(moved, 1, "CONSORTIUM_PROPOSAL_FORM", { part: "hash" });
    dataOf(await as(1, "proposal", "reject", hash));
  });

  describe("elicense manifest", () => {
    it("is compared with the chain, and signed by departments, after which it can be asked for", async () => {
      const { env } = governing.consortium;
      const trusted = { ELICENSE_MANIFEST_SIGNERS: `3/${governing.signers.join(",")}` };
      const asked = (...args: readonly string[]): Promise<CliRun> =>
        governing.runWith(developmentAccount(19).privateKey, ...args);
      // Its address follows from all that was deployed before it.
      const withoutAccount = ({ stdout }: CliRun): string => governing.withoutAccount(stdout);
      expectGolden("manifest-check.txt", withoutAccount(await asked("manifest", "check")));
      expectGolden("manifest-check.zh.txt", withoutAccount(await asked("manifest", "check", "--lang", "zh")));
      const needing = (): Promise<CliRun> => runCli({ ...env, ...trusted }, "catalog", "types", "--json");
      expectRefused(await needing(), 3, "DEPLOYMENT_NOT_SIGNED", { signed: 0, needed: 3 });
      for (const member of [0, 1, 2]) dataOf(await as(member, "manifest", "sign"));
      dataOf(await needing());
      expectRefused(await asked("manifest", "sign", "--json"), 1, "CONSORTIUM_NOT_SIGNER");

      const path = signaturesPath(env.ELICENSE_DEPLOYMENTS ?? "", governing.governed.chainId);
      const text = await readFile(path, "utf8");
      await writeFile(path, text.replace(/"signature": "0x.{4}/, '"signature": "0x1234'));
      expectRefused(await needing(), 3, "DEPLOYMENT_SIGNATURES_MALFORMED", { field: "signatures[0].signature" });
      await rm(path);
      expectRefused(await needing(), 3, "DEPLOYMENT_NOT_SIGNED", { signed: 0, needed: 3 });
      await writeFile(path, text);
    });

    it("is neither checked nor signed nor written anew where another contract stands there, whatever it says of it", async () => {
      const { governed, provider, consortium } = governing;
      const { accessManager } = governed.contracts;
      const code = await provider.getCode(accessManager.address);
      // It answers as it should, as a back door would that nobody has used yet.
      const backDoor = `${code}00`;
      const deployments = consortium.env.ELICENSE_DEPLOYMENTS ?? "";
      const write = (changes: Partial<Deployment["contracts"]["accessManager"]>, block = governed.block): void =>
        replaceDeployment(deployments, {
          ...{ ...governed, block },
          contracts: { ...governed.contracts, accessManager: { ...accessManager, ...changes } },
        });
      const all = (): Promise<readonly CliRun[]> =>
        Promise.all(["check", "sign", "update"].map((name) => as(0, "manifest", name)));
      try {
        await provider.send("anvil_setCode", [accessManager.address, backDoor]);
        write({ codeHash: keccak256(backDoor) });
        const details = { contracts: "accessManager", release: manifest.version };
        for (const run of await all()) expectRefused(run, 3, "DEPLOYMENT_RELEASE_UNKNOWN", details);
      } finally {
        await provider.send("anvil_setCode", [accessManager.address, code]);
      }
      const { blockNumber } = accessManager;
      write({}, governed.block + 1);
      for (const run of await all()) {
        expectRefused(run, 1, "DEPLOYMENT_CREATION_DIFFERS", {
          ...{
            contract: "accessManager",
            part: "block",
            expected: String(blockNumber),
            actual: String(blockNumber + 1),
          },
        });
      }
      write({});
      dataOf(await as(0, "manifest", "check"));
    });
  });
});
