import { mock } from "node:test";

import { ElicenseError, errorOf, type Client } from "@elicense/sdk";
import { expect } from "chai";
import { makeError } from "ethers";
import { afterEach, describe, it } from "mocha";

import { once, patiently, readPatiently, type ReadingOptions } from "../../../sdk/src/history/reading.js";
import { wait } from "../../../sdk/src/history/wait.js";
import { refusal } from "../refusal.js";

const lost = (): Promise<never> => {
  throw makeError("lost", "NETWORK_ERROR", { event: "lost" });
};

const unanswered = (): Promise<never> => new Promise(() => undefined);

/** Longer than any test waits, seconds. */
const longTime = 600;

/** A signal, and what listens to it at present. */
interface WatchedSignal {
  readonly signal: AbortSignal;
  readonly abort: () => void;
  readonly listening: ReadonlySet<unknown>;
}

function watchedSignal(): WatchedSignal {
  const controller = new AbortController();
  const { signal } = controller;
  const listening = new Set<unknown>();
  const watched = new Proxy(signal, {
    get: (target, member) => {
      const value: unknown = Reflect.get(target, member, target);
      if (typeof value !== "function") return value;
      return (name: string, listener: unknown) => {
        if (member === "addEventListener" && name === "abort") listening.add(listener);
        if (member === "removeEventListener" && name === "abort") listening.delete(listener);
        return (value as (...given: unknown[]) => unknown).call(target, name, listener);
      };
    },
  });
  return { signal: watched, abort: controller.abort.bind(controller), listening };
}

/** Timers that were set and neither ran nor were cleared, by how long they take. */
function watchTimers(): () => readonly unknown[] {
  const running = new Map<unknown, unknown>();
  const [set, clear] = [globalThis.setTimeout, globalThis.clearTimeout];
  mock.method(globalThis, "setTimeout", (run: () => void, milliseconds: number) => {
    const timer = set(() => {
      running.delete(timer);
      run();
    }, milliseconds);
    running.set(timer, milliseconds);
    return timer;
  });
  mock.method(globalThis, "clearTimeout", (timer: NodeJS.Timeout) => {
    running.delete(timer);
    clear(timer);
  });
  return () => [...running.values()];
}

afterEach(() => {
  mock.restoreAll();
});

describe("patiently", () => {
  /** The pauses before a question that never is answered is asked again, milliseconds, which here take no time. */
  async function pausesOf(options: ReadingOptions, random: number): Promise<readonly unknown[]> {
    const pauses: unknown[] = [];
    const set = globalThis.setTimeout;
    mock.method(Math, "random", () => random);
    mock.method(globalThis, "setTimeout", (run: () => void, milliseconds: number) => {
      // The time that an answer may take is no pause.
      if (milliseconds === longTime * 1000) return set(run, milliseconds);
      pauses.push(milliseconds);
      return set(run, 0);
    });
    const asking = patiently({ ...options, timeoutSeconds: longTime })(lost);
    await asking.catch(() => undefined);
    mock.restoreAll();
    return pauses;
  }

  it("asks again after a pause that doubles each time, but by chance is up to half as long", async () => {
    const four = { attempts: 4, pauseMilliseconds: 20 };
    expect(await pausesOf(four, 0)).to.deep.equal([10, 20, 40]);
    expect(await pausesOf(four, 0.5)).to.deep.equal([15, 30, 60]);
    expect(await pausesOf(four, 1)).to.deep.equal([20, 40, 80]);
    expect(await pausesOf({ attempts: 2 }, 1)).to.deep.equal([250]);
  });

  it("never pauses for more than eight seconds", async () => {
    expect(await pausesOf({ attempts: 6, pauseMilliseconds: 2_500 }, 1)).to.deep.equal([
      ...[2_500, 5_000, 8_000, 8_000, 8_000],
    ]);
  });

  it("asks as often as allowed, and throws what came last", async () => {
    let asked = 0;
    const question = (): Promise<never> => {
      throw makeError(`lost ${String(++asked)}`, "NETWORK_ERROR", { event: "lost" });
    };
    const asking = patiently({ attempts: 3, pauseMilliseconds: 1 })(question);
    expect(String(await asking.catch((error: unknown) => error))).to.include("lost 3");
    expect(asked).to.equal(3);
  });

  it("asks once where a server says what is wrong, but again where it asks for patience or cannot be reached", async () => {
    const answers: readonly (readonly [code: string, info: object | undefined, asked: number])[] = [
      ...[400, 401, 404, 499].map((status) => ["SERVER_ERROR", { responseStatus: `${status} No` }, 1] as const),
      ...[302, 408, 429, 500, 503].map((status) => ["SERVER_ERROR", { responseStatus: `${status} No` }, 2] as const),
      ["SERVER_ERROR", {}, 2],
      ["SERVER_ERROR", undefined, 2],
      ["NETWORK_ERROR", undefined, 2],
    ];
    for (const [code, info, expected] of answers) {
      let asked = 0;
      const question = (): Promise<never> => {
        asked++;
        throw Object.assign(new Error("server response"), { code, info });
      };
      await patiently({ attempts: 2, pauseMilliseconds: 1 })(question).catch(() => undefined);
      expect(asked, `${code} ${JSON.stringify(info)}`).to.equal(expected);
    }
  });

  it("asks once where the trouble does not pass by itself", async () => {
    let asked = 0;
    const asking = patiently({ attempts: 3, pauseMilliseconds: 1 })(() => {
      asked++;
      throw errorOf("LICENSE_REGISTRY_UNKNOWN_LICENSE", { id: "0x" });
    });
    expect((await refusal(asking)).code).to.equal("LICENSE_REGISTRY_UNKNOWN_LICENSE");
    expect(asked).to.equal(1);
  });

  it("waits for an answer no longer than allowed", async () => {
    const asking = patiently({ attempts: 1, timeoutSeconds: 0.01 })(unanswered);
    expect(await refusal(asking)).to.deep.equal({ code: "NODE_UNREACHABLE", details: { url: "?", reason: "TIMEOUT" } });
  });

  it("is broken off while it waits for an answer, and says what broke it off", async () => {
    const { signal, abort } = watchedSignal();
    const asking = patiently({ signal, timeoutSeconds: longTime })(unanswered);
    abort();
    const error = await asking.catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(ElicenseError).that.deep.includes({ code: "READING_ABORTED", details: {} });
    expect((error as ElicenseError).cause).to.include({ code: "READING_ABORTED" });
  });

  it("is broken off while it pauses", async () => {
    const { signal, abort } = watchedSignal();
    const running = watchTimers();
    const asking = patiently({ signal, pauseMilliseconds: longTime * 1000 })(lost);
    await Promise.resolve();
    abort();
    expect(await refusal(asking)).to.deep.equal({ code: "READING_ABORTED", details: {} });
    expect(running()).to.deep.equal([]);
  });

  it("asks nothing where it is broken off already, and leaves no rejection to nobody", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): unknown => unhandled.push(reason);
    process.on("unhandledRejection", note);
    let asked = 0;
    const asking = patiently({ signal: AbortSignal.abort() })(() => Promise.resolve(++asked));
    const error = await asking.catch((thrown: unknown) => thrown);
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off("unhandledRejection", note);

    expect(error).to.be.instanceOf(ElicenseError).that.deep.includes({ code: "READING_ABORTED", details: {} });
    expect((error as ElicenseError).cause).to.include({ name: "AbortError" });
    expect([asked, unhandled]).to.deep.equal([0, []]);
  });

  it("leaves no timer behind, and nothing that listens to the signal", async () => {
    const { signal, listening } = watchedSignal();
    const running = watchTimers();
    expect(await patiently({ signal, timeoutSeconds: longTime })(() => Promise.resolve(7))).to.equal(7);
    expect([running(), listening.size]).to.deep.equal([[], 0]);
    await patiently({ signal, attempts: 2, pauseMilliseconds: 1 })(lost).catch(() => undefined);
    expect([running(), listening.size]).to.deep.equal([[], 0]);
  });
});

describe("wait", () => {
  it("is not waited for where it is broken off before it begins", async () => {
    const running = watchTimers();
    expect(await refusal(wait(longTime * 1000, AbortSignal.abort()))).to.deep.equal({
      code: "READING_ABORTED",
      details: {},
    });
    expect(running()).to.deep.equal([]);
  });
});

describe("once", () => {
  it("asks once, and gives what it is answered or throws what is thrown", async () => {
    expect(await once(() => Promise.resolve(7))).to.equal(7);
    const error = await Promise.resolve()
      .then(() => once(lost))
      .catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: "NETWORK_ERROR" });
  });
});

describe("readPatiently", () => {
  const clientThat = (ready: () => Promise<void>): Client => ({ ready, provider: {} }) as unknown as Client;
  const impatient = { attempts: 1 };

  it("asks nothing of a chain that the manifest does not fit", async () => {
    let asked = 0;
    const client = clientThat(() => Promise.reject(errorOf("DEPLOYMENT_WRONG_CHAIN_ID", { expected: 1 })));
    const reading = readPatiently(client, impatient, (ask) => ask(() => Promise.resolve(++asked)));
    expect((await refusal(reading)).code).to.equal("DEPLOYMENT_WRONG_CHAIN_ID");
    expect(asked).to.equal(0);
  });

  it("throws the SDK's errors alone", async () => {
    const client = clientThat(() => Promise.resolve());
    const reading = readPatiently(client, impatient, (ask) => ask(lost));
    expect(await refusal(reading)).to.deep.equal({ code: "NODE_UNREACHABLE", details: { url: "?", reason: "lost" } });
  });
});
