import type { Text } from "@elicense/sdk";

/** What is said, what is run, or what a file has, in a language as Markdown names it. */
export type Step = Text | { readonly run: string } | { readonly file: string; readonly language: string };

/** What to do in one case. */
export interface Chapter {
  /** Names it to programs. */
  readonly name: string;
  readonly title: Text;
  /** Only where the member has an RPC node. */
  readonly ofRpcNode?: true;
  readonly steps: readonly Step[];
}

const network = "npm run network --";

/** A runbook's chapters. Braces stand for what `runbookValues` knows, angle brackets for what only the reader does. */
export const chapters: readonly Chapter[] = [
  {
    name: "start",
    title: { en: "Start and end", zh: "启动与停止" },
    steps: [
      {
        en: "Before the first start, check what this machine is asked to run, with the cards that the departments ({others}) handed over themselves. Read the fingerprint to them: it must be the same everywhere.",
        zh: "首次启动前，请用各部门（{others}）直接交来的入网卡核对本机将运行的内容，并与各部门核对指纹，应完全一致。",
      },
      { run: `${network} check --network {network} --card <cards>` },
      {
        en: "Start the nodes, and wait until the chain makes blocks: by the plan, {quorum} of {validators} validators have to run.",
        zh: "启动节点并等待出块：按方案，{validators} 个验证节点中须有 {quorum} 个在运行。",
      },
      { run: `${network} up --network {network} --member {member}` },
      { en: "End them:", zh: "停止节点：" },
      { run: `${network} down --network {network} --member {member}` },
    ],
  },
  {
    name: "service",
    title: { en: "As a service", zh: "作为系统服务运行" },
    steps: [
      {
        en: "With systemd, Besu {version} in `/opt/besu` and the Java that it asks for. The keys are handed over as credentials, so that root alone can read their files.",
        zh: "使用 systemd，Besu {version} 安装在 `/opt/besu`，并安装其所需的 Java。密钥以凭据方式传递，仅 root 可读取其文件。",
      },
      {
        run: [
          "{validatorFiles}",
          "sudo install -d -m 700 {keyFolder}",
          "sudo install -m 600 {keys}/validator.key {keyFolder}/{rpcFiles}",
          "sudo install -m 644 {folder}/*.service /etc/systemd/system/",
          "sudo systemctl daemon-reload",
          "sudo systemctl enable --now {services}",
        ].join("\n"),
      },
      {
        en: "This takes systemd 250 or newer. A service has files of its own: after `admit`, `dismiss` and `transition`, install them anew, and `sudo systemctl restart {services}`. Docker Compose has them in place, and restarts as well: `docker compose --project-directory {folder} restart`. Only nodes that `up` started read them anew by themselves.",
        zh: "须使用 systemd 250 或更高版本。系统服务使用单独安装的文件：运行 `admit`、`dismiss`、`transition` 后须重新安装文件，并运行 `sudo systemctl restart {services}`。由 Docker Compose 运行的直接使用原文件，也须重启：`docker compose --project-directory {folder} restart`。只有用 `up` 启动的节点会自行重新读取名单。",
      },
      {
        en: "Besu empties its list of accounts and writes it anew when it starts. Where Docker Compose's node does not start after a power cut, `npm run network -- check --repair --network {network}` writes the list as the plan has it; a service and `up` do so at each start.",
        zh: "Besu 启动时会清空账户名单再重新写入。断电后 Docker Compose 的节点若无法启动，请运行 `npm run network -- check --repair --network {network}` 按方案重新写入；系统服务和 `up` 每次启动时都会这样做。",
      },
      {
        en: "With Docker, the pinned image {image}; the nodes run as the user whose the files are:",
        zh: "使用 Docker，固定镜像 {image}；节点以文件属主的身份运行：",
      },
      {
        run: [
          "mkdir -p networks/{network}/data/{member}-validator networks/{network}/data/{member}-rpc",
          'BESU_USER="$(id -u):$(id -g)" docker compose --project-directory {folder} up --detach',
        ].join("\n"),
      },
      {
        en: "Have Prometheus read `{folder}/prometheus.yaml` and `{folder}/alerts.yaml`. `/readiness` of a node says ready even when the chain has halted: the head's age is what counts.",
        zh: "让 Prometheus 读取 `{folder}/prometheus.yaml` 和 `{folder}/alerts.yaml`。链停止时节点的 `/readiness` 仍显示就绪，应以最新区块的距今时间为准。",
      },
    ],
  },
  {
    name: "status",
    title: { en: "Is it well?", zh: "检查状态" },
    steps: [
      { run: `${network} status --network {network}` },
      {
        en: "A head older than some seconds means that the chain has halted, or that this machine is cut off: compare with another department by telephone. A validator that is `missing` took no part in the last blocks: call its department. A round above 0 means that a proposer was missing when that block was made. As many may be missing as the quorum leaves of the validators (by the plan {spare} of {validators}); with one more, no block is made, reads are still served, and nothing is lost.",
        zh: "最新区块的距今时间超过数秒，说明链已停止或本机与其他节点断开，请与其他部门电话核对。显示“缺席”的验证节点未参与最近的出块，请联系其部门。轮次大于 0 说明该区块出块时有提议节点缺席。可缺席数为验证节点数减去法定数（按方案，{validators} 个中 {spare} 个）；再多一个即停止出块，但仍可查询，数据不会丢失。",
      },
    ],
  },
  {
    name: "sign",
    title: { en: "The governance signer signs a card", zh: "治理签名账户签署入网卡" },
    steps: [
      {
        en: "Every new card is signed twice, by the validator's key and by the governance signer: whoever has this machine alone changes neither the signer nor anything else. Where the signer's key is in this machine's keystore, at its external signer or in its settings, `key` signs with it. Better is another machine. `key` then writes `{keys}/{member}.draft.json` and ends with 1: carry the draft there, and compare what is shown before the signer agrees.",
        zh: "每张新入网卡须由验证节点密钥和治理签名账户共同签署：仅掌握本机的人既不能更换治理签名账户，也不能改动其他内容。该账户的密钥在本机密钥库、外部签名服务或设置中的，`key` 直接用其签署。更稳妥的做法是放在其他机器上：此时 `key` 写出 `{keys}/{member}.draft.json` 并以退出码 1 结束，请将其带到持有密钥的机器上，核对所示内容后签署。",
      },
      { run: `${network} sign --yes <draft>` },
      {
        en: "Back on this machine, the same `key` as before takes the signature, for instance:",
        zh: "回到本机，在先前的 `key` 命令后加上签名，例如：",
      },
      { run: `${network} key {cardOptions} --host {host}{accounts} --governance-signature <signature>` },
      {
        en: "Where the signer itself is another, as when its key was lost, the card names the new one (`--governance`). The other departments admit it only with the address that this department's own people told them by telephone:",
        zh: "更换治理签名账户的（例如密钥遗失），入网卡以 `--governance` 填写新账户。其他部门须与本部门人员电话核实地址后方可纳入：",
      },
      { run: `${network} admit --network {network} --yes --new-signer <address> <card>` },
    ],
  },
  {
    name: "join",
    title: { en: "A further department joins", zh: "新部门加入" },
    steps: [
      {
        en: "It makes its card with `key`. Every department admits the card; its node is refused before. Then it gets `networks/{network}/network.json` from one of them, takes it over with `join`, and starts its node with `up`.",
        zh: "新部门用 `key` 制作入网卡。各部门纳入其入网卡，此前其节点会被拒绝。然后新部门从其中一个部门取得 `networks/{network}/network.json`，用 `join` 接受，用 `up` 启动节点。",
      },
      { run: `${network} admit --network {network} --yes <card>` },
      {
        en: "Compare the fingerprint. Once its node is at the head (its `status`), the departments of more than half of the validators of now (by the plan {majority} of {validators}) vote for it, each on its own machine at about the same time. The command waits, and discards the vote afterwards.",
        zh: "核对指纹。待其节点同步到最新区块（由其运行 `status` 确认）后，过半数现有验证节点（按方案，{validators} 个中 {majority} 个）所属部门大致同时在各自机器上投票。命令会等待结果，之后撤销所投的票。",
      },
      { run: `${network} vote add --network {network} <name>` },
      {
        en: "Votes live in a node's memory: after a restart in the meantime, run the command again.",
        zh: "投票只保存在节点内存中：期间如有重启，请再次运行该命令。",
      },
    ],
  },
  {
    name: "leave",
    title: { en: "A validator leaves", zh: "验证节点退出" },
    steps: [
      {
        en: "The departments of more than half of the validators of now (by the plan {majority} of {validators}) vote that it goes, and wait until it is gone.",
        zh: "由过半数现有验证节点（按方案，{validators} 个中 {majority} 个）所属部门投票移出并等待生效。",
      },
      { run: `${network} vote drop --network {network} <name>` },
      {
        en: "Then its own department ends its nodes: once the card is taken out, the program knows them no more.",
        zh: "然后由其部门停止节点：入网卡移出后，程序不再认得这些节点。",
      },
      { run: `${network} down --network {network} --member <name>` },
      {
        en: "Only then every department that stays takes its card out.",
        zh: "最后由留下的各部门移出其入网卡。",
      },
      { run: `${network} dismiss --network {network} --yes <name>` },
    ],
  },
  {
    name: "discard",
    title: { en: "Votes that were left", zh: "清理遗留的投票" },
    steps: [
      {
        en: "A vote that a node goes on casting undoes a later decision. See whether there is one, and discard it.",
        zh: "节点持续所投的票会推翻以后的决定。请查看是否有遗留并撤销。",
      },
      { run: `${network} vote list --network {network}` },
      { run: `${network} vote discard --network {network} <name>` },
    ],
  },
  {
    name: "rotate",
    title: { en: "Rotate the validator's key", zh: "更换验证节点密钥" },
    steps: [
      {
        en: "A new key is a new member. Make it under another name, with other ports if it is on the same machine; the department's code, governance signer and accounts stay. Then it joins and the old one leaves, in that order, as the chapters above have it. A key that was stolen is voted out first of all; its card is dismissed after the new one was admitted, so that the accounts stay.",
        zh: "更换密钥按新成员办理：用另一名称生成（在同一机器上须使用其他端口），部门代码、治理签名账户和提交交易的账户不变；然后按上文先加入新成员，再退出旧成员。密钥被盗的，先投票移出旧验证节点；待纳入新入网卡后再移出旧入网卡，以保留各账户。",
      },
      {
        run: `${network} key {newCardOptions} --host {host}{accounts} --name {member}-2 --port <port> --rpc-port <rpc-port> --metrics-port <metrics-port>`,
      },
    ],
  },
  {
    name: "replace",
    title: { en: "Replace the machine", zh: "更换机器" },
    steps: [
      {
        en: "End the nodes for good before the new machine starts: a key that runs twice can sign two blocks of one height. Carry over `networks/{network}` with its keys (mode 600), and a backup, or nothing more: without data the node fetches the chain from the others.",
        zh: "新机器启动前须彻底停止旧节点：同一密钥运行两份可能在同一高度签署两个区块。将 `networks/{network}` 及其密钥（权限 600）带到新机器，可附备份；没有数据时节点会从其他节点同步。",
      },
      { run: `${network} down --network {network} --member {member}` },
      {
        en: "Where its address is another, make the card anew and have every department admit it.",
        zh: "地址改变的，重新制作入网卡，由各部门纳入。",
      },
      { run: `${network} key {cardOptions}{accounts} --host <new-address>` },
      { run: `${network} admit --network {network} --yes {keys}/{member}.card.json` },
      { run: `${network} up --network {network} --member {member}` },
    ],
  },
  {
    name: "backup",
    title: { en: "Back up and restore", zh: "备份与恢复" },
    steps: [
      {
        en: "A node that runs cannot be copied. The others go on meanwhile if `status` shows more validators that take part than the quorum: see that it does, and end those of one department at a time.",
        zh: "不能复制正在运行的节点。`status` 所示参与出块的验证节点多于法定数时，停止期间其他节点继续出块：请先确认，且一次只停止一个部门的节点。",
      },
      { run: `${network} down --network {network} --member {member}` },
      { run: `${network} backup {member} <folder> --network {network}` },
      { run: `${network} up --network {network} --member {member}` },
      {
        en: "To restore, with the node ended; every checksum is compared before anything is replaced:",
        zh: "恢复时节点须停止；替换之前会核对全部校验值：",
      },
      { run: `${network} down --network {network} --member {member}` },
      { run: `${network} restore {member} <folder> --network {network}` },
      { run: `${network} up --network {network} --member {member}` },
      {
        en: "With Docker Compose, `docker compose --project-directory {folder} stop` and `… start` stand for `down` and `up`: as long as something listens at the node's ports, it is neither copied nor replaced. A service's data are elsewhere, and none of these commands knows them; copy them by yourself, and back the same way:",
        zh: "由 Docker Compose 运行的，以 `docker compose --project-directory {folder} stop` 和 `… start` 代替 `down` 和 `up`：节点端口仍有程序监听时，不会复制或替换其数据。系统服务的数据在别处，以上命令均不涉及，请自行复制，恢复时反向复制：",
      },
      {
        run: [
          "sudo systemctl stop {services}",
          "sudo cp --archive /var/lib/private/besu/{network}/{member} <folder>",
          "sudo systemctl start {services}",
        ].join("\n"),
      },
    ],
  },
  {
    name: "upgrade",
    title: { en: "Upgrade Besu, one department after the other", zh: "依次升级 Besu" },
    steps: [
      {
        en: "Back up first. Put the new version in the place of the old one (`BESU_HOME`, `/opt/besu`), and restart; the command waits until the node has a new block. Only then the next department.",
        zh: "先备份。用新版本替换旧版本（`BESU_HOME`、`/opt/besu`）后重启；命令会等到节点取得新区块。之后再轮到下一部门。",
      },
      { run: `${network} restart --network {network} --member {member}` },
      { run: `${network} status --network {network}` },
    ],
  },
  {
    name: "offline",
    title: { en: "Install without internet", zh: "离线安装" },
    steps: [
      {
        en: "On a machine with internet, after `npm run setup`, pack this project with all that it needs, and without keys, settings and people's documents, beside Besu's archive, a Java for it, and Node; write their checksums down, and read them to the person at the other machine.",
        zh: "在可联网的机器上运行 `npm run setup` 后，打包本项目及其依赖（不含密钥、设置和个人文件），连同 Besu 安装包、所需的 Java 和 Node；记下校验值，与目标机器的人员核对。",
      },
      {
        run: [
          "tar --create --gzip --file ../elicense-offline.tar.gz --exclude=./networks --exclude=./.elicense --exclude=./.git --exclude=./grants --exclude=./licenses '--exclude=./.env*' . .env.example",
          "sha256sum ../elicense-offline.tar.gz",
        ].join("\n"),
      },
      {
        en: "At the other machine, compare the checksum before unpacking. Nothing there needs the internet any more: nodes find each other by the addresses of the cards.",
        zh: "在目标机器上先核对校验值再解包。此后不再需要互联网：节点按入网卡中的地址互联。",
      },
    ],
  },
  {
    name: "period",
    title: { en: "Change the block period, or come to a fork", zh: "更改出块间隔或升级分叉" },
    steps: [
      {
        en: "Every department runs the same command, compares the fingerprint, and restarts its nodes in turn before that time (Unix time in seconds: `date +%s` is now): a node that passes it with the old rules parts from the others. For another block period:",
        zh: "各部门运行同一命令，核对指纹，并在该时间（Unix 秒，`date +%s` 为当前时间）之前依次重启节点：以旧规则越过该时间的节点会与其他节点分叉。更改出块间隔：",
      },
      { run: `${network} transition --network {network} --yes --time <time> --block-period <seconds>` },
      { en: "For a fork:", zh: "升级分叉：" },
      { run: `${network} transition --network {network} --yes --time <time> --fork <fork>` },
      { en: "Then, of either:", zh: "然后均须：" },
      { run: `${network} restart --network {network} --member {member}` },
    ],
  },
  {
    name: "recover",
    title: { en: "Too many validators are lost for good", zh: "永久失去的验证节点过多" },
    steps: [
      {
        en: "The chain has halted, and no vote is possible. The departments that are left agree, in writing, on who makes blocks from the next one on: the block after the head that `status` shows. Each runs the same command; then all restart at the same time.",
        zh: "此时链已停止，无法投票。其余部门书面商定由谁从下一区块（`status` 所示最新区块的下一个）起出块。各部门运行同一命令，然后同时重启。",
      },
      { run: `${network} transition --network {network} --yes --block <block> --validators <names>` },
      { run: `${network} restart --network {network} --member {member} --together` },
    ],
  },
  {
    name: "timers",
    title: { en: "The chain halted for long, and does not resume", zh: "链长时间停止后未恢复" },
    steps: [
      {
        en: "With every round that fails the next one may take twice as long: after two of four were away for a minute, the chain took more than two to resume by itself. Restarting all nodes at about the same time begins with short rounds again.",
        zh: "每失败一轮，下一轮时限加倍：四个节点中两个离线一分钟后，自行恢复需两分多钟。大致同时重启全部节点即可从短轮次重新开始。",
      },
      { run: `${network} restart --network {network} --member {member} --together` },
    ],
  },
  {
    name: "accounts",
    title: { en: "A further account may send transactions", zh: "新增可提交交易的账户" },
    steps: [
      {
        en: "The list is the same at every node. Make the card anew with all accounts of the department, and have every department admit it; a node that `up` started is not restarted, and another one is as after each change of files (“As a service”).",
        zh: "各节点的名单相同。请用本部门的全部账户重新制作入网卡，由各部门纳入；用 `up` 启动的节点无须重启，其他节点按文件变更处理（见“作为系统服务运行”）。",
      },
      { run: `${network} key {cardOptions} --host {host}{accounts} --account <address>` },
      { run: `${network} admit --network {network} --yes {keys}/{member}.card.json` },
    ],
  },
  {
    name: "token",
    title: { en: "A program asks the RPC node", zh: "程序访问 RPC 节点" },
    ofRpcNode: true,
    steps: [
      {
        en: "Give each program a token of its own, in `ELICENSE_RPC_TOKEN`. It cannot be taken back before its end; to refuse all, remove `{keys}/jwt.*`, run `key` again, and restart the RPC node.",
        zh: "为每个程序单独签发令牌，设置在 `ELICENSE_RPC_TOKEN` 中。令牌到期前无法单独收回；如需全部作废，删除 `{keys}/jwt.*`，重新运行 `key` 并重启 RPC 节点。",
      },
      { run: `${network} token {member} --network {network} --days <days>` },
    ],
  },
  {
    name: "proxy",
    title: { en: "Programs on other machines ask the RPC node", zh: "其他机器上的程序访问 RPC 节点" },
    ofRpcNode: true,
    steps: [
      {
        en: "The RPC node answers this machine alone, and without encryption: whoever is on the wire would read the token, and could write the answers. Programs on other machines come through a proxy with TLS. With nginx it takes a certificate for `<name>` by which programs call this machine, and this in `/etc/nginx/conf.d/besu-{network}-{member}.conf`; `listen` has an address of this machine. The node answers to the names of its list alone, so that the proxy calls it by `127.0.0.1`; the token goes through as it is. Open the port to the programs' machines, and to nobody else.",
        zh: "RPC 节点只应答本机，且不加密：否则途经之处均可读取令牌、改写应答。其他机器上的程序须经 TLS 代理访问。使用 nginx 时，需要程序访问本机所用 `<name>` 的证书，并将以下内容写入 `/etc/nginx/conf.d/besu-{network}-{member}.conf`，其中 `listen` 填写本机的地址。节点只应答其主机名单中的名称，因此代理以 `127.0.0.1` 访问节点；令牌原样转发。该端口仅对程序所在机器开放。",
      },
      {
        language: "nginx",
        file: [
          "server {",
          "    listen {proxyPlace} ssl;",
          "    server_name <name>;",
          "    ssl_certificate /etc/nginx/tls/{network}-{member}.pem;",
          "    ssl_certificate_key /etc/nginx/tls/{network}-{member}.key;",
          "    ssl_protocols TLSv1.2 TLSv1.3;",
          "    location / {",
          "        proxy_pass {rpcNodeUrl};",
          "        proxy_set_header Host 127.0.0.1;",
          "        proxy_read_timeout 120s;",
          "        client_max_body_size 5m;",
          "    }",
          "}",
        ].join("\n"),
      },
      { run: "sudo nginx -t\nsudo systemctl reload nginx" },
      {
        en: "A program's settings, on its own machine. Where an authority of your own issued the certificate, Node gets to know it by `NODE_EXTRA_CA_CERTS`. A token to an `http://` address of another machine is sent by no program (`NODE_TOKEN_UNENCRYPTED`).",
        zh: "程序所在机器上的设置如下。证书由自建机构签发的，用 `NODE_EXTRA_CA_CERTS` 让 Node 信任该机构。程序不会向其他机器的 `http://` 地址发送令牌（`NODE_TOKEN_UNENCRYPTED`）。",
      },
      { language: "sh", file: "ELICENSE_RPC_URL=https://<name>:{rpcNodePort}\nELICENSE_RPC_TOKEN_FILE=<file>" },
    ],
  },
];
