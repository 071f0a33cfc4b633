import type { Text } from "@elicense/sdk";

/** What `challenge` says, and of challenges. */
export const challengeMessages = {
  "challenge.description": {
    en: "make a challenge for a holder to answer face to face, with present",
    zh: "生成一次性挑战值，供持证主体当面亮证（present）时应答",
  },
  "challenge.next": {
    en: "Show this to the holder, with your code, the matter and the fields, and take a presentation that answers it within a minute: {program} use --grant <file> --challenge <this> … Make another for each presentation.",
    zh: "请将挑战值连同本单位代码、事项和字段出示给持证主体，并在一分钟内凭其应答用证：{program} use --grant <文件> --challenge <挑战值> …。每次亮证须另行生成。",
  },
  "usage.challenge": {
    en: "--challenge: give what the challenge command printed, 0x and 64 hexadecimal digits.",
    zh: "--challenge：请填写 challenge 命令生成的内容（0x 加 64 位十六进制数字）。",
  },
} as const satisfies Readonly<Record<string, Text>>;
