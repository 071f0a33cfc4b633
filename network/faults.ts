import type { Text } from "@elicense/sdk";

/** What can be wrong, and what to do about it. Codes are append-only. */
export const faults = {
  NODE_KEY_FORM: {
    en: "{path} has no private key: 64 hexadecimal digits are expected. Restore it from its copy; a lost validator's key is replaced by a new member's.",
    zh: "{path} 中没有私钥，应为 64 位十六进制数字。请用备份恢复；验证节点密钥遗失的，以新成员的密钥替换。",
  },
  NODE_KEY_OPEN: {
    en: "Others can read the key {path} (mode {mode}). Close it: chmod 600 {path}",
    zh: "其他用户可以读取密钥 {path}（权限 {mode}）。请收紧权限：chmod 600 {path}",
  },
  FILE_UNREADABLE: {
    en: "{path} cannot be read ({reason}). Check the path and its permissions.",
    zh: "无法读取 {path}（{reason}）。请检查路径和权限。",
  },
  FILE_NOT_JSON: {
    en: "{path} is not JSON. Ask for the file anew: it was cut off or changed.",
    zh: "{path} 不是 JSON。文件可能被截断或改动，请重新索取。",
  },
  CARD_FIELD: {
    en: "{file}: {field} does not fit: {expected} is expected. Have its department make the card anew.",
    zh: "{file}：{field} 不符合要求，应为 {expected}。请由该部门重新制作入网卡。",
  },
  CARD_SIGNATURE: {
    en: "{file} is not signed by the validator's key that it names: it was changed, or made by somebody else. Have its department send it anew.",
    zh: "{file} 的签名与所列验证节点密钥不符：可能被改动或由他人制作。请由该部门重新发送。",
  },
  CARD_GOVERNANCE_SIGNATURE: {
    en: "{file} is not signed by the governance signer that it names, {address}: it was changed, or that signer did not agree. Have its department make the card anew with that signer's key. A contract signs no card, since only a chain that runs can say what it agrees to: name a key, and have the consortium put the contract in its place later (elicense consortium replace-signer).",
    zh: "{file} 未经所列治理签名账户 {address} 签署：可能被改动，或该账户并未同意。请由该部门用该账户的密钥重新制作。合约账户不能签署入网卡，因为只有运行中的链才能说明合约是否同意：请先填写密钥账户，以后由联盟换为合约账户（elicense consortium replace-signer）。",
  },
  CARD_OTHER_NETWORK: {
    en: "{file} is for the network {network} (chain {chainId}), and not for {expected} (chain {expectedChainId}). Have its department make one for this network.",
    zh: "{file} 属于网络 {network}（链 {chainId}），而非 {expected}（链 {expectedChainId}）。请由该部门为本网络另行制作。",
  },
  CARD_CLASH: {
    en: "The cards of {first} and {second} have the same {field}: {value}. Have one of the two departments make its card anew.",
    zh: "{first} 与 {second} 的入网卡 {field} 相同：{value}。请由其中一个部门重新制作。",
  },
  CARD_GOVERNANCE: {
    en: "The card of {member} names a node's own key as its governance signer ({address}). Governance takes a key or contract of its own: whoever has the node's machine must not govern.",
    zh: "{member} 的入网卡以节点密钥作为治理签名账户（{address}）。治理须使用单独的密钥或合约：掌握节点机器的人不得因此参与治理。",
  },
  CARD_OLDER: {
    en: "The network has card {known} of {member}, and this is card {version}. Use the newest one.",
    zh: "本网络已有 {member} 的第 {known} 版入网卡，此卡为第 {version} 版。请使用最新版本。",
  },
  CARD_NOT_ADMITTED: {
    en: "{path} has no member whose card was made in {folder}. Make the card with `key`, have the other departments admit it, and take the plan that they have then.",
    zh: "{path} 中没有在 {folder} 制作入网卡的成员。请先用 `key` 制作入网卡，由其他部门纳入后取用其最新方案。",
  },
  CARD_NOT_NEWEST: {
    en: "{path} has another card of {member} than was made here. Have the other departments admit the newest one, and take the plan that they have then.",
    zh: "{path} 中 {member} 的入网卡与本机制作的不同。请由其他部门纳入最新入网卡，再取用其方案。",
  },
  CARD_ANOTHER_KEY: {
    en: "The network has another validator's key of {member}. A new key is a new member: have the department make a card under another name, such as {member}-2.",
    zh: "本网络中 {member} 的验证节点密钥与此不同。更换密钥按新成员办理：请该部门用其他名称（如 {member}-2）制作入网卡。",
  },
  CARD_NEW_SIGNER: {
    en: "The newer card of {member} names another governance signer: {after}, and no more {before}. Whoever has its node's machine can make such a card. Ask the department's own people by telephone; only if they name that address, admit the card with --new-signer {after}",
    zh: "{member} 的新版入网卡更换了治理签名账户：由 {before} 改为 {after}。掌握其节点机器的人也能制作这样的入网卡。请先与该部门人员电话核实；对方报出的地址与此一致的，再以 --new-signer {after} 纳入",
  },
  NETWORK_FIELD: {
    en: "{path}: {field} does not fit: {expected} is expected. Assemble the network anew from the cards.",
    zh: "{path}：{field} 不符合要求，应为 {expected}。请用入网卡重新组建网络。",
  },
  NETWORK_TOO_FEW: {
    en: "{count} {count|card makes|cards make} no network that stands the loss of a validator: {fewest} are needed. Get the cards of more departments.",
    zh: "{count} 张入网卡组成的网络无法承受任何验证节点失效，至少需要 {fewest} 张。请取得更多部门的入网卡。",
  },
  NETWORK_THRESHOLD: {
    en: "The threshold {threshold} does not fit {count} {count|department|departments}: it must be more than half of them, and at most all. Name another one with --threshold.",
    zh: "治理门槛 {threshold} 与 {count} 个部门不相称：须超过半数且不超过总数。请用 --threshold 另行指定。",
  },
  NETWORK_FOUNDER_TWICE: {
    en: "{first} and {second} would found the network for one department: they have the same {field}, {value}. A department founds with one validator and counts once. Leave one of the two cards out; it can be admitted later.",
    zh: "{first} 与 {second} 属于同一部门：{field} 同为 {value}。每个部门只以一个验证节点参与创建，只计一次。请去掉其中一张入网卡，以后可再纳入。",
  },
  NETWORK_PERIOD: {
    en: "The block period {period} s does not fit: it must be 1 to {longest} s. Clients take a chain for halted, and a node for behind, whose newest block is 60 s old. Choose a shorter one.",
    zh: "出块间隔 {period} 秒不符合要求，应为 1 至 {longest} 秒：最新区块超过 60 秒，客户端即认为链已停止出块或节点落后。请选择更短的间隔。",
  },
  NETWORK_EXISTS: {
    en: "{path} is there already with another plan (fingerprint {known}, and not {fingerprint}). A network that goes on is changed with `admit`, `dismiss` and `transition`; for a new one choose another name, or put the folder aside.",
    zh: "{path} 已存在且内容不同（指纹 {known}，而非 {fingerprint}）。运行中的网络用 `admit`、`dismiss`、`transition` 更改；新建网络请更换名称，或将该文件夹移走。",
  },
  NETWORK_CLASH: {
    en: "{option} {value}: the network {network} of this machine has {taken} already; two networks with the same are taken for each other, and do not run at once. Name another, or leave the option out: a free one is taken then.",
    zh: "{option} {value}：本机网络 {network} 已使用 {taken}；两个网络相同会互相混淆，也不能同时运行。请另行指定，或省略该选项由程序选用空闲的值。",
  },
  NETWORK_MISSING: {
    en: "There is no network in {path}. Networks there are: {names}. Name one of them, or its folder, with --network; or make one: `init --local 4` for this machine alone, `assemble` of the departments' cards.",
    zh: "{path} 中没有网络。现有网络：{names}。请用 --network 指明网络或其文件夹；也可新建：`init --local 4` 建立仅限本机的网络，`assemble` 用各部门的入网卡组建。",
  },
  NETWORK_AMBIGUOUS: {
    en: "There are several networks in {path}: {names}. Name one with --network.",
    zh: "{path} 中有多个网络：{names}。请用 --network 指明。",
  },
  MEMBER_UNKNOWN: {
    en: "The network has no member {member}. Its members are {members}.",
    zh: "本网络没有成员 {member}。现有成员：{members}。",
  },
  MEMBER_VALIDATOR: {
    en: "{member} may still seal: the chain has its validator {address}. Vote it out first: {command}",
    zh: "{member} 仍是验证节点：链上有其地址 {address}。请先投票移出：{command}",
  },
  TRANSITION_FORM: {
    en: "The transition does not fit: {field}, {expected} is expected.",
    zh: "变更设置不符合要求：{field} 应为 {expected}。",
  },
  TRANSITION_CLASH: {
    en: "{transition} does not go with {known}, which the network has: no node would start with both. Choose another block or time.",
    zh: "{transition} 与网络已有的 {known} 冲突：两者并存时节点无法启动。请另选区块或时间。",
  },
  TRANSITION_PAST: {
    en: "{field} {value} is past, or too near: the chain is at {head}. Nodes that have passed a transition without it would part from the others; give a later one, so that every department can restart before.",
    zh: "{field} {value} 已过或过近：链已到 {head}。节点越过变更点后再设置会与其他节点分叉，请给出更晚的值，使各部门能在此之前重启。",
  },
  ENGINE_MISSING: {
    en: "Hyperledger Besu was not found: neither in BESU_HOME nor on the PATH, and there is no Docker. Install Besu {version} or newer with the Java that it asks for, and set BESU_HOME to its folder; or install Docker.",
    zh: "未找到 Hyperledger Besu：BESU_HOME 和 PATH 中均没有，也没有 Docker。请安装 Besu {version} 或更新版本及其所需的 Java，并将 BESU_HOME 设为其文件夹；也可安装 Docker。",
  },
  ENGINE_NOT_AT_HOME: {
    en: "BESU_HOME is {home}, and there is no program {path}. Set BESU_HOME to the folder of Hyperledger Besu {version} or newer that has bin/besu, or take the setting away: then the PATH and Docker are looked at.",
    zh: "BESU_HOME 为 {home}，但其中没有程序 {path}。请将 BESU_HOME 设为 Hyperledger Besu {version} 或更新版本的文件夹（其中须有 bin/besu）；或去掉该设置，改为在 PATH 和 Docker 中查找。",
  },
  ENGINE_DOCKER_SILENT: {
    en: "Hyperledger Besu was not found: BESU_HOME is not set, it is not on the PATH, and Docker's service does not answer {docker} ({reason}). Install Besu {version} or newer with the Java that it asks for, and set BESU_HOME to its folder; or start Docker's service, which this user must be allowed to use.",
    zh: "未找到 Hyperledger Besu：未设置 BESU_HOME，PATH 中也没有，而 Docker 服务对 {docker} 没有应答（{reason}）。请安装 Besu {version} 或更新版本及其所需的 Java，并将 BESU_HOME 设为其文件夹；或启动 Docker 服务，并确认当前用户有权使用。",
  },
  ENGINE_OLD: {
    en: "{path} is Besu {found}, and {version} or newer is needed: an older one reads the nodes' files otherwise. Put a newer one in its place, or set BESU_HOME to its folder.",
    zh: "{path} 为 Besu {found}，须为 {version} 或更新版本：旧版本对节点文件的解读不同。请更新，或将 BESU_HOME 设为新版本的文件夹。",
  },
  ENGINE_VERSION_UNKNOWN: {
    en: "{path} did not say which Besu it is ({reason}), so it could not be told whether it is {version} or newer; nothing was started. Run it with --version: it may lack the Java that it asks for (JAVA_HOME).",
    zh: "{path} 未给出 Besu 版本（{reason}），无法确定是否为 {version} 或更新版本；未启动任何节点。请用 --version 运行查看：可能缺少所需的 Java（JAVA_HOME）。",
  },
  ENGINE_REFUSED: {
    en: "{node}: {engine} did not do what it was told ({reason}). Put that right, and run the command again.",
    zh: "{node}：{engine} 未能执行（{reason}）。请排除原因后重新运行该命令。",
  },
  ENGINE_FAILED: {
    en: "The node {node} ended while it started ({reason}). Its log is {log}.",
    zh: "节点 {node} 启动时终止（{reason}）。日志：{log}。",
  },
  ENGINE_SILENT: {
    en: "The node {node} has not answered for {seconds} s. Its log is {log}.",
    zh: "节点 {node} 已 {seconds} 秒没有应答。日志：{log}。",
  },
  NODES_NONE: {
    en: "There is no key of any member in {path}: this machine runs none of the network's nodes. Put the department's key folder there, which `key` has made.",
    zh: "{path} 中没有任何成员的密钥：本机不运行该网络的节点。请将 `key` 生成的本部门密钥文件夹放入其中。",
  },
  NODE_RUNS: {
    en: "The node {node} runs (process {process}). End it first: {command}",
    zh: "节点 {node} 正在运行（进程 {process}）。请先停止：{command}",
  },
  NODE_RUNS_ELSEWHERE: {
    en: "Something listens at port {port} of {host}, which is {node}'s: the node seems to run, started by Docker Compose or as a service. End it there first (docker compose stop, systemctl stop).",
    zh: "{host} 的端口 {port} 属于 {node}，已有程序在监听：该节点似乎正由 Docker Compose 或系统服务运行。请先在该处停止（docker compose stop、systemctl stop）。",
  },
  NODE_STATE_UNKNOWN: {
    en: "It could not be told whether the node {node} runs ({reason}). Put that right (it takes `ps`, or Docker's service where that runs the node), and run the command again. {path} says what runs it; remove that file only once you have seen that nothing does.",
    zh: "无法得知节点 {node} 是否在运行（{reason}）。请排除原因（需要 `ps`；由 Docker 运行的需要 Docker 服务）后重新运行该命令。{path} 记录运行该节点的进程，确认没有进程运行后才可删除。",
  },
  NODE_PORT_TAKEN: {
    en: "Port {port} of {host}, which the card of {node} names, is taken by another program. End that program, or make the card anew with another port.",
    zh: "{node} 的入网卡所列端口 {port}（{host}）已被其他程序占用。请结束该程序，或用其他端口重新制作入网卡。",
  },
  NODE_PORT_OF_NETWORK: {
    en: "Port {port} of {host}, which the card of {node} names, is taken by {owner} of the network {network}, which runs on this machine. End it first: {command}. For both at once make one of the networks with other ports.",
    zh: "{node} 的入网卡所列端口 {port}（{host}）已被本机网络 {network} 的 {owner} 占用，该节点正在运行。请先停止：{command}。如需同时运行，请用其他端口重新建立其中一个网络。",
  },
  CHAIN_HALTED: {
    en: "No new block has come for {seconds} s (the last is {head}): {needed} of {validators} {validators|validator|validators} {needed|is|are} needed to make one. See who is missing: {command}",
    zh: "已 {seconds} 秒没有新区块（最新为 {head}）：{validators} 个验证节点中需有 {needed} 个在运行。请查看缺少哪些节点：{command}",
  },
  NODE_BEHIND: {
    en: "The node has not caught up within {seconds} s: it has block {head}, and another node of this machine has come to {known}. It goes on fetching, as long as it is connected. See how far it is: {command}",
    zh: "节点在 {seconds} 秒内未追上：其区块为 {head}，而本机另一节点已到 {known}。只要保持连接，它会继续获取。查看进度：{command}",
  },
  VOTE_UNKNOWN: {
    en: "{candidate} is neither a member of the network nor an address. Members are {members}.",
    zh: "{candidate} 既不是本网络成员，也不是地址。现有成员：{members}。",
  },
  VOTE_NOT_CONNECTED: {
    en: "{address} is not among the peers of {node}: a validator that is not there makes the chain halt the sooner. Start its node, wait until it is synchronised, and vote again; or say --force.",
    zh: "{node} 的对等节点中没有 {address}：加入不在线的验证节点会使链更易停止。请先启动该节点并等待同步完成再投票，或使用 --force。",
  },
  VOTE_TOO_FEW: {
    en: "Without {address} {left} {left|validator|validators} would be left, which {left|stands|stand} the loss of none: a chain of fewer than {fewest} halts at its first fault. Add another first, or say --force.",
    zh: "移出 {address} 后只剩 {left} 个验证节点，无法承受任何失效：少于 {fewest} 个时一有故障即停链。请先增加验证节点，或使用 --force。",
  },
  VOTE_OPEN: {
    en: "After {seconds} s the vote on {address} is not decided: more than half of the validators ({needed}) must cast it, and {votes} of this machine do. Have the other departments run the same command, and run it again: the votes stand until their node is restarted.",
    zh: "{seconds} 秒后对 {address} 的投票尚无结果：须有过半数（{needed} 个）验证节点投票，本机已投 {votes} 票。请其他部门运行同一命令，然后再次运行；所投的票在节点重启前有效。",
  },
  BACKUP_BROKEN: {
    en: "{path} differs from the backup's checksums ({file}). Use another backup: the node can be synchronised from the others as well.",
    zh: "{path} 与备份校验值不符（{file}）。请改用其他备份；也可让节点从其他节点重新同步。",
  },
  BACKUP_OTHER: {
    en: "{path} is a backup of {node} of the chain {genesisHash}, and not of {expected}.",
    zh: "{path} 是链 {genesisHash} 上 {node} 的备份，而非 {expected} 的备份。",
  },
  FOLDER_TAKEN: {
    en: "{path} is not empty. Choose another folder, or put it aside.",
    zh: "{path} 不是空文件夹。请另选文件夹，或将其移走。",
  },
} as const satisfies Readonly<Record<string, Text>>;
