import ts from "typescript";

/** The name by which an example's program calls what compares a value with the one that the example names. */
export const comparison = "expectEqual";

/**
 * Turns what an example says of a value, `dayToNumber("2020-04-30"); // 18382`, into a comparison.
 *
 * @param code - Statements.
 * @returns Them; where the comment behind an expression begins with a literal, the value is compared with it.
 */
export function compareWithComments(code: string): string {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.Latest, true);
  return source.statements
    .map((statement) => {
      const expected = ts.isExpressionStatement(statement) ? literalBehind(code, statement.end) : undefined;
      if (expected === undefined) return statement.getFullText();
      const expression = (statement as ts.ExpressionStatement).expression.getText();
      return `\n${comparison}(${expression}, ${expected});`;
    })
    .join("");
}

/** A literal, which ends the comment or has an explanation behind it. */
function literalBehind(code: string, end: number): string | undefined {
  const comment = /^[ \t]*\/\/[ \t]*(.*)/.exec(code.slice(end))?.[1] ?? "";
  // What an ellipsis shortens is not the value.
  if (comment.includes("…")) return undefined;
  return /^(?:true|false|null|undefined|\d[\d_]*n?|"[^"]*"|\[.*?\]|\{.*?\})(?=$|:)/.exec(comment)?.[0];
}
