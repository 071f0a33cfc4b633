import type { Text } from "@elicense/sdk";

/** What `doctor` says. */
export const doctorMessages = {
  "doctor.description": { en: "find out what is wrong with this setup", zh: "检查当前环境和设置有何问题" },
  "doctor.out": { en: "folder that documents are written to", zh: "证照文档的输出文件夹" },
  "doctor.keyOption": {
    en: "name or address of the key that acts; ELICENSE_KEY and the like if left out",
    zh: "办理密钥的名称或地址，默认取 ELICENSE_KEY 等设置",
  },
  "doctor.rpc": { en: "addresses of other nodes, to compare with", zh: "用于比对的其他节点地址" },
  "doctor.rpcForm": {
    en: "--rpc: give addresses of http or https, without a user name or password: others can read a command line.",
    zh: "--rpc：请填写 http 或 https 地址，不得包含用户名或口令：命令行可被他人看到。",
  },
  "doctor.summary": {
    en: "Passed: {pass}. Warnings: {warn}. Failed: {fail}. Could not be found out: {unknown}.",
    zh: "通过 {pass} 项；警告 {warn} 项；不通过 {fail} 项；无法判定 {unknown} 项。",
  },
  "doctor.result.pass": { en: "pass", zh: "通过" },
  "doctor.result.warn": { en: "WARN", zh: "警告" },
  "doctor.result.fail": { en: "FAIL", zh: "不通过" },
  "doctor.result.unknown": { en: "unknown", zh: "无法判定" },
  "doctor.name.runtime": { en: "Node.js", zh: "Node.js" },
  "doctor.name.settings": { en: "settings", zh: "设置文件" },
  "doctor.name.keystore": { en: "keystore", zh: "密钥库" },
  "doctor.name.registerKey": { en: "register key", zh: "登记密钥" },
  "doctor.name.disk": { en: "disk", zh: "磁盘" },
  "doctor.name.node": { en: "node", zh: "节点" },
  "doctor.name.chain": { en: "chain", zh: "链" },
  "doctor.name.head": { en: "newest block", zh: "最新区块" },
  "doctor.name.clock": { en: "clock", zh: "时钟" },
  "doctor.name.peer": { en: "other node", zh: "其他节点" },
  "doctor.name.manifest": { en: "manifest", zh: "部署清单" },
  "doctor.name.key": { en: "key", zh: "密钥" },
  "doctor.name.rights": { en: "rights", zh: "权限" },
  "doctor.name.balance": { en: "balance", zh: "余额" },
  "doctor.name.transactions": { en: "transactions", zh: "交易" },
  "doctor.role.privateKey": { en: "", zh: "" },
  "doctor.role.approverPrivateKey": { en: " (approver)", zh: "（批准）" },
  "doctor.role.consumerPrivateKey": { en: " (consumer)", zh: "（用证）" },
  "doctor.role.administratorPrivateKey": { en: " (administrator)", zh: "（管理）" },
  "doctor.role.holderPrivateKey": { en: " (holder)", zh: "（持证主体）" },
  "doctor.skipped": {
    en: "Could not be checked: something above has to work first.",
    zh: "未能检查：须先解决上面的问题。",
  },
  "doctor.runtime": { en: "{version} ({needed} or newer is needed).", zh: "{version}（需要 {needed} 或更新）。" },
  "doctor.runtimeOld": {
    en: "{version} is too old: {needed} or newer is needed. Run npm run setup, which brings one along.",
    zh: "{version} 过旧：需要 {needed} 或更新。请运行 npm run setup，它会自带所需版本。",
  },
  "doctor.settings": {
    en: "{file} ({permissions}) with {count} {count|secret|secrets}.",
    zh: "{file}（{permissions}），含 {count} 项秘密。",
  },
  "doctor.settingsNone": {
    en: "No .env: settings come from the environment, for a local node from .env.example where there is one.",
    zh: "没有 .env：设置取自环境变量；节点在本机的，取自 .env.example（如有）。",
  },
  "doctor.settingsOpen": {
    en: "Others may read {file} ({permissions}), which has {count} {count|secret|secrets}. Close it: chmod 600. Replace the secrets if others use this machine.",
    zh: "其他用户可以读取 {file}（{permissions}），其中含 {count} 项秘密。请收紧权限：chmod 600；如有他人使用本机，请更换这些秘密。",
  },
  "doctor.keystore": { en: "{count} in {folder}, closed to others.", zh: "{folder} 中 {count} 个密钥，他人不可读。" },
  "doctor.keystoreNone": { en: "There is none at {folder}.", zh: "{folder} 处没有密钥库。" },
  "doctor.keystoreOpen": {
    en: "Others may read {files}. Close them: chmod 700 {folder}, and chmod 600 the files in it.",
    zh: "其他用户可以读取 {files}。请收紧权限：chmod 700 {folder}，其中的文件 chmod 600。",
  },
  "doctor.registerKey": { en: "ELICENSE_REGISTER_KEY is set.", zh: "已设置 ELICENSE_REGISTER_KEY。" },
  "doctor.registerKeyDevelopment": {
    en: "The development chain's, which everybody knows.",
    zh: "使用开发链的登记密钥（公开）。",
  },
  "doctor.registerKeyNone": {
    en: "ELICENSE_REGISTER_KEY is not set. Whoever issues licenses or decides on them needs it: set it in .env.",
    zh: "未设置 ELICENSE_REGISTER_KEY。颁发证照和作出决定需要它：请在 .env 中设置。",
  },
  "doctor.registerKeyKnown": {
    en: "ELICENSE_REGISTER_KEY is the one of .env.example, which everybody knows: personal data could be guessed. Set a secret one of 32 random bytes before anything is issued.",
    zh: "ELICENSE_REGISTER_KEY 是 .env.example 中公开的密钥：个人信息可被猜出。颁发之前请设置 32 字节的随机秘密。",
  },
  "doctor.disk": { en: "{free} MiB free for {folder}.", zh: "{folder} 可用空间 {free} MiB。" },
  "doctor.diskLow": {
    en: "{free} MiB free for {folder}: some 50 documents take one. Make room, or choose another folder with --out.",
    zh: "{folder} 可用空间仅 {free} MiB（每 MiB 约可存 50 份文档）。请腾出空间，或用 --out 另选文件夹。",
  },
  "doctor.diskFull": {
    en: "Only {free} MiB are free for {folder}. Make room, or choose another folder with --out.",
    zh: "{folder} 可用空间仅剩 {free} MiB。请腾出空间，或用 --out 另选文件夹。",
  },
  "doctor.diskClosed": {
    en: "{folder} cannot be written to ({reason}). Check who owns it, or choose another folder with --out.",
    zh: "{folder} 无法写入（{reason}）。请检查其所有者，或用 --out 另选文件夹。",
  },
  "doctor.node": {
    en: "{url} answers in {milliseconds} ms ({version}).",
    zh: "{url} 在 {milliseconds} 毫秒内应答（{version}）。",
  },
  "doctor.chain": { en: "Chain id {chainId}, first block {genesis}.", zh: "链编号 {chainId}，创世区块 {genesis}。" },
  "doctor.chainOther": {
    en: "The node serves the chain {chainId}, not {expected}. Correct ELICENSE_RPC_URL or ELICENSE_CHAIN_ID.",
    zh: "节点所在链为 {chainId}，而非 {expected}。请更正 ELICENSE_RPC_URL 或 ELICENSE_CHAIN_ID。",
  },
  "doctor.head": { en: "Block {block}, {age} s old.", zh: "区块 {block}，{age} 秒前。" },
  "doctor.headOld": {
    en: "The chain has had no block since {since} (Asia/Shanghai): block {block} is {age} s old. It has halted, or the node lags behind. Until there are blocks, commands that read say that they could not tell, and commands that send wait. Ask those who run the node; compare with other nodes by --rpc.",
    zh: "自 {since}（北京时间）起没有新区块：最新区块 {block} 已是 {age} 秒前。链已停止出块，或者节点落后。恢复出块之前，查询类命令无法得出结论，提交类命令等待。请联系节点的运行维护人员；可用 --rpc 与其他节点比对。",
  },
  "doctor.clock": { en: "{seconds} s from the newest block.", zh: "与最新区块相差 {seconds} 秒。" },
  "doctor.clockBehind": {
    en: "This machine's clock is {seconds} s behind the newest block. Set it by a time server.",
    zh: "本机时钟比最新区块慢 {seconds} 秒。请与时间服务器同步。",
  },
  "doctor.clockUnsure": {
    en: "The newest block that any node shows is {seconds} s behind this clock: blocks are late, or the clock is fast. Set it by a time server, and compare with other nodes by --rpc.",
    zh: "各节点的最新区块比本机时钟早 {seconds} 秒：出块延迟，或者本机时钟偏快。请与时间服务器同步，并用 --rpc 与其他节点比对。",
  },
  "doctor.peer": { en: "{url} has the same blocks up to {block}.", zh: "{url} 直至区块 {block} 一致。" },
  "doctor.peerOther": {
    en: "{url} serves another chain ({chainId}, first block {genesis}). Correct the address.",
    zh: "{url} 属于另一条链（{chainId}，创世区块 {genesis}）。请更正地址。",
  },
  "doctor.peerForked": {
    en: "{url} has another block {block}: one of the two is on a fork, or lies. Rely on neither until those who run them have explained it.",
    zh: "{url} 的区块 {block} 不同：其中一个节点处于分叉或者作假。运行维护人员查明之前，请勿采信任何一个。",
  },
  "doctor.peerBehind": {
    en: "{url} is {blocks} {blocks|block|blocks} behind this node. Ask those who run it.",
    zh: "{url} 比本节点落后 {blocks} 个区块。请联系其运行维护人员。",
  },
  "doctor.peerAhead": {
    en: "This node is {blocks} {blocks|block|blocks} behind {url}. Ask those who run this one.",
    zh: "本节点比 {url} 落后 {blocks} 个区块。请联系本节点的运行维护人员。",
  },
  "doctor.manifest": { en: "All {contracts} contracts stand as deployed.", zh: "{contracts} 个合约均与部署时一致。" },
  "doctor.manifestSigned": {
    en: "All {contracts} contracts stand as deployed, and the manifest has the {needed} {needed|signature that is|signatures that are} asked for.",
    zh: "{contracts} 个合约均与部署时一致，部署清单具有所要求的 {needed} 份签名。",
  },
  "doctor.manifestUnguarded": {
    en: "All {contracts} contracts stand as deployed, but no signatures are asked for: whoever puts another manifest in this one's place is believed. Set ELICENSE_MANIFEST_SIGNERS.",
    zh: "{contracts} 个合约均与部署时一致，但未要求部署清单的签名：清单如被替换将无从发现。请设置 ELICENSE_MANIFEST_SIGNERS。",
  },
  "doctor.key": {
    en: "{account} ({source}) acts for {authority}.",
    zh: "{account}（{source}），所属机构：{authority}。",
  },
  "doctor.keyNone": {
    en: "No key is set: this setup can only read. To act, make one ({program} key new <name>) and set ELICENSE_KEY.",
    zh: "未设置密钥：只能查询。如需办理，请生成密钥（{program} key new <名称>）并设置 ELICENSE_KEY。",
  },
  "doctor.keyUnknown": {
    en: "{account} ({source}) is no authority's key on this chain. Have the authority's administrator add it, or choose another key.",
    zh: "{account}（{source}）不是本链上任何机构的密钥。请由机构的管理密钥添加，或改用其他密钥。",
  },
  "doctor.keyRemoved": {
    en: "{account} ({source}) was a key of {authority}, and was removed for ever. Make another, and have it added.",
    zh: "{account}（{source}）曾是{authority}的密钥，已被永久移除。请另行生成并添加。",
  },
  "doctor.keyDistrusted": {
    en: "{account} ({source}), of {authority}, is distrusted. Make another key, and have it added.",
    zh: "{account}（{source}）所属{authority}，已不受信任。请另行生成并添加。",
  },
  "doctor.keyCannotAdminister": {
    en: "{account} ({source}) is a key of {authority}, and cannot administer it. Use an administering key.",
    zh: "{account}（{source}）是{authority}的密钥，但不能用于管理。请使用管理密钥。",
  },
  "doctor.keyCannotOperate": {
    en: "{account} ({source}), of {authority}, only administers: it cannot act on licenses. Use one of its operating keys.",
    zh: "{account}（{source}）是{authority}的管理密钥，不能办理证照。请使用其办理密钥。",
  },
  "doctor.keyPlain": {
    en: "{account} of {authority} stands unencrypted in {source}, which is for development. Encrypt it: {program} key import <name>",
    zh: "{authority}的 {account} 以明文存放于 {source}，此方式仅供开发使用。请加密保存：{program} key import <名称>",
  },
  "doctor.keyDevelopment": {
    en: "{account} of {authority}, in {source}, is a development key, which everybody knows. Have it removed on the chain at once, and make another.",
    zh: "{source} 中{authority}的 {account} 是公开的开发密钥。请立即在链上移除，并另行生成。",
  },
  "doctor.authorityInactive": {
    en: "{authority}, for which {account} ({source}) acts, is not active, or one above it is not. Ask the authority above.",
    zh: "{account}（{source}）所属{authority}或其上级机构已停用。请联系上级机构。",
  },
  "doctor.keyHolder": {
    en: "{account} ({source}) signs grants for the licenses that are bound to it.",
    zh: "{account}（{source}）为绑定到该账户的证照签署授权。",
  },
  "doctor.keyHolderPlain": {
    en: "The holder's {account} stands unencrypted in {source}, which is for development. Encrypt it: {program} key import <name>",
    zh: "持证主体的 {account} 以明文存放于 {source}，此方式仅供开发使用。请加密保存：{program} key import <名称>",
  },
  "doctor.keyHolderDevelopment": {
    en: "The holder's {account}, in {source}, is a development key, which everybody knows. Have the issuer bind the license to another account at once.",
    zh: "{source} 中持证主体的 {account} 是公开的开发密钥。请立即由颁发机构将证照变更绑定到其他账户。",
  },
  "doctor.rights": { en: "{rights}.", zh: "{rights}。" },
  "doctor.rightsNone": {
    en: "The authority has no right for any license type. Have the authority above accredit it; a new right holds after a delay.",
    zh: "该机构对任何证照类型均无权限。请由上级机构授权；新权限须经过等待期才生效。",
  },
  "doctor.balance": { en: "{balance}, enough for the largest transaction.", zh: "{balance}，足够支付最大的一笔交易。" },
  "doctor.balanceFree": { en: "Not needed: the chain charges nothing.", zh: "无需余额：本链不收费用。" },
  "doctor.balanceLow": {
    en: "{balance}: the largest transaction costs {needed}. Have the account topped up.",
    zh: "{balance}：最大的一笔交易需要 {needed}。请为账户充值。",
  },
  "doctor.balanceNone": {
    en: "{balance}, but the chain charges fees: the largest transaction costs {needed}. Have the account topped up.",
    zh: "{balance}，而本链收取费用：最大的一笔交易需要 {needed}。请为账户充值。",
  },
  "doctor.transactions": {
    en: "None waits; the next has the nonce {nonce}.",
    zh: "没有等待中的交易；下一个 nonce 为 {nonce}。",
  },
  "doctor.transactionsWait": {
    en: "{waiting} wait from the nonce {nonce} on. If they still do in some minutes, ask those who run the node.",
    zh: "自 nonce {nonce} 起有 {waiting} 笔交易等待中。数分钟后仍未执行的，请联系节点的运行维护人员。",
  },
  "doctor.transactionsGap": {
    en: "The node keeps a transaction with the nonce {nonce}, but none with {missing}: it waits for ever. Run the command that sent it again, or ask those who run the node to drop it.",
    zh: "节点中有 nonce 为 {nonce} 的交易，但缺少 {missing}，将一直等待。请重新运行提交该交易的命令，或请节点的运行维护人员清除。",
  },
  "right.REVIEW": { en: "review", zh: "审查" },
  "right.ISSUE": { en: "issue", zh: "颁发" },
  "right.SUSPEND": { en: "suspend", zh: "停止执业" },
  "right.REVOKE": { en: "revoke", zh: "吊销" },
  "right.ANNUL": { en: "annul", zh: "撤销" },
  "right.CANCEL": { en: "cancel", zh: "注销" },
  "right.TRANSFER": { en: "transfer", zh: "转移" },
  "right.ANNOTATE": { en: "annotate", zh: "备注" },
  "right.USE": { en: "use", zh: "用证" },
  "doctor.source.keystore": { en: "key {name} of the keystore", zh: "密钥库中的密钥 {name}" },
  "doctor.source.external": { en: "external signer {url}", zh: "外部签名服务 {url}" },
} as const satisfies Readonly<Record<string, Text>>;
