import { lawyer, licenseTypes, maxDocumentLength } from "@elicense/sdk";
import { expect } from "chai";
import { describe, it } from "mocha";

import { fieldSetWords, fieldWords } from "../../../scripts/commands/support/fieldWords.js";
import { legalBasisWords } from "../../../scripts/commands/support/legalBasisWords.js";
import { readInput } from "../../../scripts/commands/verify/readInput.js";
import { streamedTable } from "../../../scripts/output/streamedTable.js";

describe("legalBasisWords", () => {
  const cases: readonly (readonly [basis: string, chinese: string])[] = [
    ["Lawyers Law of the PRC (中华人民共和国律师法), article 49, paragraph 1", "《中华人民共和国律师法》第49条第1款"],
    ["Notary Law of the PRC (中华人民共和国公证法), article 24, item 1", "《中华人民共和国公证法》第24条第1项"],
    ["Lawyers Law of the PRC (中华人民共和国律师法), articles 5 and 6", "《中华人民共和国律师法》第5条、第6条"],
    ["Notary Law of the PRC (中华人民共和国公证法), articles 18 to 21", "《中华人民共和国公证法》第18条至第21条"],
    [
      "Rules for Disciplining Members of Bar Associations (律师协会会员违规行为处分规则（试行）)",
      "《律师协会会员违规行为处分规则（试行）》",
    ],
    [
      "A law of (甲法), article 1; Another (关于《乙法》的解释), article 2",
      "《甲法》第1条；《关于〈乙法〉的解释》第2条",
    ],
    ["A law that comes into force in June", "A law that comes into force in June"],
  ];
  for (const [basis, chinese] of cases) {
    it(`cites ${chinese}`, () => expect(legalBasisWords(basis, "zh")).to.equal(chinese));
  }

  it("leaves English as the catalog has it", () => {
    expect(legalBasisWords(cases[0]![0], "en")).to.equal(cases[0]![0]);
  });

  it("has Chinese for every legal basis of the catalogs", () => {
    const bases = licenseTypes.flatMap(({ reasons, uses }) => [...reasons, ...uses].map((each) => each.legalBasis));
    const left = bases.filter((basis) => /[A-Za-z]/.test(legalBasisWords(basis, "zh")));
    expect(left).to.deep.equal([]);
  });
});

describe("fieldWords", () => {
  it("names a field by its own words, and by the schema's title in Chinese", () => {
    expect(fieldWords(lawyer, "firmUscc", "en")).to.equal("firm USCC");
    expect(fieldWords(lawyer, "idNumber", "en")).to.equal("ID number");
    expect(fieldWords(lawyer, "practiceNo", "zh")).to.equal("执业证号");
  });

  it("keeps the name of what the schema does not know", () => {
    expect(fieldWords(lawyer, "#40", "en")).to.equal("#40");
    expect(fieldSetWords(lawyer, 4n + (1n << 40n), "zh")).to.equal("执业证号、#40");
  });
});

describe("readInput", () => {
  async function read(...chunks: readonly string[]): Promise<readonly (readonly [string, string])[]> {
    const found: (readonly [string, string])[] = [];
    const input = async function* (): AsyncGenerator<string> {
      for (const chunk of chunks) yield await Promise.resolve(chunk);
    };
    for await (const { name, text } of readInput(input())) found.push([name, text]);
    return found;
  }

  it("takes lines that are JSON by themselves one by one, however they come", async () => {
    expect(await read('{"a":', '1}\n\n{"b"', ":2}")).to.deep.equal([
      ["-:1", '{"a":1}'],
      ["-:3", '{"b":2}'],
    ]);
  });

  it("takes anything else whole", async () => {
    expect(await read('\n{\n"a":', "1\n}\n")).to.deep.equal([["-", '{\n"a":1\n}\n']]);
    expect(await read()).to.deep.equal([["-", ""]]);
  });

  it("takes of what is longer than a document may be no more than tells so, before it has all of it", async () => {
    const endless = async function* (line: string): AsyncGenerator<string> {
      yield await Promise.resolve(line);
      for (;;) yield await Promise.resolve("x".repeat(1_000_000));
    };
    for (const [line, name] of [
      ["", "-:1"],
      ["{\n", "-"],
      ["{}\n", "-:2"],
    ] as const) {
      const documents = readInput(endless(line));
      let { value } = await documents.next();
      if (name === "-:2") ({ value } = await documents.next());
      expect(value).to.include({ name });
      expect(value?.text).to.have.length(maxDocumentLength + 1);
      await documents.return();
    }
  });

  it("goes on after a line that is longer than a document may be", async () => {
    const long = "x".repeat(maxDocumentLength);
    const found = await read('{"a":1}\n', long, long, '\n{"b":2}\n', `${long}x\n{"c":3}`);
    expect(found.map(([name, text]) => [name, text.length])).to.deep.equal([
      ["-:1", 7],
      ["-:2", maxDocumentLength + 1],
      ["-:3", 7],
      ["-:4", maxDocumentLength + 1],
      ["-:5", 7],
    ]);
  });
});

describe("streamedTable", () => {
  it("keeps its columns in line from page to page, and prints no control characters", () => {
    const { head, rows } = streamedTable([
      { title: "证照", width: 6 },
      { title: "n", width: 1 },
    ]);
    expect(head).to.equal("证照    n\n──────  ─");
    expect(rows([["甲", "1"]])).to.equal("甲      1");
    expect(rows([["\u001B", "2"]])).to.equal("�       2");
  });
});
