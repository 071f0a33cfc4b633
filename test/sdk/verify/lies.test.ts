import {
  connect,
  createClient,
  interfaces,
  reissue,
  verify,
  type Check,
  type CheckCode,
  type CheckName,
  type Client,
  type LicenseDocument,
  type Verification,
} from "@elicense/sdk";
import { expect } from "chai";
import type { JsonRpcProvider } from "ethers";

import { lies, only, startLyingNode, times, type Lie, type LyingNode } from "../lyingNode.js";
import { lawyerDraft } from "../samples.js";
import {
  approveAsSecond,
  authorities,
  decisionToday,
  issueSample,
  revokeSample,
  setStage,
  setSuiteStage,
  type Stage,
} from "../stage.js";

describe("verify, asking a node that lies", () => {
  let stage: Stage;
  let node: LyingNode;
  let provider: JsonRpcProvider;
  let client: Client;
  let inForce: LicenseDocument;
  let revoked: LicenseDocument;
  let superseded: LicenseDocument;
  let issuedIn: number;

  before(async () => {
    stage = await setSuiteStage();
    inForce = (await issueSample(stage)).document;
    issuedIn = inForce.proof.block;

    const second = await issueSample(stage, {}, "2");
    await revokeSample(stage, second.id);
    revoked = second.document;

    const third = await issueSample(stage, {}, "3");
    const anhui = stage.clientOf("anhuiJustice");
    const decision = await decisionToday(anhui, 53, authorities.anhuiJustice);
    const draft = lawyerDraft({ issuedDate: decision.effectiveOn }, "3", { version: 2 });
    const parameters = { id: third.id, draft, holder: null, decision };
    await approveAsSecond(stage, "REISSUE", parameters);
    await reissue(anhui, parameters);
    superseded = third.document;

    node = await startLyingNode(({ method, params }) =>
      stage.connection.provider.request({ method, params: [...params] }),
    );
    provider = await connect(node.url, { requestTimeoutSeconds: 1 });
  });

  after(async () => {
    provider.destroy();
    await node.stop();
  });

  beforeEach(() => {
    // Each test meets a node that nobody has checked yet.
    client = createClient({ runner: provider, deployment: stage.deployment });
    node.play();
  });

  const told = async (document: LicenseDocument, lie: Lie, at = client): Promise<Verification> => {
    node.play(lie);
    return verify(document, { client: at });
  };
  const checkOf = ({ checks }: Verification, name: CheckName): Check | undefined =>
    checks.find((check) => check.name === name);
  const codeOf = (verification: Verification, name: CheckName): CheckCode | undefined =>
    checkOf(verification, name)?.code;

  it("is told the truth by one that does not", async () => {
    expect((await verify(inForce, { client })).verdict).to.equal("VALID");
    const { verdict, successor } = await verify(superseded, { client });
    expect(verdict).to.equal("INVALID");
    expect(successor).to.match(/^0x/);
  });

  describe("of its records", () => {
    const swaps = (document: LicenseDocument): Lie =>
      lies.swapsLicenses(document.proof.licenseId, inForce.proof.licenseId);
    const cases: readonly [string, (document: LicenseDocument) => Lie][] = [
      ["hides all", () => lies.cutsOffLogs(0)],
      ["cuts them off", () => lies.cutsOffLogs(1)],
      ["gives every other", () => lies.givesHalfTheLogs()],
      ["alters them", () => lies.altersLogs()],
      ["gives another license's", swaps],
      ["gives each twice", () => lies.changesLogs((logs) => [...logs, ...logs])],
      [
        "turns them round",
        () => lies.changesLogs((logs) => logs.toReversed().map((log, place) => ({ ...log, place }))),
      ],
    ];
    for (const [way, lie] of cases) {
      it(`never calls them whole where it ${way}, unless they still are`, async () => {
        for (const document of [revoked, superseded]) {
          const verification = await told(document, lie(document));
          expect(verification.verdict, way).not.to.equal("VALID");
          const record = codeOf(verification, "record");
          expect(record, way).to.equal(way === "turns them round" ? "RECORD_WHOLE" : "RECORD_NOT_WHOLE");
          expect(verification.successor !== undefined, way).to.equal(
            record === "RECORD_WHOLE" && document === superseded,
          );
        }
      });
    }
  });

  it("is asked for no block after that of the verdict, whatever the document says of its issue's", async () => {
    const head = await stage.connection.ethers.provider.getBlockNumber();
    // As anvil does.
    const refusesLater = only("eth_getLogs", ({ params }, honest) => {
      const [{ toBlock }] = params as [{ readonly toBlock: string }];
      return Number(toBlock) > head ? { error: { code: -32602, message: "BlockOutOfRangeError" } } : honest();
    });
    for (const block of [head + 1, 4_294_967_295]) {
      node.play(refusesLater);
      const hinted = { ...inForce, proof: { ...inForce.proof, block } };
      expect((await verify(hinted, { client, at: { day: "2020-05-01" } })).verdict).to.equal("VALID");
    }
  });

  it("finds out what it gives for records that are none", async () => {
    const cutsShort = lies.changesLogs((logs) => logs.map((log) => ({ ...log, data: log.data.slice(0, -64) })));
    const verification = await told(revoked, cutsShort);
    expect(checkOf(verification, "record")).to.deep.include({ code: "RECORD_NOT_WHOLE", evidence: { kind: "form" } });
    expect(verification.nodes?.map(({ answer }) => answer)).to.deep.equal(["HIDES_RECORDS"]);
  });

  it("finds out a state that its own records contradict", async () => {
    const forgets = lies.altersState(interfaces.licenses, "standingsOf", ([standings]) => [
      (standings as bigint[][]).map((standing) => [1n, ...standing.slice(1)]),
    ]);
    for (const [document, replayed] of [
      [revoked, "REVOKED"],
      [superseded, "SUPERSEDED"],
    ] as const) {
      const verification = await told(document, forgets);
      expect(verification.verdict).to.equal("INDETERMINATE");
      expect(checkOf(verification, "record")).to.deep.include({
        code: "RECORD_CONTRADICTS_STATE",
        evidence: { status: "ACTIVE", replayed },
      });
    }
  });

  /** Says something else of a license's standing: its members in the contract's order. */
  const tells = (change: Readonly<Record<number, bigint>>): Lie =>
    lies.altersState(interfaces.licenses, "standingsOf", ([standings]) => [
      (standings as bigint[][]).map((standing) => standing.map((value, place) => change[place] ?? value)),
    ]);
  const [status, recordCount] = [0, 12];

  it("finds out a book that is told as the issue alone, under the true head", async () => {
    for (const document of [revoked, superseded]) {
      const verification = await told(document, tells({ [status]: 1n, [recordCount]: 1n }));
      expect(verification.verdict).to.equal("INDETERMINATE");
      expect(codeOf(verification, "record")).to.equal("RECORD_NOT_WHOLE");
    }
  });

  it("finds out a status that the issue alone does not give", async () => {
    for (const made of [2n, 3n, 4n, 6n]) {
      const verification = await told(inForce, tells({ [status]: made }));
      expect(verification.verdict, String(made)).to.equal("INDETERMINATE");
      expect(codeOf(verification, "record")).to.equal("RECORD_CONTRADICTS_STATE");
      expect(codeOf(verification, "status")).to.equal("NOT_CHECKED");
    }
  });

  it("finds no license INVALID by a status that the node's own records contradict", async () => {
    const verification = await told(superseded, tells({ [status]: 6n }));
    expect(verification.verdict).to.equal("INDETERMINATE");
    expect(codeOf(verification, "status")).to.equal("NOT_CHECKED");
  });

  it("cannot tell by a key or time of more bits than the registry has", async () => {
    for (const place of [3, 4]) {
      const widens = only("eth_call", async ({ params }, honest) => {
        const reply = await honest();
        const [{ data, input = data }] = params as [{ readonly data?: string; readonly input?: string }];
        const { selector } = interfaces.licenses.getFunction("standingsOf");
        if (!("result" in reply) || !input?.startsWith(selector)) return reply;
        const answer = reply.result as string;
        const start = 2 + (2 + place) * 64;
        const word = (1n << 50n).toString(16).padStart(64, "0");
        return { result: answer.slice(0, start) + word + answer.slice(start + 64) };
      });
      const verification = await told(inForce, widens);
      expect(verification.verdict).to.equal("INDETERMINATE");
      expect(codeOf(verification, "record")).to.equal("RECORD_NOT_WHOLE");
    }
  });

  it("cannot tell by a block whose time no chain can count", async () => {
    for (const timestamp of ["0x1fffffffffffff", -1]) {
      const cannotCount = only("eth_getBlockByNumber", async ({ params }, honest) => {
        const reply = await honest();
        if (!("result" in reply) || params[0] === "0x0") return reply;
        return { result: { ...(reply.result as object), timestamp } };
      });
      node.play(cannotCount);
      for (const at of ["latest", { day: "2020-05-01" }] as const) {
        const verification = await verify(inForce, { client, at });
        expect(verification.verdict, String(timestamp)).to.equal("INDETERMINATE");
        expect(codeOf(verification, "registry"), String(timestamp)).to.equal("REGISTRY_UNREACHABLE");
      }
    }
  });

  describe("and stands still before the issue", () => {
    const maxHeadAge = 60;
    let head: number;
    let made: number;

    beforeEach(async () => {
      head = issuedIn - 1;
      made = (await stage.connection.ethers.provider.getBlock(head))!.timestamp;
      node.play(lies.standsStill(head));
    });

    /** Verifies the license, of which the document says that it was issued in a block, so long after the node's newest. */
    const verifyAfter = (seconds: number, block: number): Promise<Verification> =>
      verify(
        { ...inForce, proof: { ...inForce.proof, block } },
        { client: { ...client, clock: () => made + seconds }, maxHeadAge },
      );

    it("cannot tell of a license that it may not have heard of yet", async () => {
      for (const block of [issuedIn, head + maxHeadAge]) {
        const verification = await verifyAfter(0, block);
        expect(verification.verdict).to.equal("INDETERMINATE");
        expect(checkOf(verification, "registry")).to.deep.include({
          code: "REGISTRY_NOT_KNOWN",
          evidence: { block: head },
        });
      }
    });

    it("cannot tell of any license once that is too long ago", async () => {
      const verification = await verifyAfter(maxHeadAge + 1, 1);
      expect(verification.verdict).to.equal("INDETERMINATE");
      expect(codeOf(verification, "registry")).to.equal("REGISTRY_NOT_KNOWN");
    });

    it("finds a license INVALID that it would know, or whose block is further ahead than any can be", async () => {
      for (const block of [1, head, head + maxHeadAge + 1]) {
        const verification = await verifyAfter(0, block);
        expect(verification.verdict, String(block)).to.equal("INVALID");
        expect(codeOf(verification, "registry")).to.equal("REGISTRY_NOT_ISSUED");
      }
    });
  });

  it("finds what no registry has INVALID, by a node that is up to date", async () => {
    const other = await setStage();
    const { document } = await issueSample(other, {}, "4");
    const invented = {
      ...document,
      credentialStatus: {
        ...document.credentialStatus,
        id: inForce.credentialStatus.id.replace(/\d+$/, BigInt(document.proof.licenseId).toString()),
      },
      proof: { ...document.proof, verificationMethod: inForce.proof.verificationMethod, block: 1 },
    };
    const verification = await verify(invented, { client });
    expect(codeOf(verification, "registry")).to.equal("REGISTRY_NOT_ISSUED");
    expect(verification.id).to.equal(document.proof.licenseId);
    expect(verification.standing?.status).to.equal("NONE");
    const head = await stage.connection.ethers.provider.getBlockNumber();
    expect(verification.block?.number).to.equal(head);
    expect(verification.nodes).to.deep.equal([{ name: "node 1", answer: "AGREES", head }]);
  });

  it("is told a code for the issuer's that is no text, and finds the document to name another", async () => {
    const code = `0x${"ff".repeat(18)}`;
    const garbles = lies.altersState(interfaces.authorities, "profileOf", ([profile]) => [
      [code, ...(profile as unknown[]).slice(1)],
    ]);
    const verification = await told(inForce, garbles);
    expect(checkOf(verification, "issuer")).to.deep.include({
      code: "ISSUER_DIFFERS",
      evidence: { expected: `urn:uscc:${code}`, actual: inForce.issuer.id },
    });
  });

  for (const [way, lie] of [
    ["number", lies.isOnAnotherChain()],
    ["genesis", lies.hasAnotherGenesis()],
  ] as const) {
    it(`cannot tell from one on a chain with another ${way}`, async () => {
      const verification = await told(inForce, lie);
      expect(verification.verdict).to.equal("INDETERMINATE");
      expect(codeOf(verification, "registry")).to.equal("REGISTRY_MISMATCH");
    });
  }

  for (const trouble of ["hangs", "half", "breaks", { status: 503 }, { status: 403 }] as const) {
    it(`cannot tell from one that gives no answer (${JSON.stringify(trouble)}), and says so soon`, async () => {
      const verification = await told(inForce, lies.gives(trouble));
      expect(verification.verdict).to.equal("INDETERMINATE");
      expect(codeOf(verification, "registry")).to.equal("REGISTRY_UNREACHABLE");
      expect(codeOf(verification, "document")).to.equal("DOCUMENT_INTACT");
    }).timeout(15_000);
  }

  it("is VALID again as soon as the node answers", async () => {
    const first = await told(inForce, times(3, lies.gives("breaks")));
    expect(first.verdict).to.equal("INDETERMINATE");
    node.play();
    expect((await verify(inForce, { client })).verdict).to.equal("VALID");
  });
});
