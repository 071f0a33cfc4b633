import type { Text } from "../../language.js";
import type * as grantErrors from "../catalogue/grants.js";

/** What mostly brings each of these errors about. */
export const grantCauses: Readonly<Record<keyof typeof grantErrors, Text>> = {
  GRANT_FORM: {
    en: "The terms exceed what the kind allows, contradict each other, or a challenge was not the one shown.",
    zh: "授权条款超出该种类的允许范围或者相互矛盾，或者挑战值不是核验方所出示的。",
  },
  GRANT_IN_CUSTODY: {
    en: "The license was issued without the holder's account, or was taken back into custody.",
    zh: "证照颁发时没有绑定持证账户，或者已收回代管。",
  },
  GRANT_SIGNER_NOT_HOLDER: {
    en: "Another account of the wallet is chosen, or the license was bound to another account meanwhile.",
    zh: "钱包中选择了其他账户，或者证照已改绑至其他账户。",
  },
  SIGNED_GRANT_TOO_LARGE: {
    en: "The text is something else than a signed grant, or was made to wear the reader out.",
    zh: "文本不是已签名的授权，或者是为耗尽读取方资源而制作的。",
  },
  SIGNED_GRANT_NOT_JSON: {
    en: "Another code or file was read, or it was cut off on its way.",
    zh: "读取了其他二维码或者文件，或者内容在传送中不完整。",
  },
  SIGNED_GRANT_MALFORMED: {
    en: "The grant was written by other software or another version, or was edited.",
    zh: "授权由其他软件或者其他版本生成，或者经过修改。",
  },
  SIGNED_GRANT_DAMAGED: {
    en: "Characters were lost or changed on the way, or the grant was edited.",
    zh: "字符在传送中丢失、改变，或者授权经过修改。",
  },
  SIGNED_GRANT_FOREIGN: {
    en: "The holder signed for another chain, such as a test network, or for an AccessLog that was replaced.",
    zh: "持证主体是为另一条链（例如测试链）或者已被替代的用证合约签名的。",
  },
};
