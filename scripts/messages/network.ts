import type { Text } from "@elicense/sdk";

/** What `npm run network` says. */
export const networkMessages = {
  "network.description": {
    en: "A private chain of several departments, from their keys to its whole life.",
    zh: "多部门共同运行的专用链：从生成密钥到全周期运维。",
  },
  "network.option": {
    en: "name of the network in networks/, or its folder; the only one there if left out",
    zh: "networks/ 中的网络名称，或其文件夹；只有一个时可省略",
  },
  "network.member": {
    en: "name of the member; all of this machine's if left out",
    zh: "成员名称；不填则为本机全部成员",
  },
  "network.cards": { en: "joining cards, one file a department", zh: "各部门的入网卡文件" },
  "network.yes": { en: "do it without asking", zh: "不再询问，直接执行" },
  "network.none": { en: "none", zh: "无" },
  "network.address": {
    en: "{option}: give an address, 0x and 40 hexadecimal digits.",
    zh: "{option}：请填写地址（0x 加 40 位十六进制数字）。",
  },
  "network.validators": {
    en: "{count} by the plan, of whom {quorum} must agree to a block",
    zh: "按方案 {count} 个，出块须有 {quorum} 个同意",
  },
  "network.threshold": {
    en: "{threshold} of {count} {count|department|departments}",
    zh: "{count} 个部门中的 {threshold} 个",
  },
  "network.reloaded": { en: "Read their allowlists anew: {nodes}", zh: "已重新读取许可名单：{nodes}" },

  "network.key": {
    en: "make this department's node keys, which never leave the machine, and its signed joining card",
    zh: "生成本部门的节点密钥（不离开本机）和签名入网卡",
  },
  "network.key.network": { en: "name of the network: a-z, 0-9 and hyphens", zh: "网络名称：a-z、0-9 和连字符" },
  "network.key.chainId": { en: "id of the chain, the same for all departments", zh: "链 ID，各部门相同" },
  "network.key.name": {
    en: "name of this department in the network: a-z, 0-9 and hyphens",
    zh: "本部门在网络中的名称：a-z、0-9 和连字符",
  },
  "network.key.code": { en: "unified social credit code of the department", zh: "部门的统一社会信用代码" },
  "network.key.host": {
    en: "IP address of this machine, at which the others reach its nodes",
    zh: "本机的 IP 地址，其他部门由此访问本机的节点",
  },
  "network.key.port": {
    en: "port for the other nodes; the RPC node has 100 more, as of all ports",
    zh: "节点间通信端口；RPC 节点的各端口均加 100",
  },
  "network.key.rpcPort": {
    en: "port of the validator's RPC, on this machine alone",
    zh: "验证节点的 RPC 端口，仅限本机",
  },
  "network.key.metricsPort": { en: "port of its metrics, on this machine alone", zh: "监控指标端口，仅限本机" },
  "network.key.noRpc": {
    en: "no RPC node: the department's programs ask another's",
    zh: "不设 RPC 节点，本部门程序使用其他部门的节点",
  },
  "network.key.governance": {
    en: "account with which the department takes part in governance, which signs the card: of a key of its own, never the node's; no contract",
    zh: "本部门参与治理的账户，由其签署入网卡：使用单独的密钥，不得使用节点密钥，不能是合约账户",
  },
  "network.key.governanceSignature": {
    en: "that account's signature of the card, made elsewhere: by `sign`, or by any wallet (EIP-191)",
    zh: "该账户在其他机器上对入网卡的签名，用 `sign` 或任何钱包（EIP-191）制作",
  },
  "network.governanceKey": {
    en: "name or address of the governance signer's key; that of its address, in the keystore, at the external signer or in the settings, if left out",
    zh: "治理签名账户密钥的名称或地址；不填则按该账户地址在密钥库、外部签名服务、设置中查找",
  },
  "network.otherSigner": {
    en: "--key: the key is of {chosen}, and the card's governance signer is {address}. Name that signer's key.",
    zh: "--key：该密钥属于 {chosen}，而入网卡的治理签名账户为 {address}。请指明该账户的密钥。",
  },
  "network.noGovernanceKey": {
    en: "This machine has no key of {address}, which governs by this card: not in the keystore, at no external signer, and not in the settings. Run it where that key is (`npm run elicense -- key list` names those of the keystore).",
    zh: "本机没有该入网卡治理签名账户 {address} 的密钥：密钥库、外部签名服务、设置中均没有。请在持有该密钥的机器上运行（`npm run elicense -- key list` 列出密钥库中的密钥）。",
  },
  "network.key.account": { en: "accounts of the department that may send transactions", zh: "本部门可提交交易的账户" },
  "network.card.version": { en: "version {version}", zh: "第 {version} 版" },
  "network.key.made": {
    en: "Keep a copy of the keys' folder under lock; nobody can restore it. Give {card} to the other departments: nothing in it is secret. Never run one key on two machines.",
    zh: "请妥善备份密钥文件夹，遗失无法恢复。将 {card} 交给其他部门，其中没有秘密。同一密钥不得在两台机器上同时运行。",
  },
  "network.key.unsigned": {
    en: "The keys are there, and the card waits for its governance signer {address}, whose key this machine does not have. Carry {draft} to where that key is, have it signed there ({program} sign), and run this command again with --governance-signature.",
    zh: "密钥已生成。入网卡尚须治理签名账户 {address} 签署，本机没有该账户的密钥。请将 {draft} 带到持有该密钥的机器上签署（{program} sign），然后加上 --governance-signature 再次运行本命令。",
  },
  "network.key.kept": {
    en: "The keys are those that were there. The card is {card}; give it to the other departments if it is new.",
    zh: "密钥沿用已有的。入网卡为 {card}，如有更新请交给其他部门。",
  },

  "network.sign": {
    en: "sign a department's card as its governance signer, on the machine that has that key",
    zh: "在持有治理签名账户密钥的机器上签署本部门的入网卡",
  },
  "network.sign.draft": { en: "what `key` wrote for it: <name>.draft.json", zh: "`key` 写出的 <名称>.draft.json" },
  "network.sign.plan": {
    en: "Card of {member}, version {version}, for the network {network} (chain {chainId}):",
    zh: "{member} 的入网卡，第 {version} 版，用于网络 {network}（链 {chainId}）：",
  },
  "network.sign.next": {
    en: "Signed. On the machine of {member} run the same `key` again with --governance-signature and this:",
    zh: "已签署。请在 {member} 的机器上以 --governance-signature 加下列签名，再次运行同一 `key` 命令：",
  },

  "network.assemble": {
    en: "make a network of the departments' joining cards, without any key",
    zh: "用各部门的入网卡组建网络，不需要任何密钥",
  },
  "network.assemble.threshold": {
    en: "departments that governance needs; more than half if left out",
    zh: "治理所需的部门数；不填则为过半数",
  },
  "network.assemble.blockPeriod": {
    en: "seconds between blocks, {longest} at the most; 2 if left out",
    zh: "出块间隔（秒），不超过 {longest}，默认 2",
  },
  "network.assemble.requestTimeout": {
    en: "seconds that the first round of a block may take; 4 if left out",
    zh: "出块第一轮的时限（秒），默认 4",
  },
  "network.assembled": { en: "{count} {count|file|files} written.", zh: "已写入 {count} 个文件。" },
  "network.assembled.already": {
    en: "The network is there already, and all its files are as the plan has them: nothing was written.",
    zh: "网络已存在，所有文件与方案一致：未写入任何文件。",
  },
  "network.assembled.next": {
    en: "Read the fingerprint to the other departments: it must be theirs. Then start the nodes: {command}",
    zh: "请与其他部门核对指纹，应完全一致。然后启动节点：{command}",
  },
  "network.check": {
    en: "check what this machine is asked to run: the cards' signatures, every file against the plan, the own keys",
    zh: "核对本机将运行的内容：入网卡签名、各文件与方案、本机密钥",
  },
  "network.check.card": {
    en: "cards that their departments handed over, which the network must be made of",
    zh: "各部门直接交来的入网卡，须与网络所用一致",
  },
  "network.check.own": { en: "This machine has the keys of: {members}", zh: "本机持有密钥的成员：{members}" },
  "network.check.same": { en: "Every file is as the cards make it.", zh: "所有文件与入网卡生成的内容一致。" },
  "network.check.different": {
    en: "Start no node before this is put right.",
    zh: "更正之前不要启动节点。",
  },
  "network.check.mendFiles": {
    en: "Files are written as the plan has them by: {command}",
    zh: "按方案重新写入文件：{command}",
  },
  "network.check.mendPlan": {
    en: "If the plan is another than the other departments', assemble the network from cards that you have from them.",
    zh: "若方案与其他部门的不同，请用各部门直接交来的入网卡组建网络。",
  },
  "network.check.mendKeys": {
    en: "No command makes a key again: put it back from the copy of the keys' folder that is under lock (a backup of the node has none). A validator's key that is lost is replaced by a new member's, as the runbook says; with another key of the RPC node `key` makes a newer card, which every department admits. The keys of tokens (jwt) it makes anew.",
    zh: "任何命令都不能重新生成同一密钥：请用妥善保管的密钥文件夹副本恢复（节点备份中不含密钥）。验证节点密钥遗失的，按运维手册以新成员的密钥替换；RPC 节点更换密钥的，用 `key` 制作新版入网卡，由各部门纳入；令牌密钥（jwt）也由 `key` 重新生成。",
  },
  "network.check.repair": {
    en: "put right the files that differ, as the plan has them",
    zh: "将不一致的文件按方案恢复",
  },
  "network.check.repaired": { en: "Put right: {path}", zh: "已恢复：{path}" },
  "network.fault.missing": { en: "missing    {subject}", zh: "缺少    {subject}" },
  "network.fault.different": { en: "changed    {subject}", zh: "被改动  {subject}" },
  "network.fault.strange": { en: "unexpected {subject}", zh: "多余    {subject}" },
  "network.fault.card": {
    en: "another card of {subject} than its department handed over",
    zh: "{subject} 的入网卡与该部门交来的不同",
  },
  "network.fault.unknownCard": { en: "{subject} is no member of the network", zh: "{subject} 不是本网络成员" },
  "network.fault.keyMissing": {
    en: "no key at {subject}, where the card was made that needs it",
    zh: "缺少密钥 {subject}：入网卡在本机制作，须有该密钥",
  },
  "network.fault.key": { en: "{subject} is not the key that the card names", zh: "{subject} 不是入网卡所列的密钥" },
  "network.fault.openKey": {
    en: "others can read {subject}: chmod 600",
    zh: "其他用户可以读取 {subject}：请执行 chmod 600",
  },

  "network.init": { en: "make a network of this machine alone, for development", zh: "在本机建立用于开发的网络" },
  "network.init.local": {
    en: "how many members, {fewest} to {most}, each with a validator: with fewer the chain halts at its first fault",
    zh: "成员数（{fewest} 至 {most}），每个成员一个验证节点；更少时一有故障即停链",
  },
  "network.init.name": { en: "name of the network", zh: "网络名称" },
  "network.init.chainId": {
    en: "id of the chain; if left out {usual}, or the next that no network here has",
    zh: "链 ID；不填则为 {usual}，已被本机网络使用的顺延",
  },
  "network.init.port": {
    en: "the first member's port for the other nodes, each further one has one more; if left out {usual}, or further on where a network here has it",
    zh: "第一个成员的节点通信端口，其后依次加一；不填则为 {usual}，已被本机网络使用的顺延",
  },
  "network.init.rpcPort": {
    en: "the first member's RPC port; if left out {usual}, or further on where a network here has it",
    zh: "第一个成员的 RPC 端口；不填则为 {usual}，已被本机网络使用的顺延",
  },
  "network.init.metricsPort": {
    en: "the first member's metrics port; if left out {usual}, or further on where a network here has it",
    zh: "第一个成员的监控指标端口；不填则为 {usual}，已被本机网络使用的顺延",
  },
  "network.init.next": {
    en: "Next:\n  {program} up --network {network}\n  npm run deploy -- --network {network}  # with the sample consortium\n  cp {settings} .env  # npm run elicense then uses this network; a .env that is there is replaced",
    zh: "下一步：\n  {program} up --network {network}\n  npm run deploy -- --network {network}  # 含示例联盟成员\n  cp {settings} .env  # 此后 npm run elicense 使用本网络；原有的 .env 会被替换",
  },
  "network.init.nextRunning": {
    en: "All its nodes run. Next:\n  {program} status --network {network}\n  npm run deploy -- --network {network}  # with the sample consortium; says so where that is done already\n  cp {settings} .env  # npm run elicense then uses this network; a .env that is there is replaced",
    zh: "节点均在运行。下一步：\n  {program} status --network {network}\n  npm run deploy -- --network {network}  # 含示例联盟成员；已部署的会说明\n  cp {settings} .env  # 此后 npm run elicense 使用本网络；原有的 .env 会被替换",
  },
  "network.init.warning": {
    en: "Governance and the accounts are development keys, which everybody knows: for this machine only.",
    zh: "治理账户和交易账户均为公开的开发密钥，仅限本机使用。",
  },

  "network.up": {
    en: "start the nodes whose keys this machine has, and wait for a new block",
    zh: "启动本机持有密钥的节点，并等待新区块",
  },
  "network.up.wait": { en: "how long to wait for a new block; 0 not at all", zh: "等待新区块的时限，0 为不等待" },
  "network.up.starting": {
    en: "Starting {nodes} with {engine}. It takes a minute or more until all answer, {seconds} s at most.",
    zh: "正在用 {engine} 启动 {nodes}。全部应答约需一分钟或更久，最多 {seconds} 秒。",
  },
  "network.up.image": {
    en: "Docker fetches the image first where it has none, however long that takes.",
    zh: "本机没有镜像时，Docker 会先行下载，所需时间不定。",
  },
  "network.up.progress": {
    en: "{done} of {count} {count|node|nodes} {done|answers|answer}",
    zh: "{count} 个节点中 {done} 个已应答",
  },
  "network.up.blockProgress": { en: "waiting for a new block", zh: "正在等待新区块" },
  "network.up.waiting": {
    en: "All answer. Waiting for a new block, for {seconds} s at most.",
    zh: "节点均已应答，正在等待新区块（最多 {seconds} 秒）。",
  },
  "network.up.done": { en: "The chain goes on: block {block}.", zh: "链正常出块：区块 {block}。" },
  "network.up.fetching": {
    en: "{node} fetches the blocks that were made while it did not run. It has block {block}, which is {age} old, so that it is not told yet how the chain is. See how far it is: {command}",
    zh: "{node} 正在获取其停止期间产生的区块。目前到区块 {block}（{age}之前），尚不能说明链的状态。查看进度：{command}",
  },
  "network.up.runOn": {
    en: "Not all nodes answer. These run, and go on running: {nodes}. End them: {command}",
    zh: "并非全部节点都已应答。以下节点正在运行，并将继续运行：{nodes}。停止这些节点：{command}",
  },
  "network.up.started": { en: "All nodes answer.", zh: "全部节点已应答。" },
  "network.down": {
    en: "end the nodes of this machine; one that has not ended after {seconds} s is killed, which its database stands",
    zh: "停止本机的节点；{seconds} 秒后仍未停止的强制结束，其数据库可以承受",
  },
  "network.down.force": { en: "kill them at once, as a power failure does", zh: "立即强制结束（如同断电）" },
  "network.down.ending": {
    en: "Ending {nodes}. One that has not ended after {seconds} s is killed, which its database stands.",
    zh: "正在停止 {nodes}。{seconds} 秒后仍未停止的将强制结束，其数据库可以承受。",
  },
  "network.down.killing": { en: "Killing {nodes}.", zh: "正在强制结束 {nodes}。" },
  "network.down.progress": { en: "{done} of {count} {count|node|nodes} ended", zh: "{count} 个节点中 {done} 个已停止" },
  "network.down.killed": {
    en: "{node} had not ended after {seconds} s, and was killed.",
    zh: "{node} 在 {seconds} 秒后仍未停止，已强制结束。",
  },
  "network.down.done": { en: "Ended: {nodes}", zh: "已停止：{nodes}" },
  "network.down.none": { en: "No node was running.", zh: "没有正在运行的节点。" },
  "network.restart": {
    en: "restart the nodes of this machine one after the other, as for an upgrade",
    zh: "依次重启本机节点（如升级时）",
  },
  "network.restart.together": {
    en: "all at once: after a long halt the round timers are long, and this resets them",
    zh: "同时重启：停链较久后轮次计时很长，可借此复位",
  },
  "network.restart.node": {
    en: "Restarting {nodes}. What has not ended after {seconds} s is killed. It takes a minute or more until a node answers again, {answer} s at most.",
    zh: "正在重启 {nodes}。{seconds} 秒后仍未停止的将强制结束。节点约需一分钟或更久才重新应答，最多 {answer} 秒。",
  },
  "network.restart.waiting": {
    en: "Then it is waited until the chain goes on, for {wait} s at most.",
    zh: "之后等待链继续出块，最多 {wait} 秒。",
  },
  "network.restart.progress": { en: "restarting {nodes}", zh: "正在重启 {nodes}" },
  "network.restart.done": { en: "Restarted: {nodes}", zh: "已重启：{nodes}" },

  "network.status": { en: "show how the chain and the nodes of this machine are", zh: "显示链和本机节点的状态" },
  "network.status.silent": {
    en: "No validator of this machine answers, so it could not be told how the chain is. Start it: {command}",
    zh: "本机没有验证节点应答，无法得知链的状态。请启动节点：{command}",
  },
  "network.status.halted": {
    en: "There has been no block for {age}: the chain has halted, or this machine is cut off. {quorum} {quorum|validator is|validators are} needed.",
    zh: "已 {age}没有新区块：链已停止，或本机与其他节点断开。需要 {quorum} 个验证节点。",
  },
  "network.status.unbegun": {
    en: "No block was made yet. {quorum} of {count} {count|validator|validators} must run and be connected to each other before the first one is made, so that it is not known who takes part.",
    zh: "尚未产生区块。{count} 个验证节点中需有 {quorum} 个运行并相互连接，才会产生第一个区块；因此尚不知哪些节点参与。",
  },
  "network.status.noBlock": { en: "no block yet", zh: "尚无区块" },
  "network.status.partUnknown": { en: "not known yet", zh: "尚不可知" },
  "network.status.fork": {
    en: "{node} has another block at the same height. This must never happen: end it, keep its data, and tell the other departments.",
    zh: "{node} 在同一高度有不同的区块。这种情况不应发生：请停止该节点、保留数据，并通知其他部门。",
  },
  "network.status.otherNetwork": {
    en: "At {url}, where {node} should answer, a node of the network {network} does (first block {genesisHash}): the two have the same port. End that one first: {command}",
    zh: "{url} 应由 {node} 应答，但应答的是网络 {network} 的节点（创世区块 {genesisHash}）：两者端口相同。请先停止该网络的节点：{command}",
  },
  "network.status.otherChain": {
    en: "At {url}, where {node} should answer, a node of another chain does: its first block is {genesisHash}, and this network's is {expected}. End it, or see which program has the port.",
    zh: "{url} 应由 {node} 应答，但应答的是另一条链的节点：其创世区块为 {genesisHash}，而本网络为 {expected}。请停止该节点，或查看占用端口的程序。",
  },
  "network.status.otherKey": {
    en: "What answers at {url} refuses the token of {node}: it is another network's node, or was started with another key of tokens. End it, and start the right one.",
    zh: "{url} 拒绝 {node} 的令牌：应答的是其他网络的节点，或启动时使用了其他令牌密钥。请停止后启动正确的节点。",
  },
  "network.status.stranger": { en: "another node", zh: "其他节点" },
  "network.status.missing": { en: "missing", zh: "缺席" },
  "network.status.there": { en: "took part in them", zh: "参与了这些区块" },
  "network.status.down": { en: "no answer", zh: "无应答" },
  "network.status.up": { en: "up", zh: "运行" },
  "network.status.syncing": { en: "synchronising", zh: "同步中" },

  "network.admit": {
    en: "take a department's card into the network: a new member's, or a newer one with other accounts or addresses",
    zh: "将部门的入网卡纳入网络：新成员，或账户、地址有变的新版入网卡",
  },
  "network.admit.newSigner": {
    en: "a governance signer that its department itself told of; may be repeated. A newer card that names another signer than before is refused without",
    zh: "部门亲自告知的新治理签名账户，可重复填写；未列出的，不纳入更换治理签名账户的新版入网卡",
  },
  "network.admit.new": {
    en: "New member {member}, card version {version}:",
    zh: "新成员 {member}，入网卡第 {version} 版：",
  },
  "network.admit.newer": {
    en: "Newer card of {member}, version {version}:",
    zh: "{member} 的新版入网卡，第 {version} 版：",
  },
  "network.admit.already": { en: "These cards are the network's already.", zh: "这些入网卡已在网络中。" },
  "network.admit.done": { en: "Admitted: {members}", zh: "已纳入：{members}" },
  "network.admit.next": {
    en: "The other departments must do the same: compare the fingerprint.",
    zh: "其他部门须进行同样的操作：请核对指纹。",
  },
  "network.join": {
    en: "join a network that runs: take its plan from a department that has admitted the card, and write the node's files",
    zh: "加入运行中的网络：从已纳入本部门入网卡的部门取得方案，写入节点文件",
  },
  "network.join.plan": { en: "network.json of another department", zh: "其他部门的 network.json" },
  "network.join.compare": {
    en: "Compare the fingerprint and the first block with two departments, by telephone.",
    zh: "请与两个部门电话核对指纹和创世区块。",
  },
  "network.dismiss": {
    en: "take a member out of the network, once its validator is voted out",
    zh: "将成员移出网络（须先投票移出其验证节点）",
  },
  "network.dismiss.plan": {
    en: "{member} goes: its nodes ({address}) are refused, and so are the accounts that its card alone names.",
    zh: "{member} 将被移出：其节点（{address}）和仅由其入网卡列出的账户将被拒绝。",
  },
  "network.dismiss.done": { en: "Dismissed: {member}", zh: "已移出：{member}" },

  "network.vote": { en: "vote on who makes blocks", zh: "就验证节点投票" },
  "network.vote.add": {
    en: "vote for a further validator, and wait until it is one",
    zh: "投票增加验证节点，并等待生效",
  },
  "network.vote.drop": {
    en: "vote that a validator goes, and wait until it is gone",
    zh: "投票移出验证节点，并等待生效",
  },
  "network.vote.discard": { en: "cast votes on it no longer", zh: "撤销对其所投的票" },
  "network.vote.list": { en: "list the votes that the nodes of this machine cast", zh: "列出本机节点所投的票" },
  "network.vote.candidate": { en: "name of a member, or a validator's address", zh: "成员名称，或验证节点地址" },
  "network.vote.member": {
    en: "the only member of this machine that votes; all if left out",
    zh: "仅由本机的该成员投票；不填则全部",
  },
  "network.vote.waitAdd": {
    en: "how long to wait for the new node's connection, and then for the other departments' votes",
    zh: "等待新节点连接的时限，以及其后等待其他部门投票的时限",
  },
  "network.vote.waitDrop": { en: "how long to wait for the other departments' votes", zh: "等待其他部门投票的时限" },
  "network.vote.forceAdd": { en: "though its node is not there", zh: "即使其节点不在线" },
  "network.vote.forceDrop": { en: "though fewer than four are left", zh: "即使剩余不足四个" },
  "network.vote.connecting": {
    en: "Waiting until {address} is among the peers of {node}.",
    zh: "正在等待 {address} 成为 {node} 的对等节点。",
  },
  "network.vote.adding": {
    en: "Voting for {address}, for {seconds} s at most.",
    zh: "正在投票增加 {address}（最多 {seconds} 秒）。",
  },
  "network.vote.dropping": {
    en: "Voting that {address} goes, for {seconds} s at most.",
    zh: "正在投票移出 {address}（最多 {seconds} 秒）。",
  },
  "network.vote.added": {
    en: "{address} makes blocks now: {count} {count|validator|validators}.",
    zh: "{address} 已成为验证节点，共 {count} 个。",
  },
  "network.vote.dropped": {
    en: "{address} makes blocks no more: {count} {count|validator|validators}.",
    zh: "{address} 已不再是验证节点，共 {count} 个。",
  },
  "network.vote.discardElsewhere": {
    en: "The votes of this machine are discarded. The other departments' commands do the same: a vote that stays would undo a later one.",
    zh: "本机所投的票已撤销。其他部门的命令会同样处理：遗留的票会推翻以后的表决。",
  },
  "network.vote.discarded": {
    en: "{count} {count|node casts|nodes cast} no vote on {address} any more.",
    zh: "{count} 个节点不再对 {address} 投票。",
  },
  "network.vote.none": { en: "No node of this machine casts a vote.", zh: "本机节点没有所投的票。" },

  "network.transition": {
    en: "change at a block or a time what all nodes have to change at once: block period, validators, fork",
    zh: "设置全网在某区块或时间同时生效的变更：出块间隔、验证节点、分叉",
  },
  "network.transition.block": {
    en: "with --validators: number of the block from which on they make blocks",
    zh: "与 --validators 同用：自该区块起由其出块",
  },
  "network.transition.blockPeriod": {
    en: "seconds between blocks from --time on, {longest} at the most",
    zh: "自 --time 起的出块间隔（秒），不超过 {longest}",
  },
  "network.transition.validators": {
    en: "the only validators from then on: for a chain that lost more than it can stand, where no vote is possible",
    zh: "此后仅由这些验证节点出块：用于失效过多、无法投票的链",
  },
  "network.transition.fork": { en: "fork that begins at --time: {forks}", zh: "在 --time 时间开始的分叉：{forks}" },
  "network.transition.time": {
    en: "with --block-period or --fork: Unix time in seconds from which on it holds",
    zh: "与 --block-period 或 --fork 同用：自该 Unix 时间（秒）起生效",
  },
  "network.transition.plan": {
    en: "To be the same at every node before then: {transition}",
    zh: "各节点须在此之前设置一致：{transition}",
  },
  "network.transition.done": {
    en: "Added to every node's genesis file; the first block's hash stays.",
    zh: "已写入各节点的创世文件，创世区块哈希不变。",
  },
  "network.transition.already": { en: "The network has it already.", zh: "网络中已有该设置。" },
  "network.transition.next": {
    en: "Every department must do the same, compare the fingerprint, and restart its nodes before then: {command}",
    zh: "各部门须进行同样的设置、核对指纹，并在此之前重启节点：{command}",
  },

  "network.backup": {
    en: "copy the data of one node that does not run, with checksums: the member's validator, or its RPC node with --rpc",
    zh: "备份一个已停止节点的数据，附校验值：成员的验证节点，加 --rpc 则为其 RPC 节点",
  },
  "network.restore": {
    en: "put a backup in the place of a node's data; what was there is put aside beside it, in a folder with .1 (.2, …) at its end",
    zh: "用备份恢复节点的数据；原有数据移至旁边以 .1（.2……）结尾的文件夹",
  },
  "network.backup.folder": { en: "folder of the backup", zh: "备份文件夹" },
  "network.backup.rpc": {
    en: "of the member's RPC node, and not its validator",
    zh: "针对成员的 RPC 节点，而非验证节点",
  },
  "network.backup.done": {
    en: "{count} {count|file|files} of {node} {count|is|are} in {path}. The keys are not among them: they have their own copy, under lock.",
    zh: "{node} 的 {count} 个文件已备份到 {path}。其中不含密钥，密钥另行妥善备份。",
  },
  "network.backup.place": { en: "folder", zh: "文件夹" },
  "network.backup.rest": {
    en: "{member} has another node here, {other}, whose data are not in this backup. Copy them into a folder of their own: {command}",
    zh: "{member} 在本机还有节点 {other}，其数据不在本备份中。请另行备份到单独的文件夹：{command}",
  },
  "network.restore.done": {
    en: "{node} has the backup's data. Start it: {command}",
    zh: "{node} 的数据已恢复。启动节点：{command}",
  },
  "network.restore.aside": {
    en: "What was there is put aside in {path}, and stays until somebody removes it: do so once the node is well.",
    zh: "原有数据已移至 {path}，不会自动删除。请在节点运行正常后自行删除。",
  },
  "network.token": {
    en: "make a token with which a program may ask the department's RPC node",
    zh: "生成程序访问本部门 RPC 节点的令牌",
  },
  "network.token.days": { en: "for how many days it is good", zh: "有效天数" },
  "network.token.permission": { en: "methods that it may ask for", zh: "允许调用的方法" },
  "network.token.secret": {
    en: "Whoever has it may ask the node for {days} {days|day|days}: keep it as a password, in ELICENSE_RPC_TOKEN.",
    zh: "持有该令牌者在 {days} 天内可访问节点：请像口令一样保管，设置在 ELICENSE_RPC_TOKEN 中。",
  },

  "network.column.network": { en: "network", zh: "网络" },
  "network.column.chainId": { en: "chain id", zh: "链 ID" },
  "network.column.genesis": { en: "first block", zh: "创世区块" },
  "network.column.fingerprint": { en: "fingerprint", zh: "指纹" },
  "network.column.validators": { en: "validators", zh: "验证节点" },
  "network.column.period": { en: "block period", zh: "出块间隔" },
  "network.column.threshold": { en: "governance", zh: "治理" },
  "network.column.folder": { en: "folder", zh: "文件夹" },
  "network.column.member": { en: "member", zh: "成员" },
  "network.column.code": { en: "code", zh: "代码" },
  "network.column.validator": { en: "validator", zh: "验证节点" },
  "network.column.host": { en: "address", zh: "地址" },
  "network.column.ports": { en: "RPC and metrics ports", zh: "RPC、监控端口" },
  "network.column.rpcPorts": { en: "its ports of both", zh: "RPC 节点的两个端口" },
  "network.column.rpcKey": { en: "its key", zh: "RPC 节点公钥" },
  "network.column.rpc": { en: "RPC node", zh: "RPC 节点" },
  "network.column.governance": { en: "governance signer", zh: "治理签名账户" },
  "network.column.accounts": { en: "accounts", zh: "账户" },
  "network.column.card": { en: "joining card", zh: "入网卡" },
  "network.column.keys": { en: "keys", zh: "密钥" },
  "network.column.head": { en: "head", zh: "最新区块" },
  "network.column.age": { en: "age", zh: "距今" },
  "network.column.round": { en: "round", zh: "轮次" },
  "network.column.quorum": { en: "quorum", zh: "法定数" },
  "network.column.votes": { en: "votes", zh: "投票" },
  "network.column.sealed": { en: "sealed of the last {blocks}", zh: "最近 {blocks} 块中签章" },
  "network.column.proposed": { en: "made of them", zh: "其中出块" },
  "network.column.state": { en: "state", zh: "状态" },
  "network.column.node": { en: "node", zh: "节点" },
  "network.column.url": { en: "RPC", zh: "RPC" },
  "network.column.peers": { en: "peers", zh: "对等节点" },
  "network.column.version": { en: "version", zh: "版本" },
  "network.column.vote": { en: "vote", zh: "投票" },
  "network.column.candidate": { en: "candidate", zh: "对象" },
} as const satisfies Readonly<Record<string, Text>>;
