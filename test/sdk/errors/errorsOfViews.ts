import { readFile } from "node:fs/promises";

import { artifacts } from "hardhat";

/** What the compiler's syntax tree says of a declaration, as far as it is asked here. */
interface Declaration {
  readonly id: number;
  readonly nodeType: string;
  readonly name: string;
  readonly visibility?: string;
  readonly stateMutability?: string;
  readonly baseFunctions?: readonly number[];
  readonly linearizedBaseContracts?: readonly number[];
  readonly nodes?: readonly Declaration[];
}

interface BuildOutput {
  readonly output: { readonly sources: Readonly<Record<string, { readonly ast: unknown }>> };
}

/** Contracts that the SDK reads from, by name; all of them are built with the first. */
const readContracts = [
  "LicenseRegistry",
  "AuthorityRegistry",
  "LicenseCatalog",
  "AccessLog",
  "LicenseDescriptor",
  "AccessManager",
];

/**
 * Reads off the contracts' syntax trees with which custom errors a function that only reads can revert: all that its body
 * names, and all that is named by what it names, whichever contract implements that. Rather too many than too few.
 */
export async function errorsOfViews(): Promise<ReadonlySet<string>> {
  const { buildInfoId } = await artifacts.readArtifact("LicenseRegistry");
  const path = await artifacts.getBuildInfoOutputPath(buildInfoId!);
  const { output } = JSON.parse(await readFile(path!, "utf8")) as BuildOutput;

  const declarations = new Map<number, Declaration>();
  const implementations = new Map<number, number[]>();
  for (const node of nodesIn(Object.values(output.sources).map(({ ast }) => ast))) {
    if (typeof node.id !== "number" || typeof node.nodeType !== "string") continue;
    const declaration = node as unknown as Declaration;
    declarations.set(declaration.id, declaration);
    for (const base of declaration.baseFunctions ?? []) {
      implementations.set(base, [...(implementations.get(base) ?? []), declaration.id]);
    }
  }

  const errors = new Set<string>();
  const seen = new Set<number>();
  const pending = readContracts.flatMap((name) => viewsOf(name, declarations));
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const declaration = declarations.get(id);
    if (declaration === undefined || seen.has(id)) continue;
    seen.add(id);
    if (declaration.nodeType === "ErrorDefinition") errors.add(declaration.name);
    if (!/^(?:Function|Modifier)Definition$/.test(declaration.nodeType)) continue;
    pending.push(...namedIn(declaration), ...(implementations.get(id) ?? []));
  }
  return errors;
}

/** Functions of a contract, its bases' too, that anybody can call and that change nothing. */
function viewsOf(name: string, declarations: ReadonlyMap<number, Declaration>): readonly number[] {
  const all = [...declarations.values()];
  const contract = all.find((each) => each.nodeType === "ContractDefinition" && each.name === name);
  return contract!.linearizedBaseContracts!.flatMap((base) =>
    declarations
      .get(base)!
      .nodes!.filter(
        ({ nodeType, visibility = "", stateMutability = "" }) =>
          nodeType === "FunctionDefinition" &&
          ["public", "external"].includes(visibility) &&
          ["view", "pure"].includes(stateMutability),
      )
      .map(({ id }) => id),
  );
}

/** Declarations that the code of one names; an operator names its function. */
function namedIn(declaration: Declaration): readonly number[] {
  return nodesIn(declaration)
    .flatMap(({ referencedDeclaration, function: operator }) => [referencedDeclaration, operator])
    .filter((id) => typeof id === "number");
}

/** All objects in a value, itself included. */
function nodesIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  const found: Record<string, unknown>[] = [];
  const pending = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== "object" || next === null) continue;
    if (!Array.isArray(next)) found.push(next as Record<string, unknown>);
    for (const member of Object.values(next)) pending.push(member);
  }
  return found;
}
