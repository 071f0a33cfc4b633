import type { Command } from "commander";

import type { SecretSource } from "../../secrets/readSecret.js";
import type { Definition } from "./Command.js";
import { parseWhole } from "./parseWhole.js";

/** Most that a process may number its descriptors up to, as systems are set up. */
const lastDescriptor = 1023;

/** A secret that a command takes, as its options call it. */
export type SecretName = "password" | "new-password" | "private-key";

/** Adds `--<name>-fd` and `--<name>-file`. */
export function addSecretOptions(command: Command, name: SecretName, text: Definition["text"]): Command {
  const option = `--${name}-fd`;
  return command
    .option(`${option} <n>`, text(`secret.${name}.fd`), (value) => parseWhole(option, value, 0, lastDescriptor))
    .option(`--${name}-file <file>`, text(`secret.${name}.file`));
}

/** Takes where a secret comes from out of a command's options. */
export function secretIn(options: object, name: SecretName): SecretSource {
  const member = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const { [`${member}Fd`]: fd, [`${member}File`]: file } = options as Readonly<Record<string, unknown>>;
  return { fd: fd as number | undefined, file: file as string | undefined };
}
