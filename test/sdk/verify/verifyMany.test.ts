import {
  disclose,
  lawyer,
  verify,
  verifyMany,
  type Client,
  type LicenseDocument,
  type Verification,
} from "@elicense/sdk";
import { expect } from "chai";

import { collect } from "../collect.js";
import { refusal } from "../refusal.js";
import { issueSample, revokeSample, setSuiteStage, type Stage } from "../stage.js";
import { nodeOf, type Ways } from "./nodes.js";

describe("verifyMany", () => {
  let stage: Stage;
  let client: Client;
  let document: LicenseDocument;
  let revoked: LicenseDocument;
  let altered: LicenseDocument;

  before(async () => {
    stage = await setSuiteStage();
    const present = Math.floor(Date.now() / 1000);
    client = { ...stage.clientOf("bozhouCourt"), clock: () => present };
    ({ document } = await issueSample(stage));
    const second = await issueSample(stage, {}, "2");
    await revokeSample(stage, second.id);
    revoked = second.document;
    altered = { ...document, credentialSubject: { ...document.credentialSubject, name: "测试乙" } };
  });

  const all = (inputs: Parameters<typeof verifyMany>[0], options = {}): Promise<Verification[]> =>
    collect(verifyMany(inputs, { client, ...options }));

  it("gives what verify gives of each, in order", async () => {
    const inputs = [
      document,
      JSON.stringify(revoked),
      altered,
      "no document",
      disclose(document, ["/credentialSubject/practiceNo"]),
      document,
    ];
    const expected = await Promise.all(inputs.map((input) => verify(input, { client })));

    expect(expected.map(({ verdict }) => verdict)).to.deep.equal([
      ...["VALID", "INVALID", "INVALID", "INVALID", "VALID", "VALID"],
    ]);
    for (const batchSize of [1, 2, 4, 100]) expect(await all(inputs, { batchSize })).to.deep.equal(expected);
  });

  it("takes an async iterable, and gives nothing of none", async () => {
    async function* documents(): AsyncGenerator<LicenseDocument> {
      for (const each of [document, revoked]) yield await Promise.resolve(each);
    }
    expect((await all(documents())).map(({ verdict }) => verdict)).to.deep.equal(["VALID", "INVALID"]);
    expect(await all([])).to.deep.equal([]);
  });

  it("asks once for a batch, and never of more batches at once than it may", async () => {
    let [heads, calls, underWay, most] = [0, 0, 0, 0];
    const counting: Ways = {
      getBlock: (tag, honest) => (heads++, honest(tag)),
      call: async (request, honest) => {
        calls++;
        most = Math.max(most, ++underWay);
        const answer = await honest(request);
        underWay--;
        return answer;
      },
    };
    const counted = nodeOf(stage.connection.ethers.provider, stage.deployment, "counted", counting);
    const inputs = Array.from({ length: 50 }, () => document);
    await collect(verifyMany(inputs, { client: counted, batchSize: 10, concurrency: 2 }));

    // The genesis block and the newest; for each batch its licenses' standing and their one issuer.
    expect(heads).to.equal(2);
    expect(calls).to.equal(5 * 2);
    expect(most).to.equal(2 * 2);
  });

  it("asks no node about what is no document, or of another registry", async () => {
    let asked = 0;
    const counted = nodeOf(stage.connection.ethers.provider, stage.deployment, "counted", {
      getBlock: (tag, honest) => (asked++, honest(tag)),
    });
    const foreign = { ...document, proof: { ...document.proof, verificationMethod: `eip155:1:0x${"1".repeat(40)}` } };
    const verifications = await collect(verifyMany(["no document", foreign], { client: counted }));
    expect(verifications.map(({ verdict }) => verdict)).to.deep.equal(["INVALID", "INVALID"]);
    expect(asked).to.equal(0);
  });

  it("verifies one batch after the other where it may have no more under way than what is no number", async () => {
    for (const concurrency of [0, -1, Number.NaN]) {
      const verifications = await all([document, revoked, document], { batchSize: 1, concurrency });
      expect(verifications.map(({ verdict }) => verdict)).to.deep.equal(["VALID", "INVALID", "VALID"]);
    }
  });

  it("takes no more documents than it needs", async () => {
    let taken = 0;
    function* documents(): Generator<LicenseDocument> {
      for (;;) {
        taken++;
        yield document;
      }
    }
    let given = 0;
    for await (const { verdict } of verifyMany(documents(), { client, batchSize: 5, concurrency: 2 })) {
      expect(verdict).to.equal("VALID");
      if (++given === 12) break;
    }
    expect(taken).to.be.at.most(12 + 3 * 5);
  });

  it("gives all that came before the input fails, and then its error", async () => {
    function* documents(): Generator<LicenseDocument> {
      for (let count = 0; count < 7; count++) yield document;
      throw new RangeError("the disk is gone");
    }
    const given: Verification[] = [];
    const reading = (async () => {
      for await (const each of verifyMany(documents(), { client, batchSize: 3, concurrency: 1 })) given.push(each);
    })();

    expect(await reading.catch((error: unknown) => error)).to.be.an.instanceOf(RangeError);
    expect(given.map(({ verdict }) => verdict)).to.deep.equal(Array.from({ length: 7 }, () => "VALID"));
  });

  it("gives nothing after what could not be judged: a result's place says whose it is", async () => {
    // A license type whose schema has a keyword that nobody applies: that is no fault of the document.
    const strange = { ...lawyer, number: 9, schema: { ...lawyer.schema, contentEncoding: "base64" } };
    const own = { ...client, licenseTypes: [lawyer, strange] };
    const licenseId = `0x0009${document.proof.licenseId.slice(6)}`;
    const unjudged = { ...document, proof: { ...document.proof, licenseId } };
    for (const concurrency of [1, 4]) {
      const given: string[] = [];
      const reading = (async () => {
        const inputs = [document, unjudged, revoked, document, revoked];
        for await (const { verdict } of verifyMany(inputs, { client: own, batchSize: 1, concurrency }))
          given.push(verdict);
      })();
      expect((await refusal(reading)).code).to.equal("SCHEMA_UNSUPPORTED");
      expect(given).to.deep.equal(["VALID"]);
    }
  });

  it("leaves no failure behind that nobody takes", async () => {
    const strange = { ...lawyer, number: 9, schema: { ...lawyer.schema, contentEncoding: "base64" } };
    const own = { ...client, licenseTypes: [lawyer, strange] };
    const licenseId = `0x0009${document.proof.licenseId.slice(6)}`;
    const unjudged = { ...document, proof: { ...document.proof, licenseId } };
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    const others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection").on("unhandledRejection", note);
    async function* slowly(): AsyncGenerator {
      yield await Promise.resolve(unjudged);
      await new Promise((resolve) => setTimeout(resolve, 50));
      yield document;
    }
    const refused = await refusal(collect(verifyMany(slowly(), { client: own, batchSize: 1 })));
    process.off("unhandledRejection", note);
    for (const other of others) process.on("unhandledRejection", other);
    expect(refused.code).to.equal("SCHEMA_UNSUPPORTED");
    expect(unhandled).to.deep.equal([]);
  });

  it("asks a node again that was away for a batch", async () => {
    let asked = 0;
    const flaky: Ways = {
      getBlock: (tag, honest) => {
        if (tag === "latest" && asked++ === 0) throw new Error("away");
        return honest(tag);
      },
    };
    const away = nodeOf(stage.connection.ethers.provider, stage.deployment, "flaky", flaky);
    const verifications = await collect(
      verifyMany([document, document], { client: away, batchSize: 1, concurrency: 1 }),
    );
    expect(verifications.map(({ verdict }) => verdict)).to.deep.equal(["INDETERMINATE", "VALID"]);
  });

  it("asks at a newer block once half the time has passed that it may be old", async () => {
    let now = Math.floor(Date.now() / 1000);
    const aging: Client = { ...client, clock: () => now };
    const blocks: (number | undefined)[] = [];
    const { provider } = stage.connection.ethers;
    for await (const { block } of verifyMany([document, document, document, document], {
      client: aging,
      batchSize: 1,
      concurrency: 1,
      maxHeadAge: 1_000,
    })) {
      blocks.push(block?.number);
      await stage.connection.networkHelpers.mine();
      now += 250;
    }
    const head = await provider.getBlockNumber();
    expect(blocks).to.deep.equal([head - 4, head - 4, head - 4, head - 1]);
  });

  it("refuses a panel that cannot decide before it reads anything", async () => {
    let taken = 0;
    function* documents(): Generator<LicenseDocument> {
      taken++;
      yield document;
    }
    const refused = await refusal(collect(verifyMany(documents(), { clients: [] })));
    expect(refused.code).to.equal("PANEL_THRESHOLD");
    expect(taken).to.equal(0);
  });
});
