import {
  createChallenge,
  createClient,
  deriveContextHash,
  getUsageHistory,
  grantKinds,
  hashGrant,
  lawyer,
  parseRegisterKey,
  prepareGrant,
  preparePresentation,
  signGrant,
  usageActions,
  use,
  useUnderGrant,
  withdrawGrant,
  type Client,
  type Contracts,
  type HolderSignature,
  type LicenseId,
  type PreparedGrant,
  type PrepareGrantParameters,
  type UsageRecord,
  type UseUnderGrantParameters,
} from "@elicense/sdk";
import { expect } from "chai";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import { act, decide, toArgument } from "./actions.js";
import { grantBozhou } from "./licenses.js";
import { MORNING, setStage, type Stage } from "./stage.js";

const { networkHelpers } = await network.create(MORNING);
const load = (): Promise<Granting> => networkHelpers.loadFixture(setGranting);

const HOUR = 3_600;
const FIELDS = ["name", "practiceNo"] as const;

const context = deriveContextHash(parseRegisterKey(`0x${"c1".repeat(32)}`), {
  ...{ caseNo: "（2026）皖16刑初1号", system: "样例办案系统", operator: "0001", purpose: "核验辩护律师" },
});

/** A grant that its holder signed, as the clerk has it. */
interface Signed extends PreparedGrant {
  readonly signature: HolderSignature;
}

/** A lawyer of Bozhou whose license is bound to an account of her own, and a clerk of Bozhou's court. */
interface Granting extends Stage {
  readonly id: LicenseId;
  readonly holder: Client;
  readonly clerk: Client;
  /** The chain's time, Unix seconds, which everybody's clock is set to. */
  readonly now: () => Promise<number>;
}

async function setGranting(connection: NetworkConnection): Promise<Granting> {
  const stage = await setStage(connection);
  const { anhui, bozhouCourt, deployment, strangers } = stage;
  const { id } = await grantBozhou(stage);
  const [account] = strangers;
  const claim = toArgument(await decide(stage, "CLAIMED", { approver: anhui }));
  await act(stage, anhui, "rebind", [id, account.address, claim], anhui.second);
  let time = 0;
  const clientOf = (runner: typeof account): Client => createClient({ runner, deployment, clock: () => time });
  return {
    ...{ ...stage, id, holder: clientOf(account), clerk: clientOf(bozhouCourt.operator) },
    now: async () => (time = await connection.networkHelpers.time.latest()),
  };
}

/** The holder consents, for an hour and to one use if nothing else is said. */
async function consent(state: Granting, terms: Partial<PrepareGrantParameters> = {}): Promise<Signed> {
  const prepared = await prepareGrant(state.holder, {
    ...{ type: lawyer, license: state.id, consumer: state.bozhouCourt.id, matter: { code: "CRIMINAL-DEFENCE" } },
    ...{ fields: FIELDS, notAfter: (await state.now()) + HOUR, ...terms },
  });
  return { ...prepared, signature: await signGrant(state.holder, prepared) };
}

/** The clerk uses the license. */
async function useIt(
  { clerk }: Granting,
  { grant, matter, signature }: Signed,
  change: Partial<UseUnderGrantParameters> = {},
): Promise<UsageRecord> {
  const request = { type: lawyer, grant, matter, signature, action: "RETRIEVE", fields: FIELDS, context } as const;
  return (await useUnderGrant(clerk, { ...request, ...change })).record;
}

/** What the holder sees, newest first. */
async function seenByHolder({ holder, id }: Granting): Promise<string[]> {
  const { records } = await getUsageHistory(holder, { id });
  return records.map(({ outcome }) => outcome).reverse();
}

describe("scenarios: granting", () => {
  it("14. A clerk uses an expired grant: denied, no data, the denial visible to the holder", async () => {
    const state = await load();
    const signed = await consent(state);
    await networkHelpers.time.increase(HOUR + 1);

    const record = await useIt(state, signed);

    expect(record).to.deep.include({ outcome: "GRANT_EXPIRED", consumer: state.bozhouCourt.id, status: "ACTIVE" });
    expect(await seenByHolder(state)).to.deep.equal(["GRANT_EXPIRED"]);
  });

  it("15. The same clerk, a valid grant, another matter: denied", async () => {
    const state = await load();
    const signed = await consent(state);

    const record = await useIt(state, signed, { matter: { ...signed.matter, code: "CIVIL-CASE" } });

    expect(record.outcome).to.equal("WRONG_MATTER");
    expect((await useIt(state, signed)).outcome).to.equal("ALLOWED");
    expect(await seenByHolder(state)).to.deep.equal(["ALLOWED", "WRONG_MATTER"]);
  });

  it("16. The clerk asks for the citizen number outside the allowed fields: denied whole, over-asking recorded", async () => {
    const state = await load();
    const signed = await consent(state);

    const record = await useIt(state, signed, { fields: [...FIELDS, "idNumber"] });

    expect(record.outcome).to.equal("FIELDS_EXCEEDED");
    const bit = 1n << BigInt(lawyer.fields.indexOf("idNumber"));
    expect(record.fields & bit).to.equal(bit);
    expect(await state.contracts.access.grantStateOf(hashGrant(state.deployment, signed.grant))).to.deep.equal([
      false,
      false,
      0n,
    ]);
    expect(await seenByHolder(state)).to.deep.equal(["FIELDS_EXCEEDED"]);
  });

  it("17. The holder withdraws the grant in mid-case: the next call fails, the earlier record stands", async () => {
    const state = await load();
    const signed = await consent(state, { maxUses: 5 });
    const earlier = await useIt(state, signed);

    await withdrawGrant(state.holder, { grant: signed.grant });

    expect((await useIt(state, signed)).outcome).to.equal("GRANT_WITHDRAWN");
    const { records } = await getUsageHistory(state.holder, { id: state.id });
    expect(records[0]).to.deep.equal(earlier);
    expect(records.map(({ outcome }) => outcome)).to.deep.equal(["ALLOWED", "GRANT_WITHDRAWN"]);
  });

  for (const order of ["the clerk first", "the clerk second"] as const) {
    it(`18. maxUses = 1 and two simultaneous calls: exactly one succeeds (${order})`, async () => {
      const state = await load();
      const { connection, contracts, bozhouCourt, strangers, id } = state;
      const [, colleague] = strangers;
      await contracts.authorities.connect(bozhouCourt.administrator).addKey(colleague, 1);
      const [request, grant, signature] = argumentsFor(await consent(state));
      const callers = [bozhouCourt.operator, colleague];
      if (order === "the clerk second") callers.reverse();

      await connection.provider.request({ method: "evm_setAutomine", params: [false] });
      for (const caller of callers) {
        const asCaller = contracts.access.connect(caller);
        await asCaller.useUnderSignedGrant(request, grant, signature, { gasLimit: 1_000_000 });
      }
      await networkHelpers.mine();
      await connection.provider.request({ method: "evm_setAutomine", params: [true] });

      const { records } = await getUsageHistory(state.holder, { id });
      expect(records.map(({ outcome, block }) => [outcome, block === records[0]?.block])).to.deep.equal([
        ["ALLOWED", true],
        ["GRANT_USED_UP", true],
      ]);
      const first = await contracts.authorities.keyOf(callers[0]!);
      expect(records[0]?.key).to.equal(Number(first.id));
    });
  }

  it("19. A 61-second-old or replayed QR code: fails", async () => {
    const state = await load();
    const challenge = createChallenge();
    const present = async (): Promise<Signed> => {
      await state.now();
      const prepared = await preparePresentation(state.holder, {
        ...{ type: lawyer, license: state.id, consumer: state.bozhouCourt.id, challenge },
        ...{ matter: { code: "COURT-ENTRY" }, fields: ["name"] },
      });
      return { ...prepared, signature: await signGrant(state.holder, prepared) };
    };
    const show = { action: "PRESENT", fields: ["name"], challenge } as const;

    const shown = await present();
    expect((await useIt(state, shown, show)).outcome).to.equal("ALLOWED");
    expect((await useIt(state, shown, show)).outcome).to.equal("GRANT_USED_UP");

    const old = await present();
    await networkHelpers.time.setNextBlockTimestamp((await state.now()) + 61);
    expect((await useIt(state, old, show)).outcome).to.equal("GRANT_EXPIRED");
    expect(await seenByHolder(state)).to.deep.equal(["GRANT_EXPIRED", "GRANT_USED_UP", "ALLOWED"]);
  });

  it("20. Statutory use for a matter that is not on the list: denied", async () => {
    const state = await load();
    const { clerk, id } = state;

    const { record } = await use(clerk, {
      ...{ type: lawyer, id, action: "RETRIEVE", matter: 99, fields: ["name"], context },
    });

    expect(record).to.deep.include({ outcome: "NOT_LISTED", basis: { kind: "STATUTORY_DUTY", matter: 99 } });
    expect(await seenByHolder(state)).to.deep.equal(["NOT_LISTED"]);
  });
});

/** What a client sends for {@link useIt}. */
function argumentsFor({
  grant,
  signature,
}: Signed): Parameters<Contracts["access"]["useUnderSignedGrant"]["staticCall"]> {
  const { matter, fields } = grant;
  const request = { action: usageActions.indexOf("RETRIEVE"), matter, fields, context };
  return [request, { ...grant, kind: grantKinds.indexOf(grant.kind) }, signature];
}
