import { peersOf } from "../../peersOf.js";

/** What the SDK is measured beside. */
export const peers = peersOf("peers", new URL(".", import.meta.url), "some 300 MB");
