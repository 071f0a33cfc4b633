import { expect } from "chai";
import { describe, it } from "mocha";

import { InterruptedError, listenForInterruption, type Interruption } from "../../scripts/interruption.js";

/** A process that says what it is told, and does not really end. */
function listen(): {
  readonly interruption: Interruption;
  readonly send: (signal: NodeJS.Signals) => void;
  readonly told: string[];
} {
  const told: string[] = [];
  const listeners = new Map<NodeJS.Signals, () => void>();
  const interruption = listenForInterruption(
    { ended: () => "ended", waiting: () => "waiting" },
    {
      on: (signal, listener) => listeners.set(signal, listener),
      exit: (code) => told.push(`exit ${String(code)}`),
      say: (text) => told.push(text),
    },
  );
  return { interruption, told, send: (signal) => listeners.get(signal)?.() };
}

describe("listenForInterruption", () => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`ends at once on ${signal} where nothing is under way`, () => {
      const { send, told } = listen();
      send(signal);
      expect(told).to.deep.equal(["ended", "exit 130"]);
    });
  }

  it("waits for what is under way, lets nothing be begun, and ends at once when it is asked again", () => {
    const { interruption, send, told } = listen();
    const end = interruption.begin();
    send("SIGTERM");
    expect([told, interruption.signal.aborted]).to.deep.equal([["waiting"], true]);
    expect(() => interruption.begin()).to.throw(InterruptedError);
    end();
    send("SIGINT");
    expect(told).to.deep.equal(["waiting", "ended", "exit 130"]);
  });

  it("lets what belongs together be begun though the end was asked for meanwhile, and nothing after it", () => {
    const { interruption, send } = listen();
    const end = interruption.beginAll();
    send("SIGTERM");
    interruption.begin()();
    end();
    expect(() => interruption.begin()).to.throw(InterruptedError);
    expect(() => interruption.beginAll()).to.throw(InterruptedError);
  });

  it("does not wait when it is asked twice", () => {
    const { interruption, send, told } = listen();
    interruption.begin();
    send("SIGINT");
    send("SIGINT");
    expect(told).to.deep.equal(["waiting", "exit 130"]);
  });
});
