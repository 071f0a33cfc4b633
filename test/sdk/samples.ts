import { buildDocument, lawyer, parseRegisterKey, type Draft, type JsonObject } from "@elicense/sdk";

/** A register key for tests alone. */
export const registerKey = parseRegisterKey(`0x${"5a".repeat(32)}`);

/** The authority that issues in tests. */
export const anhuiJustice = { code: "1134000000FAKE020H", name: "安徽省司法厅（虚构）" };

/** The authority that takes licenses over in tests. */
export const shanghaiJustice = { code: "1131000000FAKE055P", name: "上海市司法局（虚构）" };

/** Fields of a synthetic lawyer, valid in every check digit. */
export const lawyerFields: JsonObject = {
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

/** Serial of that lawyer's license. */
export const lawyerSerial = "20200430AH0000000001";

/** Builds that lawyer's document, with other fields, serial, version or issuer where they are given. */
export function lawyerDraft(
  fields: JsonObject = {},
  serial = lawyerSerial,
  { version = 1, issuer = anhuiJustice } = {},
): Draft {
  return buildDocument({
    type: lawyer,
    issuer,
    registerKey,
    serial,
    version,
    fields: { ...lawyerFields, ...fields },
  });
}
