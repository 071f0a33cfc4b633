import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import {
  approveConsortiumProposal,
  consortiumInterface,
  executeConsortiumProposal,
  getConsortium,
  getConsortiumProposals,
  getProposals,
  parseDeployment,
  planConsortiumProposal,
  planSignerChange,
  type Deployment,
  type FoundConsortiumProposal,
} from "@elicense/sdk";
import { expect } from "chai";
import { hashMessage } from "ethers";
import { after, before, describe, it } from "mocha";

import { manifestPath, signaturesPath } from "../../../scripts/deployments.js";
import { developmentAccount } from "../../../scripts/development.js";
import { manifestMessage } from "../../../scripts/manifestSignatures.js";
import { dataOf, expectRefused, stepOf } from "./administering.js";
import { createDepartmentSafe, type DepartmentSafe } from "./departmentSafe.js";
import { startGoverning, type Governing } from "./governing.js";
import { jsonOf, runCli, type CliRun } from "./runCli.js";

interface Summary {
  readonly hash: string;
  readonly number: number;
  readonly approvals: number;
}

interface Prepared {
  readonly transaction?: { readonly to: string; readonly data: string };
  readonly steps?: readonly Pick<Prepared, "transaction">[];
}

describe("a department whose governance signer is a contract", function () {
  this.timeout(600_000);
  let governing: Governing;
  let department: DepartmentSafe;

  before(async () => {
    governing = await startGoverning();
    department = await createDepartmentSafe(developmentAccount(18).connect(governing.provider), governing.provider);
    const client = governing.clientOf(0);
    const change = await planSignerChange(client, { kind: "ADD", signer: department.address, threshold: 3 });
    const proposal = await planConsortiumProposal(client, { calls: [{ kind: "SIGNERS", change }] });
    for (const member of [0, 1, 2]) await approveConsortiumProposal(governing.clientOf(member), { proposal });
    await executeConsortiumProposal(client, { proposal });
    dataOf(await as(0, "manifest", "update"));
  });
  after(() => governing.stop());

  const as = (member: number, ...args: readonly string[]): Promise<CliRun> => governing.as(member, ...args, "--json");
  /** Runs the command line without any key. */
  const withoutKey = (...args: readonly string[]): Promise<CliRun> =>
    runCli(governing.consortium.env, ...args, "--json");
  const folder = (): string => governing.consortium.env.ELICENSE_DEPLOYMENTS ?? "";
  const manifest = async (): Promise<Deployment> =>
    parseDeployment(JSON.parse(await readFile(manifestPath(folder(), governing.governed.chainId), "utf8")));

  describe("signs the manifest", () => {
    const sign = (signer: string, signature: string, ...more: readonly string[]): Promise<CliRun> =>
      withoutKey("manifest", "sign", "--signer", signer, "--signature", signature, ...more);

    it("by a signature that its owners made elsewhere, and that the chain confirms", async () => {
      const message = manifestMessage(await manifest());
      const signature = await department.sign(hashMessage(message));
      const other = await department.sign(hashMessage(`${message}0`));
      const { address: signer } = department;
      for (const wrong of [other, "0x", "0x1234"]) {
        expectRefused(await sign(signer, wrong), 1, "MANIFEST_NOT_CONFIRMED", { signer, message });
      }
      const [key = ""] = governing.signers;
      expectRefused(await sign(key, signature), 1, "MANIFEST_NOT_CONFIRMED", { signer: key, message });
      expect(dataOf(await sign(signer, signature, "--dry-run"))).to.deep.include({ signed: [], dryRun: true });
      expect(dataOf(await sign(signer, signature))).to.deep.include({ signed: [signer] });
      expect(dataOf(await withoutKey("manifest", "check"))).to.deep.include({ signed: [signer] });
    });

    it("and counts among those whose signatures are asked for", async () => {
      dataOf(await as(0, "manifest", "sign"));
      const [key = ""] = governing.signers;
      const asking = (needed: number): Promise<CliRun> => {
        const setting = `${String(needed)}/${[key, governing.signers[1] ?? "", department.address].join(",")}`;
        const env = { ...governing.consortium.env, ELICENSE_MANIFEST_SIGNERS: setting };
        return runCli(env, "catalog", "types", "--json");
      };
      dataOf(await asking(2));
      expectRefused(await asking(3), 3, "DEPLOYMENT_NOT_SIGNED", { signed: 2, needed: 3 });

      const path = signaturesPath(folder(), governing.governed.chainId);
      const text = await readFile(path, "utf8");
      const { signatures } = JSON.parse(text) as { readonly signatures: readonly { readonly signer: string }[] };
      const place = signatures.findIndex(({ signer }) => signer === department.address);
      const forged = signatures.map((each, position) => (position === place ? { ...each, signature: "0x12" } : each));
      await writeFile(path, JSON.stringify({ ...(JSON.parse(text) as object), signatures: forged }));
      const field = `signatures[${String(place)}].signature`;
      expectRefused(await asking(2), 3, "DEPLOYMENT_SIGNATURES_MALFORMED", { field });
      expectRefused(await withoutKey("manifest", "check"), 3, "DEPLOYMENT_SIGNATURES_MALFORMED", { field });
      await writeFile(path, text);

      // Where no node answers, what keys signed has to be enough.
      const document = join(governing.consortium.folder, "document.json");
      await writeFile(document, "{}");
      const unasked = (needed: number): Promise<CliRun> => {
        const setting = `${String(needed)}/${[key, department.address].join(",")}`;
        const env = { ELICENSE_MANIFEST_SIGNERS: setting, ELICENSE_RPC_URL: "http://127.0.0.1:9" };
        return runCli({ ...governing.consortium.env, ...env }, "verify", document, "--json");
      };
      expect(jsonOf(await unasked(1))).to.not.have.property("error");
      expectRefused(await unasked(2), 3, "NODE_UNREACHABLE");
    });

    it("not with half of what is needed, or with anything else than bytes", async () => {
      const { address } = department;
      expectRefused(await withoutKey("manifest", "sign", "--signer", address), 2, "USAGE_SIGNATURE");
      expectRefused(await sign(address, "0x123"), 2, "USAGE_SIGNATURE");
      expectRefused(await sign(address, "signature"), 2, "USAGE_SIGNATURE");
      expectRefused(await sign("0x12", "0x12"), 2, "USAGE_SIGNER");
      const stranger = developmentAccount(19).address;
      expectRefused(await sign(stranger, "0x12"), 1, "CONSORTIUM_NOT_SIGNER", { account: stranger });
    });
  });

  describe("decides with the others", () => {
    const prepared = (...args: readonly string[]): Promise<CliRun> =>
      withoutKey(...args, "--prepare", department.address);
    /** What the department has to send, of a command that says it at once or of its step. */
    const callIn = (run: CliRun): { readonly to: string; readonly data: string } => {
      const { transaction, steps } = dataOf(run) as unknown as Prepared;
      return transaction ?? steps?.[0]?.transaction ?? expect.fail(run.stdout);
    };
    const known = async (hash: string): Promise<FoundConsortiumProposal> => {
      const [found] = await getConsortiumProposals(governing.client, { hash });
      return found ?? expect.fail("nobody approved it");
    };
    const command = ["authority", "set-delay", "60"] as const;

    it("by what it is told to send, which everybody can read afterwards", async () => {
      const before = (await getConsortiumProposals(governing.client)).length;
      const run = await prepared(...command);
      const step = stepOf(run) as unknown as { readonly state: string; readonly proposal: Summary };
      const { hash, number, approvals } = step.proposal;
      expect([step.state, approvals]).to.deep.equal(["prepared", 0]);
      const { account } = await getConsortium(governing.client);
      expect(callIn(run).to).to.equal(account);
      expect(await getConsortiumProposals(governing.client)).to.have.lengthOf(before);

      await department.send(callIn(run));
      const found = await known(hash);
      expect([found.approvals, found.proposal?.number]).to.deep.equal([[department.address], number]);
      expect(stepOf(await as(0, ...command), 1).proposal).to.deep.include({ hash, approvals: 2 });
      expect(stepOf(await as(1, ...command), 1).proposal).to.deep.include({ hash, approvals: 3 });
      await department.send(callIn(await prepared("proposal", "execute", hash)));
      expect(await known(hash)).to.deep.include({ state: "EXECUTED" });
    });

    it("on what another department proposed, once, and on rejecting it", async () => {
      const { hash } = stepOf(await as(0, "pause"), 1).proposal as Summary;
      await department.send(callIn(await prepared("proposal", "approve", hash)));
      expect((await known(hash)).approvals).to.have.lengthOf(2);
      const again = await prepared("proposal", "approve", hash);
      expectRefused(again, 1, "CONSORTIUM_APPROVED_ALREADY", { account: department.address, hash });
      const rejection = await prepared("proposal", "reject", hash);
      await department.send(callIn(rejection));
      expect(await known(dataOf(rejection).hash as string)).to.deep.include({ approvals: [department.address] });
      for (const member of [0, 1]) dataOf(await as(member, "proposal", "reject", hash));
      dataOf(await as(2, "proposal", "execute", dataOf(rejection).hash as string));
    });

    it("on who decides, and on calling off what was announced", async () => {
      const { data } = callIn(await prepared("consortium", "set-threshold", "4"));
      expect(data.startsWith(consortiumInterface.getFunction("approveHash")!.selector)).to.equal(true);
      const [{ operation } = { operation: "" }] = await getProposals(governing.client);
      const cancelling = await prepared("change", "cancel", operation);
      await department.send(callIn(cancelling));
      const { hash } = dataOf(cancelling).proposal as Summary;
      expect(await known(hash)).to.deep.include({ approvals: [department.address] });
    });

    it("as a member alone, and where a consortium decides", async () => {
      const stranger = developmentAccount(19).address;
      const refused = { account: stranger };
      const further = ["authority", "set-delay", "62"];
      expectRefused(await withoutKey(...further, "--prepare", stranger), 1, "CONSORTIUM_NOT_SIGNER", refused);
      expectRefused(await withoutKey(...further, "--prepare", "0x12"), 2, "USAGE_SIGNER");
      const alone = await prepared("authority", "deactivate", "31340000E0FAKE073W", "--yes");
      expectRefused(alone, 2, "USAGE_TOGETHER", { option: "--prepare" });
    });

    it("in words", async () => {
      const asked = (...more: readonly string[]): Promise<CliRun> =>
        runCli(governing.consortium.env, "authority", "set-delay", "61", "--prepare", department.address, ...more);
      const { exitCode, stdout } = await asked();
      expect([exitCode, stdout]).to.deep.equal([0, stdout]);
      expect(stdout).to.include(`Nothing was sent. ${department.address} has to send this`);
      expect((await asked("--lang", "zh")).stdout).to.include(`未提交。须由 ${department.address} 依次提交`);
    });
  });
});
