import type { Text } from "../../language.js";
import type * as consortiumErrors from "../catalogue/consortium.js";

/** What mostly brings each of these errors about. */
export const consortiumCauses: Readonly<Record<keyof typeof consortiumErrors, Text>> = {
  CONSORTIUM_MISSING: {
    en: "The manifest is of a development chain, or older than the consortium's account.",
    zh: "部署清单属于开发链，或早于联盟多签账户的设立。",
  },
  CONSORTIUM_PROPOSAL_FORM: {
    en: "It was made by another program, was changed on its way, or is of another deployment.",
    zh: "由其他程序制作、传递中被改动，或属于其他部署。",
  },
  CONSORTIUM_PROPOSAL_UNKNOWN: {
    en: "A digit of the hash was lost, the node lags behind, or the proposal is of another network.",
    zh: "哈希抄写有误、节点尚未同步，或提案属于其他网络。",
  },
  CONSORTIUM_PROPOSAL_UNREADABLE: {
    en: "A signer that is a contract, or another program, approved the bare hash; or it approved something else than governance does.",
    zh: "由合约签署人或其他程序仅批准了哈希，或所批准的不是治理事项。",
  },
  CONSORTIUM_NOT_SIGNER: {
    en: "The key is the department's for another purpose, or the signer was replaced.",
    zh: "所用密钥属于本部门的其他用途，或签署人已更换。",
  },
  CONSORTIUM_APPROVED_ALREADY: {
    en: "The command was run twice.",
    zh: "命令被重复运行。",
  },
  CONSORTIUM_APPROVALS_MISSING: {
    en: "It was executed before enough members had seen it, or one who approved is a signer no more.",
    zh: "在足够成员批准之前执行，或批准人已不再是签署人。",
  },
  CONSORTIUM_LAPSED: {
    en: "Two proposals had the same number, as when one was rejected or something urgent went first.",
    zh: "两份提案使用同一序号，例如其中一份被否决，或紧急事项先行执行。",
  },
  CONSORTIUM_EXECUTED: {
    en: "Another member executed it.",
    zh: "已由其他成员执行。",
  },
  CONSORTIUM_NOT_NEXT: {
    en: "An earlier proposal waits for approvals.",
    zh: "之前的提案尚待批准。",
  },
  CONSORTIUM_SIGNER_ALREADY: {
    en: "Two departments gave the same address, or another proposal has added it meanwhile.",
    zh: "两个部门提供了相同的地址，或该账户已由其他提案加入。",
  },
  CONSORTIUM_SIGNER_UNKNOWN: {
    en: "A digit of the address was lost, or another proposal has removed the account meanwhile.",
    zh: "地址抄写有误，或该账户已由其他提案移除。",
  },
  CONSORTIUM_SIGNER_BARRED: {
    en: "The address of a node, of a contract or of the consortium's own account was given in the place of a department's.",
    zh: "误将节点、合约或联盟多签账户的地址当作部门的地址。",
  },
  CONSORTIUM_LIST_CHANGED: {
    en: "Another change of the signers was carried out in between.",
    zh: "其间已执行了另一项签署人变更。",
  },
  CONSORTIUM_THRESHOLD: {
    en: "A signer joined or left, and the number of approvals was left as it was.",
    zh: "签署人增减后，所需批准数未随之调整。",
  },
  GOVERNANCE_DIFFERS: {
    en: "Handing over was not finished, the consortium changed its signers since, somebody kept a right, or the account is not the Safe that it should be.",
    zh: "移交尚未完成、联盟已更换签署人、有账户保留了权限，或多签账户并非应有的 Safe 合约。",
  },
  SAFE_OUT_OF_GAS: {
    en: "The gas was set by hand, or too many changes are in one proposal.",
    zh: "gas 上限由人工设定，或一份提案包含的变更过多。",
  },
  SAFE_CALL_FAILED: {
    en: "The chain has changed since it was proposed: a delay is not over, or the change was made already.",
    zh: "提出之后链上情况已变化：等待期未满，或变更已经作出。",
  },
  SAFE_SIGNATURES_SHORT: {
    en: "The number of signers that is needed was raised after the proposal.",
    zh: "提案之后提高了所需签署人数。",
  },
  SAFE_NOT_APPROVED: {
    en: "The account's number moved on between the reading and the sending.",
    zh: "读取与提交之间账户序号已推进。",
  },
  SAFE_SIGNER_INVALID: {
    en: "A signer was replaced between the reading and the sending.",
    zh: "读取与提交之间签署人被更换。",
  },
  SAFE_NOT_OWNER: {
    en: "The key is no governance signer's.",
    zh: "所用密钥不是治理签署人的密钥。",
  },
};
