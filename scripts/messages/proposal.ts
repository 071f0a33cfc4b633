import type { Text } from "@elicense/sdk";

/** What `proposal` says. */
export const proposalMessages = {
  "proposal.description": {
    en: "see to what the members of the consortium decide together",
    zh: "查看和办理联盟成员共同决定的提案",
  },
  "proposal.list": { en: "list the proposals that are open", zh: "列出待决提案" },
  "proposal.all": { en: "list those too that were executed or have lapsed", zh: "同时列出已执行和已失效的提案" },
  "proposal.show": {
    en: "show in words what a proposal does, who approved it, and what is missing",
    zh: "以文字显示提案的内容、批准情况和尚缺的批准",
  },
  "proposal.approve": {
    en: "approve a proposal for your department, with its governance signer's key; it cannot be taken back",
    zh: "以本部门治理签署人的密钥批准提案（不可撤回）",
  },
  "proposal.execute": {
    en: "carry out a proposal that enough members approved; any account may",
    zh: "执行已获足够批准的提案（任何账户均可）",
  },
  "proposal.reject": {
    en: "reject an open proposal: approve, for your department, that nothing is done in its place",
    zh: "否决待决提案：代表本部门批准以空提案取而代之",
  },
  "proposal.hashArgument": {
    en: "hash of the proposal, as proposal list shows it",
    zh: "提案的哈希（见 proposal list）",
  },
  "proposal.file": {
    en: "file with what the proposal does, where no approval on the chain carries it",
    zh: "提案内容文件，用于链上各笔批准均未附内容的情形",
  },
  "proposal.out": {
    en: "write what it does to a file, for members who need one",
    zh: "将提案内容写入文件，供需要的成员使用",
  },
  "proposal.numberOption": {
    en: "where a consortium decides: the number to propose it with, so as not to wait for another proposal, or to wait for it",
    zh: "由联盟决定时：指定提案序号，用于不等待或等待其他提案的情形",
  },
  "proposal.prepareOption": {
    en: "send nothing, and say what this account has to send: for a department whose governance signer is a contract",
    zh: "不提交，仅给出须由该账户提交的交易：用于治理签署人为合约的部门",
  },
  "proposal.prepared": {
    en: "Nothing was sent. {signer} has to send this, without value and in this order:",
    zh: "未提交。须由 {signer} 依次提交以下交易（不附金额）：",
  },
  "proposal.prepared.to": { en: "to", zh: "目标合约" },
  "proposal.prepared.data": { en: "data", zh: "数据" },
  "proposal.reading": { en: "proposals", zh: "提案" },
  "proposal.none": { en: "No proposal is open.", zh: "没有待决提案。" },
  "proposal.nothing": {
    en: "nothing: it only takes the place of another proposal with its number",
    zh: "无：仅取代同一序号的其他提案",
  },
  "proposal.call.ANNOUNCE": { en: "announce: {call}", zh: "公示：{call}" },
  "proposal.call.ANNOUNCE.later": {
    en: "announce, not before {time}: {call}",
    zh: "公示（不早于 {time}）：{call}",
  },
  "proposal.call.EXECUTE": { en: "carry out: {call}", zh: "执行：{call}" },
  "proposal.call.CANCEL": { en: "call off: {call}", zh: "取消：{call}" },
  "proposal.words.ANNOUNCE": {
    en: "To announce a change; {delay} later a further proposal may carry it out:",
    zh: "公示变更，{delay}后可由另一提案执行：",
  },
  "proposal.words.ANNOUNCE.later": {
    en: "To announce a change; {delay} later, but not before {time} (Asia/Shanghai), a further proposal may carry it out:",
    zh: "公示变更，{delay}后且不早于 {time}（北京时间）可由另一提案执行：",
  },
  "proposal.words.EXECUTE": { en: "To carry out a change:", zh: "执行变更：" },
  "proposal.words.CANCEL": {
    en: "To call off a change that the consortium announced:",
    zh: "取消联盟已公示的变更：",
  },
  "proposal.words.CANCEL.other": {
    en: "To call off a change that another account than the consortium's announced, {proposer}:",
    zh: "取消由联盟以外的账户 {proposer} 公示的变更：",
  },
  "proposal.call.SIGNERS": { en: "change who decides: {call}", zh: "变更决定方：{call}" },
  "proposal.words.SIGNERS": {
    en: "To change who decides, at once and without an announcement:",
    zh: "变更由谁决定（立即生效，无公示期）：",
  },
  "proposal.hash": { en: "proposal", zh: "提案" },
  "proposal.number": { en: "no.", zh: "序号" },
  "proposal.approvals": { en: "approved by", zh: "已批准" },
  "proposal.nobody": { en: "nobody", zh: "无" },
  "proposal.state.missing": {
    en: "open: {approvals} of {threshold} {threshold|approval|approvals}",
    zh: "待决：需 {threshold} 份批准，现有 {approvals} 份",
  },
  "proposal.state.behind": {
    en: "cannot come before no. {due} is decided; {approvals} of {threshold} {threshold|approval|approvals}",
    zh: "须先决定序号 {due}，目前无法执行；需 {threshold} 份批准，现有 {approvals} 份",
  },
  "proposal.state.ready": { en: "may be executed", zh: "可以执行" },
  "proposal.state.queued": {
    en: "approved; no. {next} comes first",
    zh: "已获批准，须先处理序号 {next}",
  },
  "proposal.state.EXECUTED": { en: "executed", zh: "已执行" },
  "proposal.state.LAPSED": {
    en: "lapsed: another one with its number was executed",
    zh: "已失效：同一序号的其他提案已执行",
  },
  "proposal.state.UNREADABLE": {
    en: "unreadable: no approval carries what it does",
    zh: "内容不明：各笔批准均未附提案内容",
  },
  "proposal.remaining": {
    en: "Not decided yet: {approvals} of {threshold} {threshold|member|members} approved, {missing} more {missing|has|have} to:",
    zh: "尚未决定：需 {threshold} 方批准，现有 {approvals} 方，还缺 {missing} 方：",
  },
  "proposal.enough": {
    en: "{approvals} {approvals|member|members} approved, {threshold} had to. Anybody may now carry it out:",
    zh: "需 {threshold} 方批准，已有 {approvals} 方，现在可以执行：",
  },
  "proposal.enoughLater": {
    en: "{approvals} {approvals|member|members} approved, {threshold} had to. Once no. {next} and all up to it were executed, anybody may carry it out:",
    zh: "需 {threshold} 方批准，已有 {approvals} 方；自序号 {next} 起在前的提案执行后，任何人可以执行：",
  },
  "proposal.behind": {
    en: "It cannot come before no. {due} is decided. Who will not wait proposes the same anew with --number {due}.",
    zh: "须先决定序号 {due} 才轮到该提案。不愿等待的，请以 --number {due} 另行提出相同内容。",
  },
  "proposal.behindMany": {
    en: "It cannot come before no. {due} to {last} are decided. Who will not wait proposes the same anew with --number {due}.",
    zh: "须先决定序号 {due} 至 {last} 才轮到该提案。不愿等待的，请以 --number {due} 另行提出相同内容。",
  },
  "proposal.passedOver.far": {
    en: "Not approved, since no. {due} has to be decided before {count|it|them}: {count} open {count|proposal that does|proposals that do} the same, such as no. {number}, {hash}.",
    zh: "未予批准：另有 {count} 份待决提案内容相同，但须先决定序号 {due} 才可能轮到，例如序号 {number}，{hash}。",
  },
  "proposal.passedOver.other": {
    en: "Not approved, since {count|it does|they do} something else too: {count} open {count|proposal|proposals} such as no. {number}, {hash}. Look at {count|it|them} with proposal show.",
    zh: "未予批准：另有 {count} 份待决提案除相同内容外还含其他内容，例如序号 {number}，{hash}。请以 proposal show 查看。",
  },
  "proposal.gap": {
    en: "No. {number} cannot come: nobody proposed anything with no. {missing}. Nothing waits for it, so leave it alone. Propose what is wanted with a number up to {missing}.",
    zh: "序号 {number} 不可能轮到：尚无序号为 {missing} 的提案。没有提案在等待它，不必处理；需要办理的，请以不大于 {missing} 的序号提出。",
  },
  "proposal.refused": { en: "Carried out now, it would be refused: {reason}", zh: "如现在执行将被拒绝：{reason}" },
  "proposal.announced": {
    en: "Announced: the members may carry it out by a further proposal from {time} (Asia/Shanghai) on:",
    zh: "已公示：自 {time}（北京时间）起可由成员另行提案执行：",
  },
  "proposal.announces": {
    en: "It only announces what has to wait: {delay} after it was executed, run the same command again, which proposes to carry that out, or change execute with the hash that change list shows.",
    zh: "该提案仅公示须等待的变更：提案执行后再过 {delay}，请重新运行原命令，由另一提案予以执行，或以 change list 所示哈希运行 change execute。",
  },
  "proposal.approve.plan": {
    en: "To approve, as the bytes of the proposal say:",
    zh: "拟批准（由提案数据本身解析得出）：",
  },
  "proposal.reject.plan": {
    en: "To reject, as the bytes of the proposal say:",
    zh: "拟否决（由提案数据本身解析得出）：",
  },
  "proposal.execute.plan": {
    en: "To execute, as the bytes of the proposal say:",
    zh: "拟执行（由提案数据本身解析得出）：",
  },
  "proposal.approved": { en: "The approval was recorded.", zh: "批准已记录。" },
  "proposal.executed": { en: "The proposal was executed.", zh: "提案已执行。" },
  "usage.together": {
    en: "{option} is for what a consortium decides together. Leave it out, or say --by-governance where the command has it.",
    zh: "{option} 仅用于由联盟共同决定的事项。请去掉该选项，或者在命令支持时加上 --by-governance。",
  },
  "usage.proposal": {
    en: "Name the proposal by its hash: 0x and 64 hexadecimal digits, as proposal list shows it.",
    zh: "请给出提案的哈希（0x 加 64 位十六进制数字，见 proposal list）。",
  },
} as const satisfies Readonly<Record<string, Text>>;
