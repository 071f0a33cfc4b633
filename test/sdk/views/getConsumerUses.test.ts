import { dayFromNumber, dayToNumber, getConsumerUses, use, streamConsumerUses, type Checkpoint } from "@elicense/sdk";
import { expect } from "chai";
import { JsonRpcProvider } from "ethers";
import { before, describe, it } from "mocha";

import { answering, limited, lying } from "../lying.js";
import { refusal } from "../refusal.js";
import { authorities } from "../stage.js";
import { liars, request, setUsedStage, type UsedStage } from "./usedStage.js";

const { bozhouCourt, hefeiBureau } = authorities;

describe("getConsumerUses", () => {
  let court: UsedStage["court"];
  let used: UsedStage["used"];
  let day: UsedStage["day"];

  before(async () => {
    ({ court, used, day } = await setUsedStage());
  });

  it("gives all that an authority used, newest first, denials included", async () => {
    const { records, total } = await getConsumerUses(court, { consumer: bozhouCourt });
    expect(records.map(({ number }) => number)).to.deep.equal(records.map((_, position) => total - position));
    expect(records.every(({ consumer }) => consumer === bozhouCourt)).to.equal(true);
    expect((await court.contracts.access.consumerOf(bozhouCourt)).count).to.equal(BigInt(total));
    expect(await getConsumerUses(court, { consumer: hefeiBureau })).to.deep.include({ records: [], total: 0 });
  });

  it("takes a period out after the proof, both days included", async () => {
    const { records: all, total } = await getConsumerUses(court, { consumer: bozhouCourt });
    const before = dayFromNumber(dayToNumber(day) - 1);
    const early = await getConsumerUses(court, { consumer: bozhouCourt, through: before });
    const late = await getConsumerUses(court, { consumer: bozhouCourt, from: day });
    expect([early.total, late.total]).to.deep.equal([total, total]);
    expect([...late.records, ...early.records]).to.deep.equal(all);
    expect(early.records.map(({ number }) => number)).to.deep.equal([4, 3, 2, 1]);
    const both = { consumer: bozhouCourt, from: before, through: before };
    expect((await getConsumerUses(court, both)).records).to.deep.equal(early.records);
  });

  it("halves the range that a node refuses, and finds the same", async () => {
    const all = await getConsumerUses(court, { consumer: bozhouCourt });
    const asked: number[] = [];
    const found = await getConsumerUses(limited(court, 3, asked), { consumer: bozhouCourt });
    expect(found.records).to.deep.equal(all.records);
    expect(asked[0]).to.be.greaterThan(3);
    const answered = asked.filter((size) => size <= 3).length;
    // It asks for more again now and then, and ever less often.
    expect(asked.length - answered).to.be.lessThan(12 + answered / 8);
  });

  it("gives up where a node refuses a single block, or cannot be reached", async () => {
    expect(await refusal(getConsumerUses(limited(court, 0), { consumer: bozhouCourt }))).to.deep.equal({
      code: "NODE_REFUSED",
      details: { reason: "Requested range exceeds maximum RPC range limit" },
    });
    const nowhere = new JsonRpcProvider("http://127.0.0.1:9", 31337, { staticNetwork: true });
    let asked = 0;
    const lost = answering(court, (filter) => {
      asked++;
      return nowhere.getLogs(filter);
    });
    const patience = { attempts: 3, pauseMilliseconds: 1 };
    const lostUses = getConsumerUses(lost, { consumer: bozhouCourt, ...patience });
    expect((await refusal(lostUses)).code).to.equal("NODE_UNREACHABLE");
    nowhere.destroy();
    expect(asked).to.equal(3);
  });

  it("finds out a node that hides, alters or doubles a record", async () => {
    const kinds: Record<string, string> = {};
    for (const [name, client] of liars(court)) {
      const { code, details } = await refusal(getConsumerUses(client, { consumer: bozhouCourt }));
      expect(code, name).to.equal("CONSUMER_USES_NOT_WHOLE");
      kinds[name] = (details as { kind: string }).kind;
    }
    expect(kinds).to.deep.equal({ "hides one": "length", "alters one": "head", "shows one twice": "length" });
    const replaced = lying(court, (logs) => [...logs.slice(1), logs[1]!]);
    expect((await refusal(getConsumerUses(replaced, { consumer: bozhouCourt }))).details).to.deep.include({
      kind: "order",
    });
  });

  it("is refused for what is no authority or day", async () => {
    for (const consumer of [0, -1, 1.5, 2 ** 32]) {
      expect(await refusal(getConsumerUses(court, { consumer }))).to.deep.equal({
        code: "AUTHORITY_FORM",
        details: { field: "consumer" },
      });
    }
    for (const field of ["from", "through"] as const) {
      expect(await refusal(getConsumerUses(court, { consumer: 5, [field]: "2026-02-30" }))).to.deep.equal({
        code: "DAY_FORM",
        details: { field },
      });
    }
  });

  it("goes on after a checkpoint, which is plain JSON, and proves what was read before with what is new", async () => {
    const before = await getConsumerUses(court, { consumer: bozhouCourt });
    await use(court, request(used));
    const after = JSON.parse(JSON.stringify(before.checkpoint)) as Checkpoint;
    const asked: number[] = [];
    const { records, total, checkpoint } = await getConsumerUses(limited(court, 5_000, asked), {
      consumer: bozhouCourt,
      after,
    });
    expect(records.map(({ number }) => number)).to.deep.equal([before.total + 1]);
    expect(total).to.equal(before.total + 1);
    expect(asked).to.deep.equal([checkpoint.nextBlock - after.nextBlock]);
    const again = await getConsumerUses(court, { consumer: bozhouCourt, after: checkpoint });
    expect(again).to.deep.include({ records: [], total, checkpoint });
  });

  it("gives the same page by page, oldest first, and throws on the last one where they are not all", async () => {
    const { records, checkpoint } = await getConsumerUses(court, { consumer: bozhouCourt });
    const numbers: number[] = [];
    let last: Checkpoint | undefined;
    for await (const page of streamConsumerUses(court, { consumer: bozhouCourt, blocksAtOnce: 7 })) {
      numbers.push(...page.entries.map(({ number }) => number));
      expect(page.checkpoint.count).to.equal(numbers.length);
      last = page.checkpoint;
    }
    expect(numbers).to.deep.equal(records.map(({ number }) => number).reverse());
    expect(last).to.deep.equal(checkpoint);

    const hiding = lying(court, (logs) => logs.slice(0, -1));
    let pages = 0;
    const reading = (async () => {
      for await (const { entries } of streamConsumerUses(hiding, { consumer: bozhouCourt }))
        pages += Math.sign(entries.length);
    })();
    expect((await refusal(reading)).code).to.equal("CONSUMER_USES_NOT_WHOLE");
    expect(pages).to.equal(1);
  });

  it("is read at a block, by what the state had then", async () => {
    const { total, records } = await getConsumerUses(court, { consumer: bozhouCourt });
    const then = await getConsumerUses(court, { consumer: bozhouCourt, block: records[1]!.block });
    expect(then).to.deep.include({ total: total - 1, block: records[1]!.block });
  });
});
