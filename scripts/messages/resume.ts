import type { Text } from "@elicense/sdk";

/** What `resume` says, beside what every decision does. */
export const resumeMessages = {
  "resume.description": {
    en: "end a suspension, or record the return after it",
    zh: "恢复执业，或登记停止执业期满后的恢复",
  },
  "resume.done": {
    en: "The license is in force again, as of the day on which it takes effect.",
    zh: "恢复执业已办理。",
  },
} as const satisfies Readonly<Record<string, Text>>;
