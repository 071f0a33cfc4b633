import { getConsumerUses, getRegister, registerHead, streamRegister, type Checkpoint } from "@elicense/sdk";
import { expect } from "chai";
import { type Log } from "ethers";
import { before, describe, it } from "mocha";

import { altered, limited, lying } from "../lying.js";
import { refusal } from "../refusal.js";
import { authorities } from "../stage.js";
import { context, setUsedStage, type UsedStage } from "./usedStage.js";

const { anhuiJustice } = authorities;

describe("getRegister", () => {
  let stage: UsedStage["stage"];
  let anhui: UsedStage["anhui"];
  let used: UsedStage["used"];
  let superseded: UsedStage["superseded"];
  let successor: UsedStage["successor"];
  let custody: UsedStage["custody"];

  before(async () => {
    ({ stage, anhui, used, superseded, successor, custody } = await setUsedStage());
  });

  it("rebuilds an authority's register in the order of issue, reissues among them", async () => {
    const { entries, inCustody } = await getRegister(anhui, { authority: anhuiJustice });
    const ids = entries.map(({ id }) => id);
    expect(ids.slice(0, 4)).to.deep.equal([used, superseded, custody, successor]);
    const register = await anhui.contracts.licenses.registerOf(anhuiJustice);
    expect([BigInt(ids.length), BigInt(inCustody)]).to.deep.equal([register.count, register.inCustody]);
    expect(ids.reduce(registerHead, 0n)).to.equal(register.head);
    expect((await getRegister(limited(anhui, 2), { authority: anhuiJustice })).entries).to.deep.equal(entries);
    expect(await getRegister(anhui, { authority: 99 })).to.deep.include({ entries: [], inCustody: 0 });
  });

  it("finds out a node that hides, alters, doubles or moves a license", async () => {
    const changes: [kind: string, change: (logs: readonly Log[]) => readonly Log[]][] = [
      ["length", (logs) => logs.slice(1)],
      ["length", (logs) => [...logs, logs[0]!]],
      ["head", (logs) => [logs[1]!, logs[0]!, ...logs.slice(2)]],
      ["head", (logs) => [altered(anhui, logs[0]!, { topics: logs[0]!.topics.with(1, context) }), ...logs.slice(1)]],
    ];
    for (const [kind, change] of changes) {
      const { code, details } = await refusal(getRegister(lying(anhui, change), { authority: anhuiJustice }));
      expect(code).to.equal("REGISTER_NOT_WHOLE");
      expect(details).to.deep.include({ authority: anhuiJustice, kind });
    }
  });

  it("is refused for what is no authority", async () => {
    expect(await refusal(getRegister(anhui, { authority: 0 }))).to.deep.equal({
      code: "AUTHORITY_FORM",
      details: { field: "authority" },
    });
  });

  it("goes on after any page's checkpoint, whichever run or node read what was before", async () => {
    const whole = await getRegister(anhui, { authority: anhuiJustice });
    const checkpoints: Checkpoint[] = [];
    for await (const page of streamRegister(anhui, { authority: anhuiJustice, blocksAtOnce: 9 })) {
      checkpoints.push(page.checkpoint);
    }
    expect(checkpoints.length).to.be.greaterThan(3);
    for (const after of checkpoints) {
      const rest = await getRegister(anhui, { authority: anhuiJustice, after });
      expect(rest.entries).to.deep.equal(whole.entries.slice(after.count));
      expect(rest.checkpoint).to.deep.equal(whole.checkpoint);
    }
  });

  it("takes no checkpoint of another reading, or one that was altered", async () => {
    const { checkpoint } = await getRegister(anhui, { authority: anhuiJustice });
    const { checkpoint: uses } = await getConsumerUses(anhui, { consumer: anhuiJustice });
    const others: [field: string, after: unknown][] = [
      ["after", null],
      ["after", "checkpoint"],
      ["version", {}],
      ["version", { ...checkpoint, version: 2 }],
      ["kind", uses],
      ["chainId", { ...checkpoint, chainId: 1 }],
      ["genesisHash", { ...checkpoint, genesisHash: context }],
      ["registry", { ...checkpoint, registry: uses.registry }],
      ["authority", { ...checkpoint, authority: 2 }],
      ["nextBlock", { ...checkpoint, nextBlock: -1 }],
      ["nextBlock", { ...checkpoint, nextBlock: "9" }],
      ["count", { ...checkpoint, count: 1.5 }],
      ["head", { ...checkpoint, head: "0x12" }],
    ];
    for (const [field, after] of others) {
      const given = { authority: anhuiJustice, after: after as Checkpoint };
      expect(await refusal(getRegister(anhui, given)), field).to.deep.equal({
        code: "CHECKPOINT_FORM",
        details: { field },
      });
    }
    const altered: Partial<Checkpoint>[] = [{ count: 0 }, { head: `0x${"12".repeat(24)}` }];
    for (const change of altered) {
      const given = { authority: anhuiJustice, after: { ...checkpoint, ...change } };
      expect((await refusal(getRegister(anhui, given))).code).to.equal("REGISTER_NOT_WHOLE");
    }
  });

  it("stops a node at once that gives more than there is", async () => {
    await stage.connection.networkHelpers.mine(100);
    let asked = 0;
    const flooding = lying(anhui, (logs) => {
      asked++;
      return [...logs, ...logs, ...logs];
    });
    expect(
      (await refusal(getRegister(flooding, { authority: anhuiJustice, blocksAtOnce: 10, rangesAtOnce: 1 }))).code,
    ).to.equal("REGISTER_NOT_WHOLE");
    const head = await anhui.provider.getBlockNumber();
    expect(asked).to.be.lessThan((head - stage.deployment.block - 90) / 10);
  });
});
