import type { Right, Text } from "@elicense/sdk";

/** The names of rights, in a table of who may do what. */
const rights = {
  REVIEW: { en: "review", zh: "审查" },
  ISSUE: { en: "issue", zh: "颁发" },
  SUSPEND: { en: "suspend", zh: "停止执业" },
  REVOKE: { en: "revoke", zh: "吊销" },
  ANNUL: { en: "annul", zh: "撤销" },
  CANCEL: { en: "cancel", zh: "注销" },
  TRANSFER: { en: "transfer", zh: "转移" },
  ANNOTATE: { en: "annotate", zh: "备注" },
  USE: { en: "use", zh: "用证" },
} as const satisfies Readonly<Record<Right, Text>>;

/** What the story says. `{name}` places are filled in. */
export const texts = {
  ...rights,

  title: {
    en: "elicense: a story on a chain of its own, which is gone when it ends",
    zh: "elicense 演示：在一条临时的链上讲完一个故事，结束后不留任何数据",
  },
  preparing: {
    en: "(Compiling the contracts, which takes minutes the first time.)",
    zh: "（正在编译合约，首次需要几分钟。）",
  },
  refused: { en: "  ✗ {code}: {words}", zh: "  ✗ {code}：{words}" },
  refusedAgain: { en: "  ✗ {code}, as before", zh: "  ✗ {code}（同上）" },
  comma: { en: ", ", zh: "、" },

  foundHeading: { en: "The departments found a consortium", zh: "各部门组成联盟" },
  found: {
    en: "Each department has a number, a region, and no more rights than it was accredited for.",
    zh: "每个部门有自己的编号和辖区，只能做其被授权的事。",
  },
  number: { en: "No.", zh: "序号" },
  code: { en: "No.", zh: "编号" },
  authority: { en: "Authority", zh: "机构" },
  region: { en: "Region", zh: "区划" },
  may: { en: "May", zh: "权限" },
  catalog: {
    en: "The law is data in the catalog: a further kind of license needs no new program.",
    zh: "法律规定以数据形式列入目录：新增证照种类无需另编程序。",
  },
  licenseType: { en: "License type", zh: "证照类型" },
  reasons: { en: "Reasons", zh: "事由（项）" },
  uses: { en: "Published uses", zh: "公布的用证事项（项）" },

  issueHeading: { en: "Anhui decides, its cities review", zh: "省厅决定，市局审查" },
  applied: {
    en: "The {count} lawyers of samples/lawyers.csv apply today, and pass every check: {decisions} decisions, by bureau and reason.",
    zh: "samples/lawyers.csv 中 {count} 名律师今日申请执业，全部通过校验；按审查市局和事由分为 {decisions} 份决定。",
  },
  issueUnreviewed: { en: "Anhui issues before the city has reviewed:", zh: "市局尚未审查，省厅就要颁发：" },
  issueSelfReviewed: { en: "Anhui names itself as the reviewer:", zh: "省厅自己充当审查机构：" },
  reviewed: {
    en: "The bureaus compare the calls with the documents, and approve these very calls:",
    zh: "市局将拟办操作与证照文档逐一核对，只批准这几笔操作：",
  },
  reviewer: { en: "Reviewed by", zh: "审查机构" },
  licenses: { en: "Licenses", zh: "份数" },
  effective: { en: "Effective", zh: "生效日期" },
  approval: { en: "Call", zh: "所批准的操作" },
  issueChanged: {
    en: "Anhui slips in one license that was not reviewed:",
    zh: "省厅在已批准的一批中夹带一份未经审查的证照：",
  },
  issued: {
    en: "As approved: {count} licenses in {transactions} transactions. The register on the chain counts {count}, and has not one name.",
    zh: "按批准的内容颁发：{transactions} 笔交易，{count} 份证照。链上登记册计 {count} 份，没有任何姓名。",
  },

  verifyHeading: { en: "Anyone verifies one of them", zh: "任何人均可核验" },
  check: { en: "Check", zh: "检查项" },
  result: { en: "Result", zh: "结果" },
  meaning: { en: "Meaning", zh: "说明" },
  verdictIs: { en: "Verdict: {verdict}", zh: "结论：{verdict}" },

  suspendHeading: { en: "A suspension ends by itself", zh: "停止执业，期满自动恢复" },
  suspendTooLong: {
    en: "Bozhou suspends for four months under article 47, which allows three at most:",
    zh: "亳州市局依第四十七条停止执业四个月，而该条最多三个月：",
  },
  suspended: {
    en: "Under article 48 it may: suspended for {months} months, through {through}. Then time passes on the chain.",
    zh: "改依第四十八条则可：停止执业 {months} 个月，至 {through} 止。随后链上时间推移。",
  },
  moment: { en: "Moment (Shanghai)", zh: "时刻（北京时间）" },
  verdict: { en: "Verdict", zh: "结论" },
  suspensionOver: {
    en: "At midnight the license was in force again: no transaction, and no clerk who could forget it.",
    zh: "零点一到，执业证即恢复有效：没有任何交易，也不怕谁忘了办。",
  },

  moveHeading: { en: "A lawyer moves to another province", zh: "律师跨省转所" },
  moveAlone: {
    en: "Shanghai takes a lawyer of Hefei without Anhui's acknowledgement:",
    zh: "未经安徽确认，上海就要接收一名合肥律师：",
  },
  moved: {
    en: "Anhui acknowledges, Shanghai receives: one step. Practice number {before} → {after}: year and serial are kept.",
    zh: "安徽确认，上海接收，一步完成。执业证号 {before} → {after}：年份与流水号不变。",
  },
  document: { en: "Document", zh: "证照文档" },
  oldDocument: { en: "Anhui's", zh: "安徽所发" },
  newDocument: { en: "Shanghai's", zh: "上海所发" },
  before: { en: "A block before", zh: "前一区块" },
  after: { en: "In the block", zh: "本区块" },

  useHeading: { en: "A court uses a license, and that is recorded", zh: "法院用证，并被记录" },
  useAllowed: {
    en: "Admitting counsel, a matter on the published list: {outcome}",
    zh: "审查代理人资格（属公布事项）：{outcome}",
  },
  useDenied: {
    en: "A matter that is not on the list: {outcome}, recorded all the same",
    zh: "不在公布清单内的事项：{outcome}，同样留下记录",
  },
  useExceeded: {
    en: "Asking for the citizen number too: {outcome}, recorded all the same",
    zh: "超范围索要公民身份号码：{outcome}，同样留下记录",
  },

  consentHeading: { en: "A lawyer consents, withdraws, and looks who asked", zh: "律师授权、撤回，并查看谁用过" },
  consentInCustody: {
    en: "The license is still in Anhui's custody, and nobody can consent in the lawyer's name:",
    zh: "执业证尚由省厅代管，谁也不能代律师授权：",
  },
  claimed: {
    en: "The lawyer takes it over: two keys of Anhui's bind it to her own.",
    zh: "律师认领：省厅两把密钥将其绑定到律师本人的密钥。",
  },
  consented: {
    en: "She signs a consent for the court: one matter, two fields, {uses} uses, {days} days. The chain sees its hash.",
    zh: "律师签署对法院的授权：一个事项、两个字段、{uses} 次、{days} 天。链上只有其哈希。",
  },
  consentUsed: {
    en: "The court uses it: ALLOWED. For another matter: WRONG_MATTER. For the citizen number too: FIELDS_EXCEEDED.",
    zh: "法院据此用证：ALLOWED；另作他用：WRONG_MATTER；还要公民身份号码：FIELDS_EXCEEDED。",
  },
  consentWithdrawn: {
    en: "She withdraws, by a signature that anybody may send. The court's next call: GRANT_WITHDRAWN.",
    zh: "律师撤回授权，签名可由任何人代为提交。法院再次用证：GRANT_WITHDRAWN。",
  },
  consentList: {
    en: "Her own list, newest first, proved whole: the denials are in it, and not what was refused.",
    zh: "律师自己的用证清单，自新至旧，经证明完整：被拒的也在其中，且均未取得数据。",
  },

  revokeHeading: { en: "Two keys revoke a license", zh: "两把密钥，方可吊销" },
  revokeForeign: { en: "Shanghai revokes a license of Bozhou:", zh: "上海越权吊销亳州律师的执业证：" },
  revokeAlone: { en: "One officer of Anhui revokes it alone:", zh: "省厅一名经办人独自吊销：" },
  revokeSelfApproved: { en: "… and approves it with the same key:", zh: "……又用同一把密钥批准：" },
  revoked: {
    en: "A second officer approves: revoked (L49). The same document, verified again: {verdict}",
    zh: "另一名经办人批准后：吊销（L49）。同一份文件再次核验：{verdict}",
  },
  useRevoked: {
    en: "The court admits counsel once more: {outcome}, recorded all the same",
    zh: "法院再次审查其代理人资格：{outcome}，同样留下记录",
  },
  cancelled: {
    en: "Anhui cancels it (A23-1). What was revoked can only be cancelled still; it never comes back.",
    zh: "省厅随后注销（A23-1）。已吊销的只能再注销，永不恢复。",
  },

  booksHeading: { en: "Both of its record books", zh: "该证照的两本记录簿" },
  management: { en: "Management: what was done to it", zh: "管理记录：对它做过什么" },
  usage: { en: "Usage: who used it, for what", zh: "用证记录：谁为何用过它" },
  time: { en: "Recorded (Shanghai)", zh: "记录时间（北京时间）" },
  action: { en: "Action", zh: "操作" },
  reason: { en: "Reason", zh: "事由" },
  approver: { en: "Approved by", zh: "批准机构" },
  matter: { en: "Matter", zh: "事项" },
  fields: { en: "Fields", zh: "字段" },
  outcome: { en: "Outcome", zh: "结果" },
  proved: {
    en: "Both proved whole: replayed link by link, they give the heads that the chain holds.",
    zh: "两本均经证明完整：逐条重算，与链上保存的链头一致。",
  },

  fraudHeading: { en: "Three frauds, and how each is found", zh: "三种造假，逐一识破" },
  fraudAltered: {
    en: "One character of a document is altered: {verdict} ({code})",
    zh: "改动文件中的一个字符：{verdict}（{code}）",
  },
  fraudDropped: {
    en: "A node drops the denied use from the history: not whole ({kind})",
    zh: "节点隐去被拒绝的那次用证：记录簿不完整（{kind}）",
  },
  fraudForeign: {
    en: "A look-alike registry issues a license of its own: {verdict} ({code})",
    zh: "仿冒的登记簿自行颁发执业证：{verdict}（{code}）",
  },
  fraudRelabelled: {
    en: "… and again, relabelled as ours: {verdict} ({code})",
    zh: "……再冒称由本登记簿颁发：{verdict}（{code}）",
  },

  end: { en: "Every step came out as told.", zh: "每一步都与所述一致。" },
  broken: {
    en: "The story broke: {step} should have been {expected}, and was {actual}.",
    zh: "故事未按预期进行：{step} 应为 {expected}，实为 {actual}。",
  },
} as const satisfies Readonly<Record<string, Text>>;
