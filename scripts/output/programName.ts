/** How this program is called here: installed by itself, or by the project's own script. */
export const programName = process.env.npm_lifecycle_event === "elicense" ? "npm run elicense --" : "elicense";
