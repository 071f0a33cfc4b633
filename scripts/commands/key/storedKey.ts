import { exitCodes } from "../../exit.js";
import type { StoredKey } from "../../keys/StoredKey.js";
import { printable } from "../../output/printable.js";
import { list } from "../../output/table.js";
import type { CommandResult, Invocation } from "../support/Command.js";

/** Says what became of a key: which it is, and what to do next. */
export function storedKey(
  key: StoredKey,
  message: "key.made" | "key.imported" | "key.passwordChanged" | "key.removed",
  { text }: Invocation,
): CommandResult {
  const { name, address, file } = key;
  return {
    exitCode: exitCodes.done,
    data: { key },
    output: [
      list([
        [text("column.key"), name],
        [text("column.address"), address],
        [text("column.file"), file],
      ]),
      text(message, { name: printable(name) }),
    ].join("\n"),
  };
}
