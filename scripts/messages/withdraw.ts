import type { Text } from "@elicense/sdk";

/** What `withdraw` says. */
export const withdrawMessages = {
  "withdraw.description": {
    en: "withdraw a grant, at once and for ever; what was used before stands",
    zh: "撤回授权：即时生效，不可恢复；此前的用证记录不变",
  },
  "withdraw.grant": { en: "file of the grant", zh: "授权文件" },
  "withdraw.done": {
    en: "The grant is withdrawn: no use under it is allowed any more.",
    zh: "授权已撤回，此后不得再据此用证。",
  },
  "withdraw.already": {
    en: "The grant was withdrawn before; nothing was sent.",
    zh: "该授权此前已撤回，未提交任何内容。",
  },
  "withdraw.used": {
    en: "Uses before: {used}; their records stand.",
    zh: "撤回前已用 {used} 次，记录保留。",
  },
} as const satisfies Readonly<Record<string, Text>>;
