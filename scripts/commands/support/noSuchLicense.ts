import { ElicenseError, parseElicenseIdentifier } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";
import { WrongArgumentError } from "./WrongArgumentError.js";

/** Begins as every e-license identifier does, or has as many parts of digits and capitals as one; a file's ending is none. */
const likeIdentifier = /^(?!.*\.json$)(1\.2\.156\.3005\.2\..*|[0-9A-Z]+(\.[0-9A-Z]+){4,})$/i;

/**
 * Says what is wrong with an argument that names a license where no file could be read by that name: people mistype an
 * identifier more often than they name a file that is not there.
 *
 * @param thrown - What reading the file threw. What is there but cannot be read is a file, and stays unreadable.
 * @returns USAGE_LICENSE_ARGUMENT of a mistyped license id, whose digits are not repeated; what
 * {@link parseElicenseIdentifier} finds in an identifier; FILE_UNREADABLE with what a license is named by.
 */
export function noSuchLicense(argument: string, thrown: unknown): unknown {
  if (!(thrown instanceof CommandError) || thrown.code !== "FILE_UNREADABLE") return thrown;
  if (argument.startsWith("0x")) return new CommandError("usage.licenseArgument", exitCodes.usage);
  if (thrown.values.reason !== "ENOENT") return thrown;
  const fault = likeIdentifier.test(argument) ? faultOf(argument) : undefined;
  if (fault instanceof ElicenseError) return new WrongArgumentError(fault);
  return new CommandError("file.unreadable", thrown.exitCode, thrown.values, fault ?? "file.noLicense");
}

/** What is wrong with an identifier; of a right one, that no document was named by it. */
function faultOf(identifier: string): ElicenseError | "file.identifier" {
  try {
    parseElicenseIdentifier(identifier);
    return "file.identifier";
  } catch (error) {
    if (error instanceof ElicenseError) return error;
    throw error;
  }
}
