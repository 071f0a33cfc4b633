import type { FetchRequest, FetchResponse } from "ethers";

/** Requests whose answers are waited for, so that the waiting can be ended, and the requests with it. */
export class OpenRequests {
  readonly #open = new Map<FetchRequest, (reason: Error) => void>();

  /**
   * Sends a request.
   *
   * @throws What it ends with; the reason where it was ended before.
   */
  async send(request: FetchRequest): Promise<FetchResponse> {
    // A promise for this request alone: one that lived longer would keep every answer that it was raced with.
    const ended = new Promise<never>((_, reject) => this.#open.set(request, reject));
    try {
      return await Promise.race([request.send(), ended]);
    } finally {
      this.#open.delete(request);
    }
  }

  /** Ends all that are open: who waits gets the reason, and the connections are closed. */
  end(reason: Error): void {
    for (const [request, reject] of this.#open) {
      reject(reason);
      request.cancel();
    }
  }
}
