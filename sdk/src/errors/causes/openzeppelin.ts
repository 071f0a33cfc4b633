import type { Text } from "../../language.js";
import type * as openzeppelinErrors from "../catalogue/openzeppelin.js";

/** What mostly brings each of these errors about. */
export const openzeppelinCauses: Readonly<Record<keyof typeof openzeppelinErrors, Text>> = {
  ACCESS_MANAGED_UNAUTHORIZED: {
    en: "The account has not the role that the AccessManager asks for, or its grant is not in force yet.",
    zh: "该账户没有权限管理合约所要求的角色，或者角色授予尚未生效。",
  },
  ACCESS_MANAGED_REQUIRED_DELAY: {
    en: "The account has the role with a delay, so that changes are seen before they are made.",
    zh: "该账户的角色附有等待期，以便变更在实施前被察觉。",
  },
  ACCESS_MANAGED_INVALID_AUTHORITY: {
    en: "The address was mistyped, or the manager is not deployed.",
    zh: "地址录入有误，或者权限管理合约尚未部署。",
  },
  ACCESS_MANAGER_ALREADY_SCHEDULED: {
    en: "The same change by the same account waits already.",
    zh: "同一账户的同一变更已在等待中。",
  },
  ACCESS_MANAGER_BAD_CONFIRMATION: {
    en: "Another account was given than the one that signs.",
    zh: "填写的不是签名账户本身。",
  },
  ACCESS_MANAGER_EXPIRED: {
    en: "Nobody carried the change out within its week.",
    zh: "变更在可执行的一周内没有执行。",
  },
  ACCESS_MANAGER_INVALID_INITIAL_ADMIN: {
    en: "The administrator was left out at the deployment.",
    zh: "部署时遗漏了管理账户。",
  },
  ACCESS_MANAGER_LOCKED_FUNCTION: {
    en: "The function is the manager's own safeguard.",
    zh: "该函数是权限管理合约自身的保护机制。",
  },
  ACCESS_MANAGER_LOCKED_ROLE: {
    en: "The roles of the administrator and of the public are fixed.",
    zh: "管理角色和公众角色是固定的。",
  },
  ACCESS_MANAGER_NOT_READY: { en: "The delay since the proposal is not over.", zh: "自提议起的等待期尚未届满。" },
  ACCESS_MANAGER_NOT_SCHEDULED: {
    en: "The change was never proposed by this account, was carried out or cancelled, or its bytes differ.",
    zh: "该账户从未提议此项变更，或者已执行、已取消，或者内容不同。",
  },
  ACCESS_MANAGER_UNAUTHORIZED_ACCOUNT: {
    en: "The role was never given to the account, was taken away, or is not in force yet.",
    zh: "该角色从未授予该账户，或者已收回，或者尚未生效。",
  },
  ACCESS_MANAGER_UNAUTHORIZED_CALL: {
    en: "The account lacks the role, acts without a delay and so need not propose, or proposed too early a time.",
    zh: "该账户没有相应角色，或者无须等待因而不必提议，或者提议的时间过早。",
  },
  ACCESS_MANAGER_UNAUTHORIZED_CANCEL: {
    en: "Only the proposer, a guardian of the function or the administrator cancels.",
    zh: "仅提议账户、该函数的监护账户或者管理账户可以取消。",
  },
  ACCESS_MANAGER_UNAUTHORIZED_CONSUME: {
    en: "A contract took up a scheduled operation by itself.",
    zh: "合约自行取用了预定的操作。",
  },
  ADDRESS_EMPTY_CODE: {
    en: "The address was mistyped, or belongs to an account.",
    zh: "地址录入有误，或者是普通账户。",
  },
  FAILED_CALL: {
    en: "The contract called ran out of gas, or gives no reasons.",
    zh: "被调用的合约燃料不足，或者不说明原因。",
  },
  INSUFFICIENT_BALANCE: {
    en: "Value was sent along, which the registries never ask for.",
    zh: "交易附带了金额，而登记合约从不要求金额。",
  },
  SAFE_CAST_OVERFLOWED_UINT_DOWNCAST: {
    en: "A number grew beyond what the contract stores.",
    zh: "数字超出合约的存储范围。",
  },
  ENFORCED_PAUSE: {
    en: "Governance stopped issuing, as when a fault or a theft of keys is looked into.",
    zh: "联盟治理方因查处故障、密钥失窃等原因暂停了颁发。",
  },
  EXPECTED_PAUSE: { en: "Somebody ended the pause before.", zh: "他人先前已恢复颁发。" },
  ERC721_NONEXISTENT_TOKEN: {
    en: "The number was mistyped, or is of another deployment.",
    zh: "编号录入有误，或者属于另一部署。",
  },
  ERC721_INVALID_OWNER: { en: "The zero address was asked about.", zh: "查询的是零地址。" },
  ERC721_INCORRECT_OWNER: {
    en: "Other software took the license for a token that can be sent.",
    zh: "其他软件将证照当作可以转让的代币。",
  },
  ERC721_INVALID_SENDER: {
    en: "Other software took the license for a token that can be sent.",
    zh: "其他软件将证照当作可以转让的代币。",
  },
  ERC721_INVALID_RECEIVER: { en: "The zero address was named as the receiver.", zh: "接收方填写的是零地址。" },
  ERC721_INSUFFICIENT_APPROVAL: {
    en: "Other software took the license for a token that can be sent.",
    zh: "其他软件将证照当作可以转让的代币。",
  },
  ERC721_INVALID_APPROVER: {
    en: "Other software took the license for a token that can be sent.",
    zh: "其他软件将证照当作可以转让的代币。",
  },
  ERC721_INVALID_OPERATOR: {
    en: "Other software took the license for a token that can be sent.",
    zh: "其他软件将证照当作可以转让的代币。",
  },
  INVALID_SHORT_STRING: { en: "The contract's code or state was damaged.", zh: "合约的代码或者状态受损。" },
  STRING_TOO_LONG: {
    en: "The contract was compiled with another name or version than it has here.",
    zh: "合约编译时使用了不同的名称或者版本。",
  },
};
