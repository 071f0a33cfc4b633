import {
  actions,
  dayOf,
  deriveLicenseId,
  getManagementHistory,
  getStandingOn,
  interfaces,
  managementHead,
  packManagementRecord,
  parseLicenseId,
  reissue,
  type IssuedLicense,
  type LicenseId,
  type ManagementRecord,
} from "@elicense/sdk";
import { expect } from "chai";
import { id as hashOf, Log, toBeHex, ZeroAddress, zeroPadValue, type Block, type Filter } from "ethers";

import { refusal } from "../refusal.js";
import { lawyerDraft } from "../samples.js";
import {
  approveAsSecond,
  authorities,
  decisionToday,
  issueSample,
  setSuiteStage,
  timeOf,
  type Stage,
} from "../stage.js";
import { nodeOf, type Ways } from "../verify/nodes.js";

/** A license that a node made up, and its two records: its issue in another's place, and the one that takes its own. */
interface MadeUp {
  readonly records: readonly ManagementRecord[];
  readonly before: LicenseId;
}

describe("reading from a node that always has more to say", () => {
  let stage: Stage;
  let license: IssuedLicense;
  let successor: IssuedLicense;

  before(async () => {
    stage = await setSuiteStage();
    license = await issueSample(stage);
    const anhui = stage.clientOf("anhuiJustice");
    const decision = await decisionToday(anhui, 53, authorities.anhuiJustice);
    const draft = lawyerDraft({ issuedDate: decision.effectiveOn }, undefined, { version: 2 });
    const parameters = { id: license.id, draft, holder: null, decision };
    await approveAsSecond(stage, "REISSUE", parameters);
    successor = await reissue(anhui, parameters);
  });

  const clientWith = (ways: Ways): ReturnType<typeof nodeOf> =>
    nodeOf(stage.connection.ethers.provider, stage.deployment, "endless", ways);

  it("does not search all blocks for an issue where all have its time", async () => {
    const { id, document } = await issueSample(stage, {}, "2");
    const { timestamp } = (await stage.connection.ethers.provider.getBlock(document.proof.block))!;
    let asked = 0;
    const client = clientWith({
      getBlock: async (tag, honest) => {
        if (tag === 0 || ++asked > 3_000) return honest(0);
        const number = tag === "latest" ? 1_000_000 : Number(tag);
        const members = { number: { value: number }, timestamp: { value: timestamp } };
        return Object.create(await honest("latest"), members) as Block;
      },
      call: (request, honest) => honest({ ...request, blockTag: "latest" }),
      getLogs: () => [],
    });
    expect((await refusal(getManagementHistory(client, { id }))).code).to.equal("HISTORY_NOT_WHOLE");
    expect(asked).to.be.below(1_200);
  });

  it("does not look back for ever where each license has come in the place of another", async () => {
    const anhui = stage.clientOf("anhuiJustice");
    const { records } = await getManagementHistory(anhui, { id: successor.id });
    const madeUp = new Map<LicenseId, MadeUp>();
    const before = makeUp(records[0]!, madeUp);
    let asked = 0;
    const client = clientWith({
      call: async (request, honest) => {
        if (!request.data?.startsWith(interfaces.licenses.getFunction("standingOf").selector)) return honest(request);
        const [asking] = interfaces.licenses.decodeFunctionData("standingOf", request.data) as unknown as [LicenseId];
        const known = madeUp.get(asking);
        return known === undefined ? honest(request) : standingOf(known.records);
      },
      getLogs: (filter: Filter, honest: (filter: Filter) => Promise<unknown>) => {
        const [topic, first, , fourth] = filter.topics as readonly (string | null)[];
        const asking = topic === successionTopic ? String((filter.topics as readonly string[])[2]) : (first ?? "");
        if (topic === successionTopic) {
          const given = asking === successor.id ? before : madeUp.get(asking)!.before;
          if (++asked <= 3_000) makeUp(madeUp.get(given)!.records[0]!, madeUp, given);
          return [logOf([successionTopic, given, asking], "0x")];
        }
        if (topic === managementTopic && madeUp.has(asking)) return madeUp.get(asking)!.records.map(toLog);
        if (fourth !== undefined && madeUp.has(fourth ?? "")) return [minted(fourth ?? "")];
        return honest(filter);
      },
    });
    const day = dayOf(await timeOf(anhui));
    const refused = await refusal(getStandingOn(client, { id: successor.id, day }));
    expect(refused.code).to.equal("PREDECESSOR_UNKNOWN");
    expect(asked).to.be.within(2, 1_000);
  }).timeout(60_000);

  const successionTopic = interfaces.licenses.getEvent("LicenseSucceeded").topicHash;
  const managementTopic = interfaces.licenses.getEvent("ManagementRecorded").topicHash;

  const logOf = (topics: readonly string[], data: string, blockNumber = 1): Log =>
    new Log(
      {
        ...{ topics, data, blockNumber, address: stage.deployment.contracts.licenseRegistry.address, index: 0 },
        ...{ transactionHash: hashOf("t"), transactionIndex: 0, blockHash: hashOf("b"), removed: false },
      },
      stage.connection.ethers.provider,
    );

  const minted = (id: LicenseId): Log =>
    logOf([hashOf("Transfer(address,address,uint256)"), toBeHex(0, 32), zeroPadValue(ZeroAddress, 32), id], "0x");

  const toLog = (record: ManagementRecord): Log => {
    const { id, authority, action, detail, decision, block } = record;
    const values = [
      id,
      authority,
      actions.indexOf(action),
      packManagementRecord(record),
      decision.documentHash,
      detail,
    ];
    const { topics, data } = interfaces.licenses.encodeEventLog("ManagementRecorded", values);
    return logOf(topics, data, block);
  };
});

/** Makes up the license whose place another took: it is whole, and has itself come in the place of one. */
function makeUp(taken: ManagementRecord, madeUp: Map<LicenseId, MadeUp>, as?: LicenseId): LicenseId {
  const root = hashOf(`license ${String(madeUp.size)}`);
  const id = deriveLicenseId(parseLicenseId(taken.id), { root, decision: taken.decision, validThrough: null });
  const first: ManagementRecord = {
    ...taken,
    ...{ id, action: "REISSUE", index: 1, previousBlock: 0, through: null, detail: root, holder: ZeroAddress },
  };
  const last: ManagementRecord = { ...first, index: 2, detail: taken.id, previousBlock: 0 };
  madeUp.set(id, { records: [first, last], before: "" });
  if (as !== undefined) madeUp.set(as, { ...madeUp.get(as)!, before: id });
  return id;
}

function standingOf(records: readonly ManagementRecord[]): string {
  const [first, last] = records as [ManagementRecord, ManagementRecord];
  const head = managementHead(managementHead(0n, first), last);
  const flags = [0, 0, 0, true, false, 0, 0];
  return interfaces.licenses.encodeFunctionResult("standingOf", [
    [4, true, ZeroAddress, first.key, first.recordedAt, ...flags, 2, head, last.block],
  ] as never);
}
