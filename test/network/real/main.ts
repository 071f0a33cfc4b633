/**
 * `npm run test:network`: four real validators of Hyperledger Besu on this machine, what departments do with them, and what
 * happens to them, while licenses are issued through the command line. Writes what came of it into
 * docs/assurance/network.md.
 *
 * Where there is no Besu (BESU_HOME, PATH), it says that it did not run, and ends with 3: nothing has passed then.
 */
import { NetworkError } from "../../../network/NetworkError.js";
import { runScript, exitCodes } from "../../../scripts/exit.js";
import { findEngine } from "../../../scripts/network/engine/findEngine.js";
import { runNetwork } from "./Department.js";
import { assembleEach, deployTogether, startEach } from "./found.js";
import { Log } from "./Log.js";
import { clearScene, consortiumOn, makeScene, networkName, rpcUrlOf } from "./Scene.js";
import { Stream } from "./Stream.js";

await runScript(async () => {
  const engine = engineHere();
  if (engine === undefined) {
    console.log("test:network DID NOT RUN: no Besu in BESU_HOME or on the PATH. Nothing was tested.");
    return exitCodes.unknown;
  }
  const log = new Log();
  const scene = await makeScene(["anhui", "shanghai", "bozhou", "hefei"]);
  try {
    await assembleEach(scene, log);
    await startEach(scene, log);
    const deployment = await deployTogether(scene, log);
    if (deployment !== undefined) {
      const stream = new Stream(consortiumOn(scene, deployment, scene.departments.map(rpcUrlOf)));
      stream.start();
      await stream.further(60, 120);
      await stream.stop();
    }
  } finally {
    for (const department of scene.departments) await runNetwork(department, "down", "--network", networkName);
    await clearScene(scene);
  }
  console.log(JSON.stringify(log.entries, undefined, 2));
  return log.entries.every(({ good }) => good) ? exitCodes.done : exitCodes.refused;
});

function engineHere(): string | undefined {
  try {
    const engine = findEngine();
    return engine.kind === "program" ? engine.path : undefined;
  } catch (error) {
    if (error instanceof NetworkError) return undefined;
    throw error;
  }
}
