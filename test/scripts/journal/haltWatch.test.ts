import { expect } from "chai";
import type { JsonRpcProvider } from "ethers";

import { InterruptedError } from "../../../scripts/interruption.js";
import { HaltWatch, type Halt } from "../../../scripts/journal/HaltWatch.js";

const since = 1_800_000_000;

describe("what watches whether a chain makes blocks", () => {
  const { now } = Date;
  /** How far this machine's clock is fast, seconds. */
  let fast: number;
  /** Seconds since the block that was the newest at first. */
  let age: number;
  /** Its time. */
  let newest: number;
  /** The newest block's number; none at all if left out. */
  let block: number | undefined;
  let asked: number;
  let told: (Halt | undefined)[];
  let halts: HaltWatch;

  beforeEach(() => {
    [fast, age, newest, block, asked, told] = [0, 0, since, 7, 0, []];
    Date.now = () => (since + age + fast) * 1000;
    // The time that has passed, which no setting of the clock changes.
    performance.now = () => age * 1000;
    const getBlock = (): Promise<unknown> => {
      asked++;
      if (block === -1) return Promise.reject(new Error("away"));
      return Promise.resolve(block === undefined ? null : { number: block, timestamp: newest });
    };
    halts = new HaltWatch({ getBlock } as unknown as JsonRpcProvider, (halt) => told.push(halt));
  });
  afterEach(() => {
    Date.now = now;
    // What stands before the prototype's own.
    Reflect.deleteProperty(performance, "now");
  });

  /** Looks so many seconds after the newest block. */
  const lookAt = async (seconds: number): Promise<number> => {
    age = seconds;
    await halts.look();
    return told.length;
  };

  it("asks every two seconds at the most", async () => {
    for (const seconds of [10, 11, 11.9, 12, 13, 14]) await lookAt(seconds);
    expect(asked).to.equal(3);
    expect(told).to.deep.equal([]);
  });

  it("takes a minute for young, and tells of a halt at once, then after one, two, four, eight and ten minutes", async () => {
    expect(await lookAt(60)).to.equal(0);
    expect(halts.halted).to.equal(false);
    expect(await lookAt(62)).to.equal(1);
    expect(halts.halted).to.equal(true);
    expect(told).to.deep.equal([{ block: 7, since, minutes: 1, answers: true }]);

    const times: number[] = [];
    for (let seconds = 64; seconds <= 2_700; seconds += 2) {
      const before = told.length;
      if ((await lookAt(seconds)) > before) times.push((seconds - 62) / 60);
    }
    expect(times).to.deep.equal([1, 3, 7, 15, 25, 35]);
    expect(told.at(-1)).to.deep.equal({ block: 7, since, minutes: 36, answers: true });
  });

  it("tells once that there are blocks again, and of the next halt at once", async () => {
    await lookAt(100);
    newest = since + 100;
    await lookAt(102);
    await lookAt(110);
    await lookAt(200);
    expect(told.map((halt) => halt?.minutes)).to.deep.equal([1, undefined, 1]);
  });

  it("takes no answer, and no block, for neither a halt nor the end of one", async () => {
    await lookAt(100);
    block = -1;
    await lookAt(110);
    block = undefined;
    await lookAt(120);
    expect([halts.halted, told.length]).to.deep.equal([true, 1]);
  });

  it("says at the next time that the node is away since, where it is, and that there are blocks once it is back", async () => {
    await lookAt(100);
    block = -1;
    for (let seconds = 110; seconds < 160; seconds += 10) expect(await lookAt(seconds)).to.equal(1);
    expect(await lookAt(160)).to.equal(2);
    expect(told.at(-1)).to.deep.equal({ block: 7, since, minutes: 2, answers: false });
    expect(halts.halted).to.equal(true);
    [block, newest] = [9, since + 170];
    await lookAt(170);
    expect(told).to.have.lengthOf(3);
    expect([halts.halted, told.at(-1)]).to.deep.equal([false, undefined]);
  });

  it("sees that a clock was set right which was a day fast, or slow", async () => {
    for (const [wrong, isTold] of [
      [86_400, [1_440, undefined]],
      [-86_400, []],
    ] as const) {
      told.length = 0;
      newest = since + age;
      fast = wrong;
      await lookAt(age + 2);
      fast = 0;
      newest = since + age;
      await lookAt(age + 2);
      expect(told.map((halt) => halt?.minutes)).to.deep.equal(isTold);
      expect(halts.halted).to.equal(false);
    }
  });

  it("does not wait where there are blocks, and no longer than is wanted", async () => {
    await halts.untilAlive();
    age = 100;
    const ending = new AbortController();
    const waiting = halts.untilAlive(ending.signal).catch((error: unknown) => error);
    ending.abort();
    expect(await waiting)
      .to.be.instanceOf(InterruptedError)
      .and.to.have.property("sent", false);
    expect(told).to.have.lengthOf(1);
  });
});
