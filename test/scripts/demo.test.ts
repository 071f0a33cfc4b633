import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { errorOf, type Language } from "@elicense/sdk";
import { expect } from "chai";
import { describe, it } from "mocha";

import { refused } from "../../scripts/demo/refused.js";
import type { Story } from "../../scripts/demo/Story.js";
import { BrokenStory, createTeller } from "../../scripts/demo/tell.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const patience = 120_000;

/** How many lines the story may have: three screens of fifty. */
const screens = 3 * 50;

function demo(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const options = { cwd: root, encoding: "utf8", timeout: patience } as const;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "scripts/demo.ts", ...args],
    options,
  );
  return { status, stdout, stderr };
}

/** What the story must come to, in its order; where the languages differ, in each. */
const turns: readonly (string | RegExp | Readonly<Record<Language, string | RegExp>>)[] = [
  { en: "The departments found a consortium", zh: "各部门组成联盟" },
  { en: /^ +1 +Department of Justice of Anhui .*review, issue/m, zh: /^ +1 +安徽省司法厅.*审查、颁发/m },
  { en: /^ +1 +Lawyer's practice license/m, zh: /^ +1 +律师执业证/m },
  { en: /^ +4 +Forensic examiner's practice license/m, zh: /^ +4 +司法鉴定人执业证/m },

  { en: "Anhui decides, its cities review", zh: "省厅决定，市局审查" },
  { en: /JOINT_APPROVAL_MISSING: Authority 4 has not approved/, zh: /JOINT_APPROVAL_MISSING：编号 4 的机构没有批准/ },
  "JOINT_APPROVAL_NEEDS_ANOTHER_AUTHORITY",
  { en: /^ +Bureau of Justice of Hefei .* \d+ /m, zh: /^ +合肥市司法局.* \d+ /m },
  { en: /^ +Bureau of Justice of Bozhou .* \d+ /m, zh: /^ +亳州市司法局.* \d+ /m },
  { en: "JOINT_APPROVAL_MISSING, as before", zh: "JOINT_APPROVAL_MISSING（同上）" },
  { en: /As approved: \d+ licenses/, zh: /按批准的内容颁发：\d+ 笔交易/ },

  { en: "Verdict: VALID", zh: "结论：VALID（有效）" },

  { en: "A suspension ends by itself", zh: "停止执业，期满自动恢复" },
  "LICENSE_CATALOG_DAYS_OUT_OF_BOUNDS",
  {
    en: /\d\d:\d\d:\d\d +INVALID +The license is suspended/,
    zh: /\d\d:\d\d:\d\d +INVALID（无效） +持证人处于停止执业期间/,
  },
  { en: /23:59:00 +INVALID +The license is suspended/, zh: /23:59:00 +INVALID（无效） +持证人处于停止执业期间/ },
  { en: /00:00:00 +VALID +The license is in force/, zh: /00:00:00 +VALID（有效） +证照有效/ },
  { en: "no transaction, and no clerk who could forget it", zh: "没有任何交易" },

  { en: "A lawyer moves to another province", zh: "律师跨省转所" },
  "JOINT_APPROVAL_MISSING",
  /134\d{14} → 131\d{14}/,
  {
    en: /Anhui's +active +transferred +INVALID +.* issued 0x[0-9a-f]{8}…[0-9a-f]{8}\./,
    zh: /安徽所发 +有效 +已转出 +INVALID（无效） +.*已颁发 0x[0-9a-f]{8}…[0-9a-f]{8}。/,
  },
  { en: /Shanghai's +never issued +active +VALID/, zh: /上海所发 +未颁发 +有效 +VALID（有效）/ },

  "ALLOWED",
  "NOT_LISTED",
  "FIELDS_EXCEEDED",

  { en: "A lawyer consents, withdraws", zh: "律师授权、撤回" },
  "GRANT_IN_CUSTODY",
  "WRONG_MATTER",
  "GRANT_WITHDRAWN",
  /^ +4 .* GRANT_WITHDRAWN/m,
  /^ +3 .* FIELDS_EXCEEDED/m,
  /^ +2 .* WRONG_MATTER/m,
  /^ +1 .* ALLOWED/m,

  { en: "Two keys revoke a license", zh: "两把密钥，方可吊销" },
  "LICENSE_REGISTRY_REGION_NOT_COVERED",
  "JOINT_APPROVAL_MISSING",
  "JOINT_APPROVAL_SAME_KEY",
  { en: "verified again: INVALID", zh: "再次核验：INVALID" },
  "STATUS_NOT_ALLOWED",
  { en: "Anhui cancels it (A23-1)", zh: "省厅随后注销（A23-1）" },

  { en: /^ +1 .* issue +GRANT .*Anhui.*Bozhou/m, zh: /^ +1 .* 颁发 +GRANT .*安徽省司法厅.*亳州市司法局/m },
  { en: /^ +2 .* suspend +L48 .*Bozhou/m, zh: /^ +2 .* 停止执业 +L48 .*亳州市司法局/m },
  { en: /^ +3 .* revoke +L49 .*Anhui.*Anhui/m, zh: /^ +3 .* 吊销 +L49 .*安徽省司法厅.*安徽省司法厅/m },
  { en: /^ +4 .* cancel +A23-1 /m, zh: /^ +4 .* 注销 +A23-1 /m },
  /^ +4 .* STATUS_NOT_ALLOWED/m,
  { en: "Both proved whole", zh: "两本均经证明完整" },

  "DOCUMENT_ALTERED",
  { en: "not whole (length)", zh: "记录簿不完整（length）" },
  "REGISTRY_FOREIGN",
  "REGISTRY_NOT_ISSUED",
  { en: "Every step came out as told.", zh: "每一步都与所述一致。" },
];

describe("demo", () => {
  for (const language of ["en", "zh"] as const) {
    it(`tells the story to its end, on three screens (${language})`, () => {
      const { status, stdout, stderr } = demo("--lang", language);
      expect(status, stdout + stderr).to.equal(0);
      let rest = stdout;
      for (const turn of turns) {
        const wanted = typeof turn === "string" || turn instanceof RegExp ? turn : turn[language];
        const position = typeof wanted === "string" ? rest.indexOf(wanted) : rest.search(wanted);
        expect(position, `${String(wanted)} in ${rest}`).to.be.greaterThan(-1);
        rest = rest.slice(position + 1);
      }
      expect(stdout).not.to.match(/\{\w+\}/);
      expect(stdout.trimEnd().split("\n").length, "lines").to.be.at.most(screens);
    }).timeout(patience);
  }

  it("refuses a language that it does not speak", () => {
    const { status, stderr } = demo("--lang", "fr");
    expect(status).to.equal(2);
    expect(stderr).to.contain("--lang");
  }).timeout(patience);

  describe("when a step comes out otherwise", () => {
    /** A story whose sentences nobody hears. */
    const story = { ...createTeller("en"), say: () => undefined, refusal: () => undefined } as unknown as Story;

    it("breaks, and names the step", () => {
      expect(() => story.expect("the verdict", "INVALID", "VALID")).to.throw(
        BrokenStory,
        "The story broke: the verdict should have been VALID, and was INVALID.",
      );
    });

    it("breaks where what must be refused is done, or is refused for another reason", async () => {
      const attempt = errorOf("JOINT_APPROVAL_MISSING", { approver: 4, action: "0x" });
      await refused(story, "issueUnreviewed", Promise.reject(attempt), "JOINT_APPROVAL_MISSING");

      const otherwise = [
        () => Promise.resolve("issued"),
        () => Promise.reject(attempt),
        () => Promise.reject(new TypeError("no")),
      ];
      for (const act of otherwise) {
        const error: unknown = await refused(story, "issueUnreviewed", act(), "JOINT_APPROVAL_SAME_KEY").catch(
          (reason: unknown) => reason,
        );
        expect(error).to.be.instanceOf(BrokenStory);
      }
    });
  });
});
