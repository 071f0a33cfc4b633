import { checkCatalogue, checkNames, type CheckCode, type CheckName } from "@elicense/sdk";

/** What the codes of each check begin with. */
const prefixes: Readonly<Record<CheckName, string>> = {
  document: "DOCUMENT",
  identifiers: "IDENTIFIERS",
  registry: "REGISTRY",
  issuer: "ISSUER",
  status: "STATUS",
  record: "RECORD",
  freshness: "HEAD",
};

/** The page that lists the codes of a verification's checks. */
export function checksText(): string {
  const codes = Object.keys(checkCatalogue) as CheckCode[];
  const general = codes.filter((code) => !Object.values(prefixes).some((prefix) => code.startsWith(`${prefix}_`)));
  return [
    "# Codes of a verification's checks",
    "Generated from the SDK by `npm run docs`. [verification.md](verification.md) tells what the checks are. Codes are frozen: one is never renamed, reused or removed. What stands in braces is in the check's `evidence`; what is in words there is a `Text`, with `en` and `zh`.",
    ...checkNames.flatMap((name) => [
      `## ${name}`,
      table(codes.filter((code) => code.startsWith(`${prefixes[name]}_`))),
    ]),
    "## any",
    table(general),
  ].join("\n\n");
}

function table(codes: readonly CheckCode[]): string {
  const rows = codes.map((code) => {
    const { result, en, zh } = checkCatalogue[code];
    return `| \`${code}\` | ${result} | ${en} | ${zh} |`;
  });
  return ["| Code | Result | English | 中文 |", "| --- | --- | --- | --- |", ...rows].join("\n");
}
