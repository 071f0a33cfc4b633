import type { Text } from "@elicense/sdk";

/** What `use` says. */
export const useMessages = {
  "use.description": { en: "use a license by statutory duty; the use is recorded", zh: "依职能用证，并留下用证记录" },
  "use.matter": { en: "number of the use on the published list", zh: "已公布的用证事项编号" },
  "use.fields": { en: "names of the fields asked for, separated by commas", zh: "所需字段名称，以逗号分隔" },
  "use.case": { en: "number of the case", zh: "案件或办件编号" },
  "use.purpose": { en: "purpose in words", zh: "用证目的" },
  "use.operator": { en: "who operates the system", zh: "操作人" },
  "use.system": { en: "system that uses the license", zh: "用证系统" },
  "use.allowed": { en: "ALLOWED: the use is allowed and recorded.", zh: "ALLOWED：准予用证，已留下记录。" },
  "use.denied": {
    en: "DENIED: {reason} The denial is recorded.",
    zh: "DENIED：不予用证。{reason}本次拒绝已留下记录。",
  },
} as const satisfies Readonly<Record<string, Text>>;
