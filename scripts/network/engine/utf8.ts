/**
 * Gives the environment of a program that is told paths. Node writes them in UTF-8, whatever the language of the shell is:
 * without this, Besu would not find a folder with a Chinese name where none is set, as under cron, and `ps` would print
 * question marks in its place, by which a node that runs is not known.
 */
export function utf8Environment(): NodeJS.ProcessEnv {
  // No macOS has the first by that name, and no Linux is sure to have the second.
  return { ...process.env, LC_ALL: process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8" };
}
