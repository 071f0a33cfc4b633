import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

import {
  approveAction,
  connect,
  createClient,
  dayOf,
  decodeCall,
  deriveLicenseId,
  lawyer,
  prepareCall,
  type PreparedCall,
} from "@elicense/sdk";
import { expect } from "chai";
import { Wallet, type JsonRpcProvider } from "ethers";
import { after, before, describe, it } from "mocha";

import { documentText, sealLicense } from "../../../scripts/commands/issue/DocumentFolder.js";
import { writeRequest } from "../../../scripts/commands/support/ApprovalRequest.js";
import { writeDrafts } from "../../../scripts/commands/support/draftFolder.js";
import { startLyingNode } from "../../sdk/lyingNode.js";
import { lawyerDraft, shanghaiJustice } from "../../sdk/samples.js";
import { accounts, keyOf, startConsortium, type TestConsortium } from "./consortium.js";
import { expectGolden } from "./golden.js";
import { jsonOf, licensesOf, runCli, type CliRun, type ReportedLicense } from "./runCli.js";
import { personalData, writeSample, type Cells } from "./sampleFile.js";

const day = 86_400;
const hefeiBureau = "1134010000FAKE047E";
const bozhouBureau = "1134160000FAKE039R";
const bozhouCourt = "1134160000FAKE063A";

interface Request {
  readonly calls: readonly PreparedCall[];
}

describe("elicense approve", function () {
  this.timeout(120_000);
  let consortium: TestConsortium;
  let provider: JsonRpcProvider;
  let folder: string;
  let today: string;

  const issue = (file: string, ...args: string[]): Promise<CliRun> =>
    runCli(consortium.env, "issue", "--yes", file, "--out", folder, ...args);
  const approveAs = (account: keyof typeof accounts, request: string, ...args: string[]): Promise<CliRun> =>
    runCli({ ...consortium.env, ELICENSE_APPROVER_PRIVATE_KEY: keyOf(account) }, "approve", request, ...args);
  const requestOf = (run: CliRun): string => (jsonOf(run).awaiting as { request: string }).request;
  const statesOf = (run: CliRun): string[] => (jsonOf(run).calls as { state: string }[]).map(({ state }) => state);
  const licenseStates = (run: CliRun): string[] => licensesOf(run).map(({ state }) => state);
  const approvalsLacking = (run: CliRun): string[] =>
    (jsonOf(run).awaiting as { approvers: { approvals: string[] }[] }).approvers.flatMap(({ approvals }) => approvals);

  /** Lets time pass on the chain. */
  async function pass(seconds: number): Promise<void> {
    await provider.send("evm_increaseTime", [seconds]);
    await provider.send("evm_mine", []);
  }

  /** A row that is granted on application today, so that a bureau reviews it. */
  const granted = (reviewer: string): Cells => ({ reason: "GRANT", reviewer, issuedDate: today, effectiveDate: "" });

  before(async () => {
    consortium = await startConsortium();
    provider = await connect(consortium.chain.url);
    folder = join(consortium.folder, "licenses");
    today = dayOf((await provider.getBlock("latest"))!.timestamp);
  });
  after(async () => {
    provider.destroy();
    await consortium.stop();
  });

  describe("given licenses that a second key approves", () => {
    let file: string;
    let asked: CliRun;
    let request: string;
    before(async () => {
      file = await writeSample(consortium, "imported.csv", [[1], [2], [11]]);
      asked = await issue(file, "--json");
      request = requestOf(asked);
    });

    it("awaits the approval, and hands over the calls without anybody's data", async () => {
      expect(asked.exitCode).to.equal(1);
      expect(licenseStates(asked)).to.deep.equal(["awaiting", "awaiting", "awaiting"]);
      expect(approvalsLacking(asked)).to.deep.equal(["missing"]);
      expect(request).to.equal(join(folder, "approvals", "imported.issue.json"));
      const text = await readFile(request, "utf8");
      for (const value of personalData) expect(text).not.to.include(value);
    });

    it("says what to do next, and asks for the same calls however often and wherever it is run", async () => {
      const again = await issue(file);
      expect(again.exitCode).to.equal(1);
      expect(again.stderr).to.include(
        `To be approved first: 3 licenses in 2 transactions, by 安徽省司法厅（虚构） (1134000000FAKE020H), with a second key.`,
      );
      expect(again.stderr).to.include(`elicense approve ${request}`);
      const elsewhere = await issue(file, "--out", join(consortium.folder, "elsewhere"), "--json");
      const [here, there] = await Promise.all([request, requestOf(elsewhere)].map((path) => readFile(path, "utf8")));
      expect(there).to.equal(here);
    });

    it("shows in words what is asked for, from the calls' own bytes, and sends nothing in a dry run", async () => {
      for (const [language, name] of [
        ["en", "approve.txt"],
        ["zh", "approve.zh.txt"],
      ] as const) {
        const run = await approveAs("second", request, "--dry-run", "--lang", language);
        expect(run.exitCode).to.equal(0);
        expectGolden(name, `${run.stderr}\n${run.stdout}`);
      }
      expect(approvalsLacking(await issue(file, "--json"))).to.deep.equal(["missing"]);
    });

    it("leaves what is to be issued beside the request, for its owner's eyes alone", async () => {
      const drafts = request.replace(/\.json$/, "");
      expect((await readdir(drafts)).length).to.equal(3);
      expect((await stat(drafts)).mode & 0o777).to.equal(0o700);
      for (const name of await readdir(drafts)) expect((await stat(join(drafts, name))).mode & 0o777).to.equal(0o600);
    });

    it("shows no license that it has no document of, or another one, and approves none", async () => {
      const drafts = request.replace(/\.json$/, "");
      const handed = join(consortium.folder, "handed over");
      await cp(drafts, handed, { recursive: true });
      await writeFile(join(handed, "notes.json"), "{}");
      // Nobody writes into this pipe: whoever reads it waits for ever.
      execFileSync("mkfifo", [join(handed, "pipe.json")]);
      const seen = await approveAs("second", request, "--documents", handed, "--dry-run", "--json");
      const { calls } = jsonOf(seen) as { calls: { licenses: { document: string }[]; tried: string }[] };
      expect(calls.map(({ licenses, tried }) => [licenses.length, tried])).to.deep.equal([
        [2, "DONE"],
        [1, "DONE"],
      ]);

      await rm(join(handed, "pipe.json"));
      const [name = ""] = await readdir(handed);
      const draft = join(handed, name);
      const text = await readFile(draft, "utf8");
      const { proof, ...content } = JSON.parse(text) as { proof: { issuance: { decision: object } } };
      const decision = { ...proof.issuance.decision, effectiveOn: "2020-05-01" };
      const cases: readonly (readonly [text: string, code: string, details: object])[] = [
        ["", "APPROVE_DOCUMENT_MISSING", { folder: handed, count: 1 }],
        [text.replace("合肥样例律师事务所", "合肥样例律师事务"), "APPROVE_DOCUMENT_REFUSED", { file: draft }],
        [
          JSON.stringify({ ...content, proof: { ...proof, licenseId: `0x${"1".repeat(64)}` } }),
          "APPROVE_DOCUMENT_DIFFERS",
          { file: draft },
        ],
        [
          JSON.stringify({ ...content, proof: { ...proof, issuance: { ...proof.issuance, decision } } }),
          "APPROVE_DOCUMENT_REFUSED",
          { file: draft },
        ],
      ];
      for (const [changed, code, details] of cases) {
        await writeFile(draft, changed);
        const run = await approveAs("second", request, "--documents", handed, "--json");
        expect(run.exitCode, code).to.equal(1);
        expect(jsonOf(run).error).to.include({ code });
        expect((jsonOf(run).error as { details: object }).details).to.include(details);
        for (const value of personalData) expect(run.stdout).not.to.include(value);
      }
      const nowhere = await approveAs("second", request, "--documents", join(handed, "nowhere"), "--json");
      expect(nowhere.exitCode).to.equal(2);
      expect(jsonOf(nowhere).error).to.include({ code: "FILE_UNREADABLE" });
      await rm(handed, { recursive: true });

      await rename(drafts, `${drafts}.away`);
      const unseen = await approveAs("second", request, "--dry-run");
      expect(unseen.exitCode).to.equal(0);
      expect(unseen.stderr).to.match(/documents +not looked at: give their folder with --documents/);
      await rename(`${drafts}.away`, drafts);
      expect(approvalsLacking(await issue(file, "--json"))).to.deep.equal(["missing"]);
    });

    it("approves nothing unseen although the documents are taken away while it looks", async () => {
      const drafts = request.replace(/\.json$/, "");
      const node = await startLyingNode(consortium.chain.url);
      node.play(async (_, honest) => {
        await rename(drafts, `${drafts}.away`).catch(() => undefined);
        return honest();
      });
      const env = { ...consortium.env, ELICENSE_RPC_URL: node.url, ELICENSE_APPROVER_PRIVATE_KEY: keyOf("second") };
      const run = await runCli(env, "approve", request, "--json");
      await node.stop();
      await rename(`${drafts}.away`, drafts);
      expect(run.exitCode, run.stdout).to.equal(2);
      expect(jsonOf(run).error).to.include({ code: "FILE_UNREADABLE" });
      expect(approvalsLacking(await issue(file, "--json"))).to.deep.equal(["missing"]);
    });

    it("approves no license whose document names another issuer than the authority that acts", async () => {
      const { calls } = JSON.parse(await readFile(request, "utf8")) as Request;
      const { decision } = decodeCall(calls[0]!);
      const { deployment } = consortium;
      const acting = new Wallet(keyOf("anhui"), provider);
      const draft = lawyerDraft({}, "20200430SH0000000001", { issuer: shanghaiJustice });
      const client = createClient({ runner: acting, deployment });
      const call = await prepareCall(client, "ISSUE", { type: lawyer, licenses: [{ draft }], decision });
      const { root, region, validThrough } = draft;
      const place = { licenseType: lawyer.number, authority: call.authority, region };
      const id = deriveLicenseId(place, { root, decision, validThrough });
      const foreign = join(consortium.folder, "foreign.json");
      const identifier = draft.content.credentialSubject.certificateIdentifier as string;
      await writeDrafts(foreign, [
        { identifier, text: documentText(sealLicense(deployment, { id, draft, decision }, 0)) },
      ]);
      await writeRequest(foreign, acting.address, [call]);

      const run = await approveAs("second", foreign, "--json");
      expect(run.exitCode, run.stdout).to.equal(1);
      const { error } = jsonOf(run) as { error: { code: string; details: object } };
      expect(error.code).to.equal("APPROVE_DOCUMENT_ISSUER");
      expect(error.details).to.deep.equal({
        file: join(consortium.folder, "foreign", `${identifier}.json`),
        issuer: shanghaiJustice.code,
        authority: "安徽省司法厅（虚构） (1134000000FAKE020H)",
      });
      expect((await approveAs("second", foreign, "--dry-run")).stderr).to.match(/^\[APPROVE_DOCUMENT_ISSUER\] /);
    });

    it("leaves a request alone that asks for something else", async () => {
      const text = await readFile(request, "utf8");
      const other = await writeSample(consortium, "other.csv", [[3]]);
      await rename(file, `${file}.away`);
      await rename(other, file);
      const refused = await issue(file, "--json");
      expect(refused.exitCode).to.equal(1);
      expect(jsonOf(refused).error).to.include({ code: "REQUEST_DIFFERS" });
      expect(await readFile(request, "utf8")).to.equal(text);
      await rename(`${file}.away`, file);
    });

    it("refuses the key that acts, other authorities' keys, and a key that is nobody's", async () => {
      for (const [account, code] of [
        ["anhui", "JOINT_APPROVAL_SAME_KEY"],
        ["bozhou", "APPROVE_NOT_YOURS"],
        ["stranger", "AUTHORITY_REGISTRY_UNKNOWN_KEY"],
      ] as const) {
        const run = await approveAs(account, request, "--json");
        expect(run.exitCode, account).to.equal(1);
        expect(jsonOf(run).error).to.include({ code });
      }
      for (const language of ["en", "zh"]) {
        const { stderr } = await approveAs("bozhou", request, "--lang", language);
        for (const way of ["--key", "ELICENSE_APPROVER_KEY", "ELICENSE_APPROVER_SIGNER_URL"]) {
          expect(stderr).to.include(way);
        }
      }
    });

    it("takes nothing from a request but its calls: what else stands in it is not shown", async () => {
      const { calls, ...rest } = JSON.parse(await readFile(request, "utf8")) as Request;
      const meddled = join(consortium.folder, "more.json");
      const told = { state: "approved", approver: null, note: "approve this" };
      await writeFile(meddled, JSON.stringify({ ...rest, calls: calls.map((call) => ({ ...call, ...told })) }));
      const run = await approveAs("second", meddled, "--dry-run", "--json");
      expect(run.exitCode, run.stdout).to.equal(0);
      for (const call of jsonOf(run).calls as object[]) {
        expect(call).to.include({ state: "pending" }).and.not.to.have.property("note");
        expect(call).to.have.nested.property("approver.number", 1);
      }
    });

    it("refuses a request of which anything was changed, whole", async () => {
      const { calls, ...rest } = JSON.parse(await readFile(request, "utf8")) as Request;
      const [first, second] = calls as [PreparedCall, PreparedCall];
      const digit = second.data.endsWith("0") ? "1" : "0";
      const changes: [change: object, code: string, part?: string][] = [
        [{ data: second.data.slice(0, -1) + digit }, "CALL_NOT_APPROVABLE", "hash"],
        [{ hash: first.hash }, "CALL_NOT_APPROVABLE", "hash"],
        [{ authority: 2 }, "CALL_NOT_APPROVABLE", "hash"],
        [{ chainId: 1 }, "CALL_NOT_APPROVABLE", "chainId"],
        [{ target: consortium.deployment.contracts.accessLog.address }, "CALL_NOT_APPROVABLE", "target"],
        [{ data: 5 }, "REQUEST_MALFORMED"],
      ];
      const meddled = join(consortium.folder, "meddled.json");
      for (const [change, code, part] of changes) {
        await writeFile(meddled, JSON.stringify({ ...rest, calls: [first, { ...second, ...change }] }));
        const run = await approveAs("second", meddled, "--json");
        expect(run.exitCode).to.equal(1);
        expect(jsonOf(run).error).to.include({ code });
        if (part !== undefined) expect((jsonOf(run).error as { details: object }).details).to.deep.equal({ part });
      }
      for (const text of ["", "[]", "null", '{"calls":[]}', JSON.stringify({ ...rest, calls: [] })]) {
        await writeFile(meddled, text);
        expect(jsonOf(await approveAs("second", meddled, "--json")).error).to.include({ code: "REQUEST_MALFORMED" });
      }
      expect(approvalsLacking(await issue(file, "--json"))).to.deep.equal(["missing"]);
    });

    it("does not count an approval that the acting key gave to itself", async () => {
      const { calls } = JSON.parse(await readFile(request, "utf8")) as Request;
      const runner = new Wallet(keyOf("anhui"), provider);
      const client = createClient({ runner, deployment: consortium.deployment });
      const { timestamp } = (await provider.getBlock("latest"))!;
      await approveAction(client, { call: calls[0]!, expiresAt: timestamp + day });
      expect(approvalsLacking(await issue(file, "--json"))).to.deep.equal(["ownKey", "missing"]);
      expect((await issue(file)).stderr).to.include("another key has to");
    });

    it("approves each call once, and takes nothing for approved again that has expired", async () => {
      const first = await approveAs("second", request, "--days", "1", "--json");
      expect(first.exitCode).to.equal(0);
      expect(statesOf(first)).to.deep.equal(["approved", "approved"]);
      const again = await approveAs("second", request, "--json");
      expect(again.exitCode).to.equal(0);
      expect(statesOf(again)).to.deep.equal(["already", "already"]);
      expect(jsonOf(again).transactions).to.deep.equal([]);

      await pass(day + 1);
      expect(approvalsLacking(await issue(file, "--json"))).to.deep.equal(["expired"]);
      expect(statesOf(await approveAs("second", request, "--json"))).to.deep.equal(["approved", "approved"]);
    });

    it("lets the file be issued by the very calls, takes the request away, and approves nothing that was done", async () => {
      const copy = join(consortium.folder, "copy.json");
      await writeFile(copy, await readFile(request));
      const issued = await issue(file, "--json");
      expect(issued.exitCode, issued.stdout).to.equal(0);
      expect(licenseStates(issued)).to.deep.equal(["issued", "issued", "issued"]);
      expect(existsSync(request)).to.equal(false);

      const { calls } = JSON.parse(await readFile(copy, "utf8")) as Request;
      const transactions = new Set(licensesOf(issued).map(({ transaction }) => transaction!));
      const sent = await Promise.all([...transactions].map((hash) => provider.getTransaction(hash)));
      expect(sent.map((transaction) => transaction!.data)).to.deep.equal(calls.map(({ data }) => data));

      const late = await approveAs("second", copy, "--json");
      expect(statesOf(late)).to.deep.equal(["carriedOut", "carriedOut"]);
      expect(jsonOf(late).transactions).to.deep.equal([]);
    });
  });

  describe("given a license that was issued since it was asked for", () => {
    it("approves no call that would be refused, and says why", async () => {
      const both = await writeSample(consortium, "both.csv", [[3], [4]]);
      const { request } = jsonOf(await issue(both, "--json")).awaiting as { request: string };
      const one = await writeSample(consortium, "one.csv", [[3]]);
      expect((await approveAs("second", requestOf(await issue(one, "--json")))).exitCode).to.equal(0);
      expect((await issue(one)).exitCode).to.equal(0);

      const refused = await approveAs("second", request, "--json");
      expect(refused.exitCode).to.equal(1);
      expect(statesOf(refused)).to.deep.equal(["refused"]);
      const [call] = jsonOf(refused).calls as [{ refusal: { code: string } }];
      expect(call.refusal).to.include({ code: "LICENSE_REGISTRY_ALREADY_ISSUED" });
      expect(jsonOf(refused).transactions).to.deep.equal([]);
      // What is left of it is another call, which the request does not ask for.
      expect(jsonOf(await issue(both, "--json")).error).to.include({ code: "REQUEST_DIFFERS" });
      await rm(request);
      expect(licenseStates(await issue(both, "--json"))).to.deep.equal(["already", "awaiting"]);
    });
  });

  describe("given licenses that two bureaus review", () => {
    let file: string;
    before(async () => {
      today = dayOf((await provider.getBlock("latest"))!.timestamp);
      const numbered = (number: number, reviewer: string): Cells => ({
        ...granted(reviewer),
        serial: `20260101AH000000000${String(number)}`,
      });
      file = await writeSample(consortium, "granted.csv", [
        [1, numbered(1, hefeiBureau)],
        [2, numbered(2, bozhouBureau)],
        [3, numbered(3, hefeiBureau)],
      ]);
    });

    it("refuses a reviewer that could not approve, by line and column, before anything is asked for", async () => {
      const faulty = await writeSample(consortium, "reviewers.csv", [
        [1, { ...granted("31340000E0FAKE073W"), serial: "91" }],
        [2, { ...granted(bozhouCourt), serial: "92" }],
        [15, { ...granted(hefeiBureau), serial: "93" }],
        [16, { ...granted(""), serial: "94" }],
      ]);
      const run = await issue(faulty, "--json");
      expect(run.exitCode).to.equal(1);
      const faults = jsonOf(run).faults as { line: number; column: string; code: string }[];
      expect(faults.map(({ line, column, code }) => [line, column, code])).to.deep.equal([
        [2, "reviewer", "CSV_REVIEWER_UNKNOWN"],
        [3, "reviewer", "CSV_REVIEWER_NOT_ACCREDITED"],
        [4, "reviewer", "CSV_REVIEWER_OUTSIDE"],
        [5, "reviewer", "CSV_REVIEWER_MISSING"],
      ]);
      expect(jsonOf(run).awaiting).to.equal(null);
    });

    it("issues what one of them approved, and goes on when the other has", async () => {
      const request = requestOf(await issue(file, "--json"));
      // Documents are looked at by whoever approves the call: nobody is asked for those of another's.
      const tried = await approveAs("bozhou", request, "--dry-run");
      expect(tried.exitCode).to.equal(0);
      expect(tried.stderr.match(/^ *documents .*/gm)).to.deep.equal([
        "  documents              1, each with the root, decision and division of the call",
      ]);
      expect(statesOf(await approveAs("bozhou", request, "--json"))).to.deep.equal(["other", "approved"]);

      const partly = await issue(file, "--json");
      expect(partly.exitCode).to.equal(1);
      expect(licenseStates(partly)).to.deep.equal(["awaiting", "issued", "awaiting"]);
      expect(jsonOf(await approveAs("bozhou", request, "--json")).error).to.include({ code: "APPROVE_NOT_YOURS" });

      expect(statesOf(await approveAs("hefei", request, "--json"))).to.deep.equal(["approved"]);
      const whole = await issue(file, "--json");
      expect(whole.exitCode).to.equal(0);
      expect(licenseStates(whole)).to.deep.equal(["issued", "already", "issued"]);
    });

    it("names who approved in the license's book", async () => {
      const [{ id }] = licensesOf(await issue(file, "--json")) as [ReportedLicense];
      const { management } = jsonOf(await runCli(consortium.env, "history", id, "--json")) as {
        management: { records: { approverCode: string }[] };
      };
      expect(management.records.map(({ approverCode }) => approverCode)).to.deep.equal([hefeiBureau]);
      expect((await runCli(consortium.env, "history", id)).stdout).to.include(
        "合肥市司法局（虚构） (1134010000FAKE047E)",
      );
    });
  });

  describe("given a revocation", () => {
    const decision = ["--reason", "L49", "--decision", "皖司罚〔2026〕1号"];
    let document: string;
    before(async () => {
      const [first] = licensesOf(await issue(join(consortium.folder, "imported.csv"), "--json")) as [ReportedLicense];
      document = first.document!;
    });
    const revoke = (...args: string[]): Promise<CliRun> =>
      runCli(consortium.env, "revoke", document, ...decision, ...args);

    it("is carried out once a second key has approved it, on the day that was asked for", async () => {
      const asked = await revoke("--json");
      expect(asked.exitCode).to.equal(1);
      const { request, effectiveOn } = jsonOf(asked) as { request: string; effectiveOn: string };
      expect(jsonOf(asked)).to.include({ ok: false, state: "awaiting", approval: "missing" });
      expect(request).to.match(/\/approvals\/1\.2\.156\.[\w.]+\.revoke\.json$/);
      expect((await revoke()).stderr).to.include(
        `Not carried out yet (revoke). To be approved first, to take effect on ${effectiveOn}`,
      );

      expect(jsonOf(await approveAs("bozhou", request, "--json")).error).to.include({ code: "APPROVE_NOT_YOURS" });
      expect(jsonOf(await approveAs("anhui", request, "--json")).error).to.include({ code: "JOINT_APPROVAL_SAME_KEY" });
      // By the document from which the request came, or in the folder that is named; and not by what a file says.
      const identifier = basename(document, ".json");
      const licenseOf = async (file: string, ...args: string[]): Promise<unknown> => {
        const { calls } = jsonOf(await approveAs("second", file, ...args, "--dry-run", "--json")) as {
          calls: object[];
        };
        return (calls[0] as { license: unknown }).license;
      };
      expect(await licenseOf(request)).to.deep.include({ identifier });
      const elsewhere = join(consortium.folder, "asked.json");
      await writeFile(elsewhere, await readFile(request));
      expect(await licenseOf(elsewhere)).to.equal(null);
      expect(await licenseOf(elsewhere, "--documents", dirname(document))).to.deep.equal({ identifier, document });
      const forged = join(consortium.folder, "forged");
      await mkdir(forged);
      const altered = JSON.parse(await readFile(document, "utf8")) as { credentialSubject: { name: string } };
      altered.credentialSubject.name += "某";
      await writeFile(join(forged, basename(document)), JSON.stringify(altered));
      expect(await licenseOf(elsewhere, "--documents", forged)).to.equal(null);
      const shown = await approveAs("second", elsewhere, "--dry-run");
      expect(shown.stderr).to.include("not known: no document of it was found");

      expect(statesOf(await approveAs("second", request, "--json"))).to.deep.equal(["approved"]);

      await pass(day);
      const copy = join(consortium.folder, "revocation.json");
      await writeFile(copy, await readFile(request));
      // What nobody can undo is never sent unasked.
      const unasked = await revoke("--json");
      expect(unasked.exitCode).to.equal(2);
      expect(jsonOf(unasked).error).to.deep.include({
        code: "PROMPT_NO_TERMINAL",
        details: { question: "Go on? [y/N]", options: "--yes, --dry-run" },
      });
      expect((await revoke()).stderr)
        .to.include("To do, as the bytes of the call say: revoke")
        .and.to.include("[PROMPT_NO_TERMINAL]");
      expect(existsSync(request)).to.equal(true);

      const done = await revoke("--yes", "--json");
      expect(done.exitCode, done.stdout).to.equal(0);
      expect(existsSync(request)).to.equal(false);
      const { management } = jsonOf(await runCli(consortium.env, "history", document, "--json")) as {
        management: { records: { action: string; decision: { effectiveOn: string } }[] };
      };
      expect(management.records.at(-1)).to.include({ action: "REVOKE" });
      expect(management.records.at(-1)?.decision.effectiveOn).to.equal(effectiveOn);
      expect(statesOf(await approveAs("second", copy, "--json"))).to.deep.equal(["carriedOut"]);

      // Another chain's is not this one's to take away, though the same was carried out here.
      await writeFile(request, (await readFile(copy, "utf8")).replace(/"chainId":\d+/, '"chainId":1'));
      expect(jsonOf(await revoke("--yes", "--json"))).to.include({ state: "already" });
      expect(existsSync(request)).to.equal(true);

      // A run that was killed when it had sent leaves the request to the next.
      await writeFile(request, await readFile(copy));
      expect(jsonOf(await revoke("--dry-run", "--json"))).to.include({ state: "already" });
      expect(existsSync(request)).to.equal(true);
      expect(jsonOf(await revoke("--yes", "--json"))).to.include({ state: "already" });
      expect(existsSync(request)).to.equal(false);
    });
  });
});
