import { ElicenseError, parseElicenseIdentifier } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";
import { WrongArgumentError } from "./WrongArgumentError.js";

/** Ends as every document's file does. */
const likeFile = /\.json$/i;

/** The system's codes for a name that no file has, or can have. */
const absent: ReadonlySet<unknown> = new Set(["ENOENT", "ENAMETOOLONG"]);

/** Begins as every e-license identifier does, or has as many parts of digits and capitals as one. */
const likeIdentifier = /^(1\.2\.156\.3005\.2\..*|[0-9A-Z]+(\.[0-9A-Z]+){4,})$/i;

/**
 * Says what is wrong with an argument that names a license where no file could be read by that name: people mistype an
 * identifier more often than they name a file that is not there.
 *
 * @param thrown - What reading the file threw. What is there but cannot be read is a file, and stays unreadable.
 * @returns What {@link parseElicenseIdentifier} finds in an identifier; FILE_UNREADABLE of a right one, and of a document's name;
 * USAGE_LICENSE_ARGUMENT of anything else. That is not repeated: it may be a person's name or number, or a whole document.
 */
export function noSuchLicense(argument: string, thrown: unknown): unknown {
  if (!(thrown instanceof CommandError) || thrown.code !== "FILE_UNREADABLE") return thrown;
  if (argument.startsWith("0x")) return new CommandError("usage.licenseArgument", exitCodes.usage);
  if (!absent.has(thrown.values.reason) || likeFile.test(argument)) return thrown;
  const fault = likeIdentifier.test(argument) ? faultOf(argument) : undefined;
  if (fault instanceof ElicenseError) return new WrongArgumentError(fault);
  if (fault !== undefined) return new CommandError("file.unreadable", thrown.exitCode, thrown.values, fault);
  return new CommandError("usage.licenseArgument", exitCodes.usage, {}, "file.noLicense");
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
