import type { Text } from "@elicense/sdk";

/** What `grants` says. */
export const grantsMessages = {
  "grants.description": {
    en: "tell how grants stand: whether each can be used now, and how often it was; exits with 1 where one cannot",
    zh: "查看授权状况：当前能否用证、已用次数；有不能使用的，退出码为 1",
  },
  "grants.files": { en: "files of grants, or folders of them", zh: "授权文件，或其所在文件夹" },
  "grants.folderEmpty": {
    en: "There is no grant in {folder}: no file whose name ends with .json.",
    zh: "{folder} 中没有授权文件（.json 文件）。",
  },
  "grants.usable": { en: "It can be used now.", zh: "当前可以用证。" },
  "grants.unusable": { en: "It cannot be used now: {reason}", zh: "当前不能用证：{reason}" },
  "grants.used": { en: "Uses: {used} of {most}.", zh: "已用 {used} 次，共可用 {most} 次。" },
  "grants.summary": {
    en: "Grants: {count}. Can be used now: {usable}.",
    zh: "授权 {count} 份，当前可用 {usable} 份。",
  },
} as const satisfies Readonly<Record<string, Text>>;
