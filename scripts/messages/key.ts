import type { Text } from "@elicense/sdk";

/** What `key` says, and of keys. */
export const keyMessages = {
  "key.description": { en: "make and keep encrypted keys", zh: "生成和保管加密密钥" },
  "key.new": { en: "make a new key, encrypted with a password", zh: "生成新密钥，以口令加密保存" },
  "key.import": {
    en: "encrypt a private key that exists already; it is never an argument",
    zh: "将已有的私钥加密保存（私钥不作为命令行参数）",
  },
  "key.list": { en: "list the keys of the keystore", zh: "列出密钥库中的密钥" },
  "key.show": { en: "show a key's address and file", zh: "显示密钥的地址和文件" },
  "key.password": { en: "change the password of a key", zh: "更改密钥的口令" },
  "key.remove": { en: "remove a key for ever", zh: "永久删除密钥" },
  "key.name": { en: "name of the key in the keystore", zh: "密钥在密钥库中的名称" },
  "key.argument": { en: "name or address of the key", zh: "密钥的名称或地址" },
  "key.yes": { en: "remove it without asking", zh: "不再询问，直接删除" },
  "key.privateKeyAsked": { en: "Private key (nothing is shown):", zh: "私钥（输入时不显示）：" },
  "key.removeAsked": {
    en: "Without a copy of its file, {address} can never sign again. Type the key's name, {name}, to remove it:",
    zh: "若没有密钥文件的备份，{address} 将永远无法再签名。确认删除请输入密钥名称 {name}：",
  },
  "key.encrypting": { en: "% encrypting the key", zh: "% 正在加密密钥" },
  "key.decrypting": { en: "% decrypting the key", zh: "% 正在解密密钥" },
  "key.made": {
    en: "Keep a copy of the file elsewhere, and the password apart from it: nobody can restore either. Have the authority's administrator add the address, and sign with --key {name}, or ELICENSE_KEY={name} in .env.",
    zh: "请将该文件另行备份，并与口令分开保管：两者均无法恢复。请由本机构的管理密钥添加该地址；签名时使用 --key {name}，或在 .env 中设置 ELICENSE_KEY={name}。",
  },
  "key.imported": {
    en: "Now delete every other copy of the private key that is not encrypted. Sign with --key {name}, or ELICENSE_KEY={name} in .env.",
    zh: "请立即删除该私钥的其他未加密副本。签名时使用 --key {name}，或在 .env 中设置 ELICENSE_KEY={name}。",
  },
  "key.passwordChanged": {
    en: "The password is changed. Copies of the old file still open with the old password.",
    zh: "口令已更改。旧文件的副本仍可用旧口令打开。",
  },
  "key.removed": {
    en: "The key {name} is removed. If it was an authority's, have its administrator remove it on the chain too.",
    zh: "密钥 {name} 已删除。如属某机构，请由该机构的管理密钥在链上一并移除。",
  },
  "key.none": {
    en: "There are no keys in {folder}. Make one with: {program} key new <name>",
    zh: "{folder} 中没有密钥。生成密钥：{program} key new <名称>",
  },
  "key.listed": { en: "{count} in {folder}.", zh: "{folder} 中共 {count} 个密钥。" },
  "key.open": {
    en: "Others may read this file ({permissions}). Close it: chmod 600 <file>",
    zh: "其他用户可以读取该文件（{permissions}）。请收紧权限：chmod 600 <文件>",
  },
  "key.addressForm": {
    en: "This is no account's address. Give 0x and 40 hexadecimal digits, or the key's name.",
    zh: "这不是账户地址。请填写 0x 加 40 位十六进制数字，或填写密钥名称。",
  },
  "key.addressChecksum": {
    en: "The address {address} is mistyped: its capital letters do not match its checksum. Copy it again from where it was published; do not correct it by guessing.",
    zh: "地址 {address} 录入有误：大小写与校验不符。请从公布处重新复制，不要猜测更正。",
  },
  "key.secretShown": {
    en: "This looks like a private key, which is never given on the command line or as a name: others may have seen it there. Replace that key if it was in use, and read one in with: {program} key import <name>",
    zh: "所给内容像是私钥。私钥不得作为命令行参数或名称：可能已被他人看到。如该密钥已在使用，请予更换；导入私钥请用：{program} key import <名称>",
  },
  "key.nameForm": {
    en: "{name} cannot be a key's name. Use letters and digits, with . _ - after the first, 64 at the most.",
    zh: "{name} 不能作为密钥名称。请使用文字和数字，首字之后可用 . _ -，最多 64 个字符。",
  },
  "key.unknown": {
    en: "There is no key {key} in {folder}; there is: {names}. Name one of these, or make it with: {program} key new <name>",
    zh: "{folder} 中没有密钥 {key}；现有：{names}。请指定其中之一；或生成密钥：{program} key new <名称>",
  },
  "key.ambiguous": {
    en: "Several keys are of the account {address}: {names}. Give the name of the one that is meant.",
    zh: "有多个密钥属于账户 {address}：{names}。请用名称指定其中一个。",
  },
  "key.exists": {
    en: "There is a key {name} in {folder} already, and none is ever overwritten. Choose another name.",
    zh: "{folder} 中已有密钥 {name}，不会被覆盖。请另取名称。",
  },
  "key.known": {
    en: "The key of {address} is in the keystore already, as {name}. Use that one.",
    zh: "{address} 的密钥已在密钥库中，名称为 {name}，请直接使用。",
  },
  "key.privateKeyForm": {
    en: "This is no private key. Give 64 hexadecimal digits, with 0x or without.",
    zh: "这不是私钥。请输入 64 位十六进制数字，可带 0x。",
  },
  "key.passwordWrong": {
    en: "The password does not open the key {name}. Try again: capital letters and full-width characters matter.",
    zh: "口令不能打开密钥 {name}。请重试，并注意大小写和全角字符。",
  },
  "key.fileDamaged": {
    en: "The file of the key {name}, {file}, is damaged or was changed. Put its copy in its place.",
    zh: "密钥 {name} 的文件 {file} 已损坏或被改动。请用备份替换。",
  },
  "key.kept": {
    en: "Another name was typed: the key {name} is kept.",
    zh: "输入的名称不符：密钥 {name} 未删除。",
  },
  "keystore.inaccessible": {
    en: "The keystore's {path} cannot be read or written ({reason}). Check who owns it and its permissions, or choose another folder with ELICENSE_KEYSTORE.",
    zh: "无法读写密钥库的 {path}（{reason}）。请检查其所有者和权限，或用 ELICENSE_KEYSTORE 另选文件夹。",
  },
  "column.key": { en: "key", zh: "密钥" },
  "column.address": { en: "address", zh: "地址" },
  "column.file": { en: "file", zh: "文件" },
  "column.permissions": { en: "permissions", zh: "权限" },
} as const satisfies Readonly<Record<string, Text>>;
