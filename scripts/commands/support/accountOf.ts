import type { Client } from "@elicense/sdk";

/** Gives the account that the key of a client acts with; a command that signs has a signer that knows it. */
export function accountOf({ runner }: Client): string {
  return (runner as unknown as { readonly address: string }).address;
}
