import type { Measurement } from "../Measurement.js";
import { measurementTable } from "../measurementTable.js";

const subjects = ["elicense", "oa-verify v2", "oa-verify v3", "TrustVC v2", "TrustVC v3", "floor"];

/** Lays out what was measured for people. */
export function report(measurements: readonly Measurement[]): string {
  return [
    measurementTable(measurements, subjects),
    "",
    "One node, anvil, on this machine; the median of each. Every subject ran in a process of its own, on one thread.",
    "verify…: elicense answers all its checks; of its peers only the hash and the DocumentStore's status are asked, not",
    "the issuer's identity, for which they need the internet. v2 is OpenAttestation's JSON, v3 a Verifiable Credential",
    "like elicense's. verify's floor is its two requests, bare. verifyCold begins with the address of the node; of",
    "…ColdRequests those that connect are apart for elicense. verifyMany reads texts, and its floor is what parsing,",
    "hashing of leaves and tree, and bare eth_calls take alone. Heaps are measured when everything unused is gone;",
    "…HeapGrowth is what 10 % to 100 % of the documents added. wrap builds, checks, salts and hashes documents, and its",
    "floor is salts and hashes alone; v2 and v3 are TradeTrust's, in one tree of all. …Ratio is how many times as fast",
    "elicense is, …RatioOfFloor how many times as fast its floor is: more is to be had from no program.",
  ].join("\n");
}
