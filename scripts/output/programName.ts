/** The project's own scripts that are programs of commands. */
const scripts: readonly (string | undefined)[] = ["elicense", "network"];

const script = process.env.npm_lifecycle_event;

/** How the command line is called in the project's folder, by whom another of its scripts leads on to it. */
export const commandLineHere = "npm run elicense --";

/** How this program is called here: installed by itself, or by the project's own script. */
export const programName = scripts.includes(script) ? `npm run ${script ?? ""} --` : "elicense";
