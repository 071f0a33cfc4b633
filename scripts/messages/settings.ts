import type { Text } from "@elicense/sdk";

/** What each setting of the command line is, by its name in the environment and in `.env`. */
export const settingsMessages = {
  "setting.ELICENSE_RPC_URL": {
    en: "address of the node's RPC, or addresses of several, with commas between and the preferred first: the next is asked where one goes away or falls behind; http://127.0.0.1:8545 if left out",
    zh: "节点 RPC 地址；可填写多个，以逗号分隔、优先者在前，节点停机或者落后时改用下一个；默认 http://127.0.0.1:8545",
  },
  "setting.ELICENSE_RPC_TOKEN": {
    en: "token (JWT) that the nodes of ELICENSE_RPC_URL ask for; nobody else is sent it",
    zh: "ELICENSE_RPC_URL 各节点要求的令牌（JWT）；不会发送给其他节点",
  },
  "setting.ELICENSE_RPC_TOKEN_FILE": {
    en: "file of that token instead, which only you may read; it may be renewed while a command runs",
    zh: "令牌所在文件，只许本人读取；命令运行中可以更换",
  },
  "setting.ELICENSE_CHAIN_ID": {
    en: "id of the chain that the node must serve; 31337 if left out",
    zh: "节点所在链的标识，默认 31337",
  },
  "setting.ELICENSE_DEPLOYMENTS": {
    en: "folder of the deployments' manifests, <chain id>/manifest.json in it; ./deployments if left out",
    zh: "部署清单所在文件夹，清单为其中的 <链标识>/manifest.json，默认 ./deployments",
  },
  "setting.ELICENSE_MANIFEST_SIGNERS": {
    en: "whose signatures the manifest must have, as 3/0x…,0x…,0x…,0x… for three of four; none if left out",
    zh: "部署清单须具有的签名，如 3/0x…,0x…,0x…,0x… 表示四方中的三方；默认不要求",
  },
  "setting.ELICENSE_JOURNAL": {
    en: "folder of the journals of what was signed; ./.elicense/journal if left out",
    zh: "签名日志所在文件夹，默认 ./.elicense/journal",
  },
  "setting.ELICENSE_KEYSTORE": {
    en: "folder of the encrypted keys; ./.elicense/keys if left out",
    zh: "密钥库（加密密钥所在文件夹），默认 ./.elicense/keys",
  },
  "setting.ELICENSE_KEY": {
    en: "name or address of the key that an authority acts with",
    zh: "机构办理业务所用密钥的名称或地址",
  },
  "setting.ELICENSE_APPROVER_KEY": {
    en: "name or address of the key that approves",
    zh: "批准所用密钥的名称或地址",
  },
  "setting.ELICENSE_CONSUMER_KEY": {
    en: "name or address of the key that a consumer uses licenses with",
    zh: "用证单位用证所用密钥的名称或地址",
  },
  "setting.ELICENSE_HOLDER_KEY": {
    en: "name or address of the key that a holder signs grants with",
    zh: "持证主体签署授权所用密钥的名称或地址",
  },
  "setting.ELICENSE_ADMINISTRATOR_KEY": {
    en: "name or address of the key that administers an authority",
    zh: "机构管理密钥的名称或地址",
  },
  "setting.ELICENSE_GOVERNANCE_KEY": {
    en: "name or address of the key that governance acts with",
    zh: "联盟治理所用密钥的名称或地址",
  },
  "setting.ELICENSE_SIGNER_URL": {
    en: "address of the external signer that has the key that an authority acts with",
    zh: "保管机构办理业务所用密钥的外部签名服务地址",
  },
  "setting.ELICENSE_APPROVER_SIGNER_URL": {
    en: "address of the external signer that has the key that approves",
    zh: "保管批准所用密钥的外部签名服务地址",
  },
  "setting.ELICENSE_CONSUMER_SIGNER_URL": {
    en: "address of the external signer that has the key that a consumer uses licenses with",
    zh: "保管用证单位用证所用密钥的外部签名服务地址",
  },
  "setting.ELICENSE_HOLDER_SIGNER_URL": {
    en: "address of the external signer that has the key that a holder signs grants with",
    zh: "保管持证主体签署授权所用密钥的外部签名服务地址",
  },
  "setting.ELICENSE_ADMINISTRATOR_SIGNER_URL": {
    en: "address of the external signer that has the key that administers an authority",
    zh: "保管机构管理密钥的外部签名服务地址",
  },
  "setting.ELICENSE_GOVERNANCE_SIGNER_URL": {
    en: "address of the external signer that has the key that governance acts with",
    zh: "保管联盟治理所用密钥的外部签名服务地址",
  },
  "setting.ELICENSE_PRIVATE_KEY": {
    en: "private key that an authority acts with, 32 bytes in hexadecimal; for development only",
    zh: "机构办理业务所用私钥，32 字节的十六进制；仅供开发使用",
  },
  "setting.ELICENSE_APPROVER_PRIVATE_KEY": {
    en: "private key that approves, 32 bytes in hexadecimal; for development only",
    zh: "批准所用私钥，32 字节的十六进制；仅供开发使用",
  },
  "setting.ELICENSE_CONSUMER_PRIVATE_KEY": {
    en: "private key that a consumer uses licenses with, 32 bytes in hexadecimal; for development only",
    zh: "用证单位用证所用私钥，32 字节的十六进制；仅供开发使用",
  },
  "setting.ELICENSE_HOLDER_PRIVATE_KEY": {
    en: "private key that a holder signs grants with, 32 bytes in hexadecimal; for development only",
    zh: "持证主体签署授权所用私钥，32 字节的十六进制；仅供开发使用",
  },
  "setting.ELICENSE_ADMINISTRATOR_PRIVATE_KEY": {
    en: "private key that administers an authority, 32 bytes in hexadecimal; for development only",
    zh: "机构管理私钥，32 字节的十六进制；仅供开发使用",
  },
  "setting.ELICENSE_DEPLOYER_PRIVATE_KEY": {
    en: "private key that governance acts with, 32 bytes in hexadecimal; for development only",
    zh: "联盟治理所用私钥，32 字节的十六进制；仅供开发使用",
  },
  "setting.ELICENSE_REGISTER_KEY": {
    en: "the issuer's secret register key, 32 bytes in hexadecimal: every salt of its documents derives from it",
    zh: "颁发机构的登记密钥（保密），32 字节的十六进制；证照文档的盐值均由其派生",
  },
  "setting.ELICENSE_CONTEXT_KEY": {
    en: "the consumer's secret context key, 32 bytes in hexadecimal: what its usage records hide is salted with it",
    zh: "用证单位的用证密钥（保密），32 字节的十六进制；用证记录中不公开的内容以其加盐",
  },
  "setting.ELICENSE_LANG": {
    en: "language of messages, en or zh; that of the machine (LC_ALL, LC_MESSAGES, LANG) if left out",
    zh: "提示语言：en 或 zh，默认取本机语言（LC_ALL、LC_MESSAGES、LANG）",
  },
  "setting.NO_COLOR": { en: "no colors, whatever its value", zh: "设为任意值即不显示颜色" },
} as const satisfies Readonly<Record<`setting.${string}`, Text>>;
