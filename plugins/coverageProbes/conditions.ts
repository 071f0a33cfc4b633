import { visit } from "@solidity-parser/parser";
import type { ASTNode, Expression } from "@solidity-parser/parser/dist/src/ast-types.js";

/**
 * Finds what branches: the conditions of `if`, `?:` and loops, and the operands of `&&` and `||` wherever they stand. Of a
 * condition that is made of operands, these are given in its place: all of them both ways is more than it both ways.
 *
 * @returns In the order of their beginning; one that holds others comes before them.
 * @throws {RangeError} There is a branch in assembly, which nothing here measures.
 */
export function conditionsIn(node: ASTNode): Expression[] {
  const conditions: Expression[] = [];
  const add = (condition: Expression | null): void => {
    if (condition === null) return;
    const bare = withoutNegation(condition);
    if (!isLogical(bare)) conditions.push(bare);
  };
  const refuse = (): never => {
    throw new RangeError("a branch in assembly is not measured");
  };
  visit(node, {
    IfStatement: ({ condition }) => add(condition),
    WhileStatement: ({ condition }) => add(condition),
    DoWhileStatement: ({ condition }) => add(condition),
    ForStatement: ({ conditionExpression }) => add(conditionExpression ?? null),
    Conditional: ({ condition }) => add(condition),
    BinaryOperation: (operation) => {
      if (!isLogical(operation)) return;
      add(operation.left);
      add(operation.right);
    },
    AssemblyIf: refuse,
    AssemblySwitch: refuse,
    AssemblyFor: refuse,
  });
  return conditions;
}

function isLogical(node: Expression): boolean {
  return node.type === "BinaryOperation" && (node.operator === "&&" || node.operator === "||");
}

/** What stands in parentheses and behind `!`. */
function withoutNegation(node: Expression): Expression {
  if (node.type === "UnaryOperation" && node.operator === "!") return withoutNegation(node.subExpression);
  if (node.type !== "TupleExpression" || node.isArray) return node;
  const [only] = node.components;
  return withoutNegation(only as Expression);
}
