import type { Text } from "@elicense/sdk";

/** What `use` says. */
export const useMessages = {
  "use.description": {
    en: "use licenses, by statutory duty or under their holders' grants; each use is recorded, denials included",
    zh: "依职能或凭持证主体授权用证；每次用证均留下记录，包括被拒绝的",
  },
  "use.licenses": {
    en: "license ids, e-license identifiers, documents, or folders of them; under grants those of the grants, or none",
    zh: "证照链上标识、电子证照标识、证照文档或其文件夹；凭授权用证时与授权一致，可不填",
  },
  "use.grant": { en: "files of the holders' grants, a use for each", zh: "持证主体的授权文件，每份用证一次" },
  "use.challenge": { en: "the challenge that a presentation must answer", zh: "亮证应答的挑战值" },
  "use.matter": {
    en: "number of the use on the published list; under a grant, code of the matter at hand",
    zh: "已公布的用证事项编号；凭授权用证时为所办事项的编码",
  },
  "use.fields": { en: "names of the fields asked for, separated by commas", zh: "所需字段名称，以逗号分隔" },
  "use.case": { en: "number of the case", zh: "案件或办件编号" },
  "use.purpose": { en: "purpose in words", zh: "用证目的" },
  "use.operator": { en: "who operates the system", zh: "操作人" },
  "use.system": { en: "system that uses the license", zh: "用证系统" },
  "use.allowed": { en: "ALLOWED: the use is allowed and recorded.", zh: "ALLOWED：准予用证，已留下记录。" },
  "use.denied": {
    en: "DENIED: {reason} The denial is recorded.",
    zh: "DENIED：不予用证。{reason}本次拒绝已留下记录。",
  },
  "use.progress": { en: "licenses", zh: "份证照" },
  "use.summary": {
    en: "Allowed: {allowed}. Denied: {denied}. Each is recorded.",
    zh: "准予 {allowed} 次，不予 {denied} 次，均已留下记录。",
  },
  "use.challengeMissing": {
    en: "{file} is a presentation: give the challenge that it has to answer, with --challenge. A picture of another desk's is worth nothing.",
    zh: "{file} 是当面亮证：请用 --challenge 填写其应答的挑战值，以免误收针对其他窗口的亮证。",
  },
  "use.grantMissing": {
    en: "--challenge is what a presentation answers: give the presentation's file with --grant.",
    zh: "--challenge 用于核对当面亮证：请用 --grant 给出亮证文件。",
  },
  "use.notGranted": {
    en: "{name} is of a license that none of the grants is for. Name the licenses of the grants, or none.",
    zh: "{name} 所属证照不在所给授权之内。请只给出授权所涉的证照，或不填。",
  },
  "use.notNamed": {
    en: "The grant {file} is for a license that was not named. Name the licenses of all grants, or none.",
    zh: "授权 {file} 所涉证照未列出。请列出全部授权所涉的证照，或不填。",
  },
} as const satisfies Readonly<Record<string, Text>>;
