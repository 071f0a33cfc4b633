import type { Text } from "@elicense/sdk";

/** What `revoke` says. */
export const revokeMessages = {
  "revoke.description": { en: "revoke a license, a penalty for ever", zh: "吊销证照（不可恢复）" },
  "revoke.reason": { en: "code of the reason, such as L49", zh: "事由代码，例如 L49" },
  "revoke.decision": {
    en: "number of the decision; only its salted hash goes on the chain",
    zh: "决定文号；只有其加盐哈希上链",
  },
  "revoke.date": {
    en: "day on which it takes effect (YYYY-MM-DD); today if left out",
    zh: "生效日期（YYYY-MM-DD），默认为当日",
  },
  "revoke.out": {
    en: "folder for a request for approval; the document's if left out",
    zh: "批准申请的输出文件夹，默认为证照文档所在文件夹",
  },
  "revoke.awaiting": {
    en: "Not revoked yet. To be approved first, to take effect on {effectiveOn}, by {approver}.",
    zh: "尚未吊销，须先批准（生效日期 {effectiveOn}）；批准机构：{approver}。",
  },
  "revoke.done": { en: "The license is revoked.", zh: "证照已吊销。" },
  "revoke.already": {
    en: "The license was revoked by this decision already; nothing was sent.",
    zh: "该证照此前已依此决定吊销，未重复提交。",
  },
} as const satisfies Readonly<Record<string, Text>>;
