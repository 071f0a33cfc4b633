/** Tells whether a process of this machine goes on. */
export function isAlive(pid: number): boolean {
  try {
    // Signal 0 asks whether there is such a process, and does nothing to it.
    return process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else's is alive too.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
