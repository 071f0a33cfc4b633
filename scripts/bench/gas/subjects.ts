import type { NetworkConnection } from "hardhat/types/network";

import { measureElicense } from "./elicense/measureElicense.js";
import type { Figures } from "./Figures.js";
import { goals } from "./goals.js";
import { measureDocumentStore } from "./peers/measureDocumentStore.js";
import { measureEas } from "./peers/measureEas.js";
import { measureOpenZeppelin } from "./peers/measureOpenZeppelin.js";
import { measureTransferableDocumentStore } from "./peers/measureTransferableDocumentStore.js";

/** What is measured. */
export interface Subject {
  readonly name: string;
  /** How its code is compiled, where the project's settings don't. */
  readonly published?: string;
  /** The most gas that its operations may use. */
  readonly goals?: Figures;
  readonly measure: (chain: NetworkConnection) => Promise<Figures>;
}

/** elicense and its peers. */
export const subjects: readonly Subject[] = [
  { name: "elicense", goals, measure: measureElicense },
  { name: "EAS", published: "solc 0.8.29, as published on npm", measure: measureEas },
  {
    name: "DocumentStore",
    published: "TrustVC's, solc 0.8.23 without the optimizer, as published on npm",
    measure: measureDocumentStore,
  },
  {
    name: "TransferableDocumentStore",
    published: "TrustVC's, solc 0.8.23 without the optimizer, as published on npm",
    measure: measureTransferableDocumentStore,
  },
  { name: "OpenZeppelin", measure: measureOpenZeppelin },
];
