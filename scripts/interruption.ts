import { exitCodes } from "./exit.js";

/** Thrown where something would be begun, or waited for in vain, after somebody asked the program to end. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
  /** Whether something was sent, and has not ended: the chain had halted. */
  readonly sent: boolean;

  constructor(message: string, { sent = false }: { readonly sent?: boolean } = {}) {
    super(message);
    this.sent = sent;
  }
}

/** What becomes of a request to end the program: Ctrl-C, or what a service manager sends. */
export interface Interruption {
  /** Aborted once it was asked for: nothing new is begun then. */
  readonly signal: AbortSignal;
  /**
   * Begins what must not be cut short, such as a transaction that was signed.
   *
   * @returns Ends it; call it once.
   * @throws {InterruptedError} Where the end was asked for already.
   */
  readonly begin: () => () => void;
  /**
   * Begins several things that belong together: each of them may be begun though the end is asked for meanwhile.
   *
   * @returns Ends them; call it once.
   * @throws {InterruptedError} Where the end was asked for already.
   */
  readonly beginAll: () => () => void;
}

/** What the user is told. */
export interface InterruptionWords {
  /** Nothing was under way, and the program ends. */
  readonly ended: () => string;
  /** Something is under way; asked once more, it is not waited for. */
  readonly waiting: () => string;
}

/** The process that is asked to end; this one if left out. */
export interface InterruptedProcess {
  readonly on: (signal: NodeJS.Signals, listener: () => void) => unknown;
  readonly exit: (code: number) => void;
  readonly say: (text: string) => void;
}

/**
 * Lets the program end at once where nothing is under way, and else when that is done. Asked twice, it ends at once: what
 * was sent is in the journal, and the next run goes on with it.
 */
export function listenForInterruption(
  words: InterruptionWords,
  { on, exit, say }: InterruptedProcess = {
    on: (signal, listener) => process.on(signal, listener),
    exit: (code) => process.exit(code),
    say: (text) => console.error(text),
  },
): Interruption {
  const controller = new AbortController();
  let underWay = 0;
  let together = 0;
  const interrupt = (): void => {
    if (underWay === 0) say(words.ended());
    if (underWay === 0 || controller.signal.aborted) {
      exit(exitCodes.interrupted);
      return;
    }
    controller.abort();
    say(words.waiting());
  };
  on("SIGINT", interrupt);
  on("SIGTERM", interrupt);

  const begin: Interruption["begin"] = () => {
    if (controller.signal.aborted && together === 0) throw new InterruptedError("asked to end");
    underWay++;
    return () => {
      underWay--;
    };
  };
  return {
    signal: controller.signal,
    begin,
    beginAll() {
      const end = begin();
      together++;
      return () => {
        together--;
        end();
      };
    },
  };
}
