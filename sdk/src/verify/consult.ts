import type { LicenseId } from "../licenses/licenseId.js";
import { agreeing } from "./agreement.js";
import { askNode, type HashedBlock, type LicenseFacts, type NodeFacts } from "./askNode.js";
import { silent, type NodeReport } from "./NodeReport.js";
import { isMember, type Member, type Sitting } from "./Panel.js";
import { startTimeLimit, type TimeLimit } from "./TimeLimit.js";

/** What nodes agree on, and at which block. */
export interface Agreed extends LicenseFacts {
  readonly block: HashedBlock;
}

/** What nodes say of a license. */
export interface Opinion {
  /** What as many say as must agree; left out where no answer has so many, or more than one has. */
  readonly agreed?: Agreed;
  /** Those that say so. */
  readonly members: readonly Member[];
  readonly reports: readonly NodeReport[];
}

/** A node and what it said, or why it said nothing. */
type Statement = NodeReport | { readonly member: Member; readonly facts: NodeFacts };

/**
 * Asks the nodes of a sitting about licenses, all at one block, and says of each license what they agree on.
 *
 * @param timeoutSeconds - How long a node may take.
 * @returns One opinion a license, in order. It does not throw: a node's trouble is in its report.
 */
export async function consult(
  sitting: Sitting,
  ids: readonly LicenseId[],
  timeoutSeconds: number,
): Promise<readonly Opinion[]> {
  const limit = startTimeLimit(timeoutSeconds);
  const statements = await Promise.all(sitting.seats.map((seat) => hear(sitting, seat, ids, limit)));
  return ids.map((_, position) => compare(statements, position, sitting.threshold));
}

async function hear(
  { number }: Sitting,
  seat: Member | NodeReport,
  ids: readonly LicenseId[],
  limit: TimeLimit,
): Promise<Statement> {
  if (!isMember(seat)) return seat;
  const { name, client, head } = seat;
  if (head.number < number) return { name, answer: "BEHIND", head: head.number };
  try {
    return { member: seat, facts: await limit.hold(askNode(client, ids, head, number)) };
  } catch (error) {
    return { ...silent(name, error), head: head.number };
  }
}

function compare(statements: readonly Statement[], position: number, threshold: number): Opinion {
  const heard = statements.filter((statement) => "member" in statement);
  const agree = agreeing(heard, ({ facts }) => keyOf(facts, position), threshold);

  const reports = statements.map((statement): NodeReport => {
    if (!("member" in statement)) return statement;
    const { name, head } = statement.member;
    return { name, answer: agree.includes(statement) ? "AGREES" : "DIFFERS", head: head.number };
  });
  const [first] = agree;
  return {
    members: agree.map(({ member }) => member),
    reports,
    ...(first && { agreed: { ...(first.facts.licenses[position] as LicenseFacts), block: first.facts.block } }),
  };
}

/** What a node says, as a text that is the same where it says the same. The block's hash covers the whole state. */
function keyOf({ block, licenses }: NodeFacts, position: number): string {
  return JSON.stringify([block.hash, block.timestamp, licenses[position]], (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
}
