import type { Text } from "@elicense/sdk";

/** What is said of signing, and of the secrets that it takes. */
export const signingMessages = {
  "signer.key": {
    en: "name or address of the key to sign with; {settings} and the like if left out",
    zh: "签名密钥的名称或地址，默认取 {settings} 等设置",
  },
  "signer.keystore": {
    en: "Signing as {address}, with the key {name} of the keystore ({file}).",
    zh: "签名账户 {address}，使用密钥库中的密钥 {name}（{file}）。",
  },
  "signer.external": {
    en: "Signing as {address}, by the external signer at {url}.",
    zh: "签名账户 {address}，由外部签名服务 {url} 签名。",
  },
  "signer.environment": {
    en: "Signing as {address}, with the private key in {setting}. This is for development only: on a real chain keep the key encrypted ({program} key import <name>), or in an external signer.",
    zh: "签名账户 {address}，使用 {setting} 中的私钥。此方式仅供开发使用：正式链上请将密钥加密保存（{program} key import <名称>），或使用外部签名服务。",
  },
  "password.of": { en: "Password of the key {name} (nothing is shown):", zh: "密钥 {name} 的口令（输入时不显示）：" },
  "password.new": {
    en: "New password, {fewest} characters at least (nothing is shown):",
    zh: "新口令，至少 {fewest} 个字符（输入时不显示）：",
  },
  "password.again": { en: "The new password again:", zh: "再次输入新口令：" },
  "password.short": {
    en: "The password is too short: give {fewest} characters at least. Several words are good.",
    zh: "口令过短：至少 {fewest} 个字符，可使用多个词语。",
  },
  "password.differs": {
    en: "The two passwords differ; nothing was changed. Run it again.",
    zh: "两次输入的口令不一致，未作任何更改。请重新运行。",
  },
  "prompt.noTerminal": {
    en: "“{question}” cannot be asked: this is no terminal. Answer by one of: {options}.",
    zh: "无法询问“{question}”：当前不是终端。请改用以下选项之一：{options}。",
  },
  "prompt.ended": {
    en: "The input ended before “{question}” was answered. Nothing was done.",
    zh: "“{question}”尚未回答，输入已结束。未作任何操作。",
  },
  "secret.twice": { en: "Give one of {options}, not both.", zh: "{options} 只能填写其一。" },
  "secret.form": {
    en: "What {source} gave is no single line of 1 to {most} bytes in UTF-8.",
    zh: "{source} 给出的内容应为一行 UTF-8 文字（1 至 {most} 字节）。",
  },
  "secret.fd": {
    en: "{option}: the file descriptor {fd} cannot be read ({reason}). Pass one that is open and no terminal, such as 3 with 3<file.",
    zh: "{option}：无法读取文件描述符 {fd}（{reason}）。请使用已打开且不是终端的描述符，例如用 3<文件 打开的 3。",
  },
  "secret.fileOpen": {
    en: "Others may read the file {file} ({permissions}), so its secret is none. Replace the secret, and close the file: chmod 600",
    zh: "其他用户可以读取文件 {file}（{permissions}），其中的内容已不再保密。请更换并收紧权限：chmod 600",
  },
  "secret.password.fd": { en: "read the password from this file descriptor", zh: "从该文件描述符读取口令" },
  "secret.password.file": {
    en: "read the password from this file, which only you may read",
    zh: "从该文件读取口令（文件须仅本人可读）",
  },
  "secret.new-password.fd": { en: "read the new password from this file descriptor", zh: "从该文件描述符读取新口令" },
  "secret.new-password.file": {
    en: "read the new password from this file, which only you may read",
    zh: "从该文件读取新口令（文件须仅本人可读）",
  },
  "secret.private-key.fd": { en: "read the private key from this file descriptor", zh: "从该文件描述符读取私钥" },
  "secret.private-key.file": {
    en: "read the private key from this file, which only you may read",
    zh: "从该文件读取私钥（文件须仅本人可读）",
  },
} as const satisfies Readonly<Record<string, Text>>;
