import type { Client, PreparedTransaction, PrepareOptions, Receipt } from "@elicense/sdk";

/**
 * What is to be done to the authorities, the catalog or the registry: what is decided, whoever sends it and how. An
 * authority's administering key sends it at once; governance may have to propose it first.
 */
export interface Administration {
  /** Encodes it, and tells how it would come out if the client's account, or another that is named, sent it now. */
  readonly prepare: (client: Client, options?: PrepareOptions) => Promise<PreparedTransaction<unknown>>;
  /** Whether the chain is so already, so that there is nothing to send. */
  readonly isDone: (client: Client) => Promise<boolean>;
  /** Sends it: the very bytes that were prepared. */
  readonly send: (client: Client) => Promise<Receipt>;
}

/** Makes an administration of an action of the SDK. */
export function administration<Parameters>(
  parameters: Parameters,
  prepare: (client: Client, parameters: Parameters, options?: PrepareOptions) => Promise<PreparedTransaction<unknown>>,
  send: (client: Client, parameters: Parameters) => Promise<Receipt>,
  isDone: Administration["isDone"],
): Administration {
  return {
    prepare: (client, options) => prepare(client, parameters, options),
    send: (client) => send(client, parameters),
    isDone,
  };
}
