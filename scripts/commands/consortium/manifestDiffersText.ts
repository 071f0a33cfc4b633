import { programName } from "../../output/programName.js";
import type { Invocation } from "../support/Command.js";

/** Says what is to be done where the consortium has other signers than the manifest names. */
export function manifestDiffersText({ text }: Pick<Invocation, "text">): readonly string[] {
  return [text("consortium.manifestDiffers"), `  ${programName} manifest update`];
}
