import {
  connect,
  createClient,
  dayFromNumber,
  dayToNumber,
  distrustKeyByGovernance,
  getStanding,
  getUsageHistory,
  lawyer,
  reissue,
  revoke,
  suspend,
  usageHead,
  use,
  type Client,
  type LicenseId,
} from "@elicense/sdk";
import { getProvenLicense, getTrustedHeader, type TrustedBlock } from "@elicense/sdk/qbft";
import { expect } from "chai";
import { FallbackProvider, type JsonRpcProvider, type Signer } from "ethers";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { projectRoot } from "../../../scripts/config.js";
import { mappings, slotOf } from "../../../sdk/src/qbft/storage.js";
import { only, startLyingNode, type Lie } from "../lyingNode.js";
import { refusal } from "../refusal.js";
import { lawyerDraft } from "../samples.js";
import {
  approveAsSecond,
  authorities,
  decisionToday,
  issueSample,
  revokeSample,
  setStage,
  type Stage,
} from "../stage.js";
import { startQbftNode, type QbftNode } from "./qbftNode.js";
import { genesisBlock, makeValidators } from "./sealedChain.js";

/** An answer to `eth_getProof`. */
interface Proof {
  readonly accountProof: readonly string[];
  readonly storageProof: readonly { readonly proof: readonly string[] }[];
}

const validators = makeValidators(4);
const strangers = makeValidators(4, "stranger");
const holder = "0xABaBaBaBABabABabAbAbABAbABabababaBaBABaB";

describe("a license from a node that nobody trusts", () => {
  let stage: Stage;
  let anhui: Client;
  let node: QbftNode;
  let provider: JsonRpcProvider;
  let client: Client;
  let serial = 0;

  const issued = async (): Promise<LicenseId> => (await issueSample(stage, {}, String(++serial))).id;
  const passDays = (days: number): Promise<unknown> => stage.connection.networkHelpers.time.increase(days * 86_400);

  /** That the proof says what the registry says. */
  const expectProven = async (id: LicenseId): Promise<string> => {
    // A block of its own, so that the day is the block's.
    await stage.connection.networkHelpers.mine();
    const { standing, block } = await getProvenLicense(client, { id });
    expect(standing).to.deep.equal(await getStanding(anhui, { id, block: block.number }));
    return standing.status;
  };

  before(async () => {
    stage = await setStage();
    anhui = stage.clientOf("anhuiJustice");
    node = await startQbftNode(stage.connection, validators);
    provider = await connect(node.url);
    const deployment = { ...stage.deployment, genesisHash: node.genesisHash };
    client = createClient({ runner: provider, deployment });
  });

  afterEach(() => node.play());

  after(async () => {
    provider.destroy();
    await node.stop();
  });

  it("is proved through its life, as the registry says it", async () => {
    const id = await issued();
    expect(await expectProven(id)).to.equal("ACTIVE");

    const today = (await decisionToday(anhui, 21)).effectiveOn;
    const through = dayFromNumber(dayToNumber(today) + 120);
    await suspend(anhui, { id, decision: await decisionToday(anhui, 21), through });
    expect(await expectProven(id)).to.equal("SUSPENDED");
    await passDays(121);
    expect(await expectProven(id)).to.equal("ACTIVE");

    const ahead = dayFromNumber(dayToNumber((await decisionToday(anhui, 10)).effectiveOn) + 10);
    const revocation = {
      id,
      decision: { ...(await decisionToday(anhui, 10, authorities.anhuiJustice)), effectiveOn: ahead },
    };
    await approveAsSecond(stage, "REVOKE", revocation);
    await revoke(anhui, revocation);
    expect(await expectProven(id)).to.equal("ACTIVE");
    await passDays(10);
    expect(await expectProven(id)).to.equal("REVOKED");
  });

  it("is proved with what came after it", async () => {
    const id = await issued();
    const decision = await decisionToday(anhui, 53, authorities.anhuiJustice);
    const draft = lawyerDraft({ issuedDate: decision.effectiveOn }, String(serial), { version: 2 });
    const parameters = { id, draft, holder, decision };
    await approveAsSecond(stage, "REISSUE", parameters);
    const successor = await reissue(anhui, parameters);
    await expectProven(id);
    expect(await expectProven(successor.id)).to.equal("ACTIVE");
    const { standing } = await getProvenLicense(client, { id: successor.id });
    expect(standing.holder).to.equal(holder);
  });

  it("is proved not to exist", async () => {
    const id = `0x${"0001".padEnd(64, "7")}`;
    expect(await expectProven(id)).to.equal("NONE");
    const { usage } = await getProvenLicense(client, { id });
    expect(usage).to.deep.equal({ head: 0n, recordCount: 0, lastBlock: 0 });
  });

  it("is proved with the number and the head of its uses", async () => {
    const id = await issued();
    const court = stage.clientOf("bozhouCourt");
    const request = { type: lawyer, id, action: "VERIFY", matter: 1, context: `0x${"c0".repeat(32)}` } as const;
    await use(court, { ...request, fields: ["name"] });
    const { block } = await use(court, { ...request, fields: ["name", "practiceNo"] });
    await stage.connection.networkHelpers.mine();
    const { usage } = await getProvenLicense(client, { id });
    const { records } = await getUsageHistory(anhui, { id });
    const head = records.reduce(usageHead, 0n);
    expect(usage).to.deep.equal({ head, recordCount: 2, lastBlock: block });
  });

  it("is proved to have lost the trust in its key", async () => {
    const id = await issued();
    const { vouchedAt } = await getStanding(anhui, { id });
    const account = await (stage.clientOf("anhuiJustice").runner as unknown as Signer).getAddress();
    const { networkHelpers } = stage.connection;
    const snapshot = await networkHelpers.takeSnapshot();
    for (const asOf of [vouchedAt + 1, vouchedAt]) {
      await networkHelpers.time.increase(60);
      await distrustKeyByGovernance(stage.governance, { account, asOf });
      await expectProven(id);
      const { standing } = await getProvenLicense(client, { id });
      expect(standing.trusted).to.equal(asOf > vouchedAt);
    }
    await snapshot.restore();
    node.forget();
  });

  describe("from a node that lies", () => {
    let id: LicenseId;
    let other: LicenseId;
    let head: number;

    before(async () => {
      id = await issued();
      other = await issued();
      await stage.connection.networkHelpers.mine();
      head = await stage.connection.networkHelpers.time.latestBlock();
    });

    /** Gives another newest block. */
    const gives = (block: (number: number) => Promise<unknown>): Lie =>
      only("eth_getBlockByNumber", async ({ params }, honest) =>
        params[0] === "latest" ? { result: await block(head) } : honest(),
      );
    /** Gives another first block. */
    const begins = (block: unknown): Lie =>
      only("eth_getBlockByNumber", ({ params }, honest) => (params[0] === "0x0" ? { result: block } : honest()));
    /** Changes what it proves. */
    const proves = (change: (proof: Proof) => unknown): Lie =>
      only("eth_getProof", async (_, honest) => {
        const reply = await honest();
        return "result" in reply ? { result: change(reply.result as Proof) } : reply;
      });
    /** Proves another license's slot where this one's is asked for. */
    const provesAnother = (): Lie =>
      only("eth_getProof", ({ method, params: [address, slots, number] }, honest) => {
        const own = slotOf("licenses", id);
        const swapped = (slots as readonly string[]).map((slot) => (slot === own ? slotOf("licenses", other) : slot));
        return honest({ method, params: [address, swapped, number] });
      });
    const lost = strangers.slice(0, 2);

    const rows: readonly (readonly [what: string, lie: () => Lie, code: string])[] = [
      ["no block", () => gives(() => Promise.resolve(null)), "BLOCK_UNKNOWN"],
      ["no block at all", () => gives(() => Promise.resolve(7)), "QBFT_HEADER_FORM"],
      [
        "another state",
        () => gives(async (number) => ({ ...(await node.blockOf(number)), stateRoot: `0x${"1".repeat(64)}` })),
        "QBFT_HEADER_FORM",
      ],
      [
        "a block that strangers sealed",
        () => gives((number) => node.sealAnew(number, { sealers: strangers })),
        "QBFT_SEAL",
      ],
      [
        "a block that too few sealed",
        () => gives((number) => node.sealAnew(number, { sealers: validators.slice(0, 2) })),
        "QBFT_NOT_SEALED",
      ],
      [
        "a block of strangers' own",
        () => gives((number) => node.sealAnew(number, { validators: strangers, sealers: strangers })),
        "QBFT_NOT_TRUSTED",
      ],
      [
        "a block of strangers with one of the validators among them",
        () =>
          gives((number) =>
            node.sealAnew(number, { validators: makeValidators(4).slice(0, 1).concat(lost), sealers: lost }),
          ),
        "QBFT_NOT_TRUSTED",
      ],
      ["another chain's first block", () => begins(genesisBlock(strangers)), "DEPLOYMENT_WRONG_GENESIS"],
      ["another license's proof", provesAnother, "QBFT_PROOF"],
      ["no proof", () => only("eth_getProof", () => ({ result: null })), "QBFT_PROOF"],
      ["no proof of the contract", () => proves((proof) => ({ ...proof, accountProof: [] })), "QBFT_PROOF"],
      ["no proof of a slot", () => proves((proof) => ({ ...proof, storageProof: [] })), "QBFT_PROOF"],
      ["proofs that are none", () => proves((proof) => ({ ...proof, storageProof: [null, 7, {}] })), "QBFT_PROOF"],
      [
        "a proof without its root",
        () =>
          proves(({ storageProof, ...proof }) => ({
            ...proof,
            storageProof: storageProof.map((slot) => ({ proof: slot.proof.slice(1) })),
          })),
        "QBFT_PROOF",
      ],
      [
        "a refusal",
        () => only("eth_getProof", () => ({ error: { code: -32000, message: "no state" } })),
        "NODE_REFUSED",
      ],
    ];
    for (const [what, lie, code] of rows) {
      it(`is not taken: ${what}`, async () => {
        node.play(lie());
        expect((await refusal(getProvenLicense(client, { id }))).code).to.equal(code);
        node.play();
        expect((await getProvenLicense(client, { id })).standing.status).to.equal("ACTIVE");
      });
    }

    it("shows by its age that newer blocks were hidden", async () => {
      node.play(gives(() => node.blockOf(head - 2)));
      const { block, standing } = await getProvenLicense(client, { id: other });
      expect(block.number).to.equal(head - 2);
      expect(standing.status).to.equal("NONE");
    });
  });

  describe("is not taken", () => {
    it("of a contract whose code is not the manifest's, or that has none", async () => {
      const { contracts } = client.deployment;
      const { licenseRegistry } = contracts;
      const withRegistry = (change: Partial<typeof licenseRegistry>): Client =>
        createClient({
          runner: provider,
          deployment: {
            ...client.deployment,
            contracts: { ...contracts, licenseRegistry: { ...licenseRegistry, ...change } },
          },
        });
      const id = await issued();
      await stage.connection.networkHelpers.mine();
      const { address } = licenseRegistry;
      expect(await refusal(getProvenLicense(withRegistry({ codeHash: `0x${"1".repeat(64)}` }), { id }))).to.deep.equal({
        ...{ code: "DEPLOYMENT_CODE_DIFFERS", details: { contract: "licenseRegistry", address } },
      });
      expect(await refusal(getProvenLicense(withRegistry({ address: holder }), { id }))).to.deep.equal({
        ...{ code: "DEPLOYMENT_NO_CODE", details: { contract: "licenseRegistry", address: holder } },
      });
    });

    it("by a provider that passes nothing on", async () => {
      const silent = new FallbackProvider([provider], 1);
      const { code } = await refusal(getTrustedHeader(createClient({ runner: silent, deployment: client.deployment })));
      expect(code).to.equal("QBFT_PROVIDER");
    });

    it("from a chain of another engine", async () => {
      const bare = await startLyingNode(({ method, params }) =>
        stage.connection.provider.request({ method, params: [...params] }),
      );
      const connection = await connect(bare.url);
      const attempt = getTrustedHeader(createClient({ runner: connection, deployment: stage.deployment }));
      expect(await refusal(attempt)).to.deep.equal({ code: "QBFT_HEADER_FORM", details: { field: "extraData" } });
      connection.destroy();
      await bare.stop();
    });

    it("by an id that is none", async () => {
      expect((await refusal(getProvenLicense(client, { id: "0x12" }))).code).to.equal("LICENSE_ID_FORM");
    });
  });

  describe("at a block", () => {
    it("is what it was then", async () => {
      const id = await issued();
      await stage.connection.networkHelpers.mine();
      const before = await stage.connection.networkHelpers.time.latestBlock();
      await revokeSample(stage, id);
      await stage.connection.networkHelpers.mine();
      expect((await getProvenLicense(client, { id })).standing.status).to.equal("REVOKED");
      const then = await getProvenLicense(client, { id, block: before });
      expect(then.standing).to.deep.equal(await getStanding(anhui, { id, block: before }));
      expect(then.standing.status).to.equal("ACTIVE");
    });

    it("asks from what was trusted last", async () => {
      const { trusted } = await getTrustedHeader(client);
      node.asked.length = 0;
      const again = await getTrustedHeader(client, { trusted });
      expect(again.trusted).to.deep.equal(trusted);
      expect(node.asked.map(({ method }) => method)).to.deep.equal(["eth_getBlockByNumber"]);
      const foreign: TrustedBlock = { ...trusted, number: 0, validators: strangers.map(({ address }) => address) };
      expect((await refusal(getTrustedHeader(client, { trusted: foreign }))).code).to.equal("QBFT_NOT_TRUSTED");
    });

    it("is none that the chain does not have", async () => {
      expect((await refusal(getTrustedHeader(client, { block: 1_000_000 }))).code).to.equal("BLOCK_UNKNOWN");
    });
  });
});

describe("where registries store what is proved", () => {
  it("is where the compiler put it", () => {
    const layout = JSON.parse(
      readFileSync(join(projectRoot, "test", "snapshots", "storage-layout.json"), "utf8"),
    ) as Readonly<Record<string, { readonly storage: readonly { readonly label: string; readonly slot: number }[] }>>;
    const labels = {
      licenses: ["LicenseRegistry", "_licenses"],
      books: ["LicenseRegistry", "_books"],
      schedules: ["LicenseRegistry", "_schedules"],
      keyStandings: ["AuthorityRegistry", "_keyStandings"],
      usageBooks: ["AccessLog", "_books"],
    } as const;
    for (const [mapping, [contract, label]] of Object.entries(labels)) {
      const { slot } = layout[contract]?.storage.find((each) => each.label === label) ?? { slot: -1 };
      expect(mappings[mapping as keyof typeof labels].slot, mapping).to.equal(slot);
    }
  });
});
