import { buildDocument, lawyer, parseRegisterKey, type Draft, type JsonObject } from "@elicense/sdk";

/** Issuer of what is measured, as `samples/consortium.json` has it. */
export const issuer = { code: "1134000000FAKE020H", name: "安徽省司法厅（虚构）" };

/** Whoever knows it, and everybody does, may try out values against the leaves of these documents. */
const registerKey = parseRegisterKey(`0x${"be".repeat(32)}`);

/** What a lawyer's license says, of elicense's document and of its peers'; valid in every check digit. */
export const fields: JsonObject = {
  name: "测试甲",
  sex: "女",
  idNumber: "349900199001010021",
  practiceNo: "13401201511900001",
  category: "专职律师",
  firmName: "合肥样例律师事务所",
  firmUscc: "31340000E0FAKE073W",
  qualificationNo: "A20143499000001",
  decisionNo: "皖司许律〔2020〕0001号",
  issuedDate: "2020-04-30",
  areaCode: "340100",
};

/** Builds the document of a license, distinct by its number. */
export function draftOf(number: number): Draft {
  return buildDocument({ type: lawyer, issuer, registerKey, serial: serialOf(number), fields });
}

/** Serial of a license, by its number. */
export function serialOf(number: number): string {
  return `20200430AH${String(number).padStart(10, "0")}`;
}
