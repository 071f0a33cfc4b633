import type { CardDraft } from "../../network/JoiningCard.js";
import { placeText } from "../../network/Node.js";
import type { Invocation } from "../commands/support/Command.js";
import { list } from "../output/table.js";

/** Stands between what a card said and what it says now. */
const becomes = " → ";

/**
 * Says all that a card says: who it is of, where its nodes are, who governs, and who may send transactions.
 *
 * @param known - The member's card until now, whose words stand before the new ones where they differ.
 */
export function cardWords(card: CardDraft, known: CardDraft | undefined, { text }: Pick<Invocation, "text">): string {
  const none = text("network.none");
  const words: readonly (readonly [name: string, say: (card: CardDraft) => string])[] = [
    [text("network.column.code"), ({ code }) => code],
    [text("network.column.validator"), ({ validator }) => validator.address],
    [text("network.column.host"), ({ host, validator }) => placeText(host, validator.port)],
    [text("network.column.ports"), ({ validator }) => portsText(validator)],
    [text("network.column.rpc"), ({ host, rpc }) => (rpc === null ? none : placeText(host, rpc.port))],
    [text("network.column.rpcPorts"), ({ rpc }) => (rpc === null ? none : portsText(rpc))],
    [text("network.column.rpcKey"), ({ rpc }) => rpc?.publicKey ?? none],
    [text("network.column.governance"), ({ governanceSigner }) => governanceSigner],
  ];
  const rows = words.map(([name, say]): readonly [string, string] => {
    const [before, now] = [known === undefined ? undefined : say(known), say(card)];
    return [`  ${name}`, before === undefined || before === now ? now : `${before}${becomes}${now}`];
  });
  return list([...rows, [`  ${text("network.column.accounts")}`, accountsText(card, known) || none]]);
}

/** RPC and metrics, which the machine alone reaches. */
function portsText({ rpcPort, metricsPort }: { readonly rpcPort: number; readonly metricsPort: number }): string {
  return `${String(rpcPort)}, ${String(metricsPort)}`;
}

/** A department has many accounts: what comes and goes is marked. */
function accountsText({ accounts }: CardDraft, known: CardDraft | undefined): string {
  const before = known?.accounts ?? [];
  const marked = accounts.map((account) =>
    known === undefined || before.includes(account) ? account : `+ ${account}`,
  );
  const gone = before.filter((account) => !accounts.includes(account)).map((account) => `− ${account}`);
  return [...marked, ...gone].join(", ");
}
