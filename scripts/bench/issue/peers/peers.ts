import { peersOf } from "../../peersOf.js";

/** What issuing is measured beside. */
export const peers = peersOf("issue", new URL(".", import.meta.url), "some 50 MB");
