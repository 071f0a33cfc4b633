import { fill, type Language, type Text } from "@elicense/sdk";

import { listsIn } from "../output/listsIn.js";
import { programName } from "../output/programName.js";
import { administerMessages } from "./administer.js";
import { annotateMessages } from "./annotate.js";
import { annulMessages } from "./annul.js";
import { approveMessages } from "./approve.js";
import { authorityMessages } from "./authority.js";
import { cancelMessages } from "./cancel.js";
import { catalogMessages } from "./catalog.js";
import { changeMessages } from "./change.js";
import { columnsMessages } from "./columns.js";
import { challengeMessages } from "./challenge.js";
import { decideMessages } from "./decide.js";
import { endorseMessages } from "./endorse.js";
import { exportMessages } from "./export.js";
import { filesMessages } from "./files.js";
import { grantMessages } from "./grant.js";
import { grantsMessages } from "./grants.js";
import { historyMessages } from "./history.js";
import { importMessages } from "./import.js";
import { issueMessages } from "./issue.js";
import { journalMessages } from "./journal.js";
import { doctorMessages } from "./doctor.js";
import { keyMessages } from "./key.js";
import { networkMessages } from "./network.js";
import { presentMessages } from "./present.js";
import { consortiumMessages } from "./consortium.js";
import { proposalMessages } from "./proposal.js";
import { manifestMessages } from "./manifest.js";
import { manualMessages } from "./manual.js";
import { programMessages } from "./program.js";
import { rebindMessages } from "./rebind.js";
import { reissueMessages } from "./reissue.js";
import { resumeMessages } from "./resume.js";
import { revokeMessages } from "./revoke.js";
import { suspendMessages } from "./suspend.js";
import { transferMessages } from "./transfer.js";
import { reconcileMessages } from "./reconcile.js";
import { registerMessages } from "./register.js";
import { settingsMessages } from "./settings.js";
import { showMessages } from "./show.js";
import { signingMessages } from "./signing.js";
import { useMessages } from "./use.js";
import { usesMessages } from "./uses.js";
import { verifyMessages } from "./verify.js";
import { withdrawMessages } from "./withdraw.js";
import { wordsMessages } from "./words.js";

/** Everything that the command line says by itself; errors, checks and faults have their texts where they arise. */
export const messages = {
  ...programMessages,
  ...manualMessages,
  ...settingsMessages,
  ...administerMessages,
  ...authorityMessages,
  ...catalogMessages,
  ...changeMessages,
  ...filesMessages,
  ...issueMessages,
  ...importMessages,
  ...approveMessages,
  ...decideMessages,
  ...suspendMessages,
  ...resumeMessages,
  ...revokeMessages,
  ...annulMessages,
  ...cancelMessages,
  ...annotateMessages,
  ...rebindMessages,
  ...reissueMessages,
  ...transferMessages,
  ...endorseMessages,
  ...useMessages,
  ...grantMessages,
  ...grantsMessages,
  ...withdrawMessages,
  ...challengeMessages,
  ...presentMessages,
  ...consortiumMessages,
  ...proposalMessages,
  ...manifestMessages,
  ...verifyMessages,
  ...showMessages,
  ...historyMessages,
  ...journalMessages,
  ...usesMessages,
  ...registerMessages,
  ...exportMessages,
  ...reconcileMessages,
  ...keyMessages,
  ...signingMessages,
  ...doctorMessages,
  ...networkMessages,
  ...columnsMessages,
  ...wordsMessages,
} as const;

/** Name of a message. */
export type MessageKey = keyof typeof messages;

/** Values for the places of a message; a text where the value differs by language. */
export type MessageValues = Readonly<Record<string, string | number | Text>>;

/** Gives a message in a language, its places filled. */
export function message(language: Language, key: MessageKey, values: MessageValues = {}): string {
  return fill(messages[key][language], { program: programName, ...listsIn(values, language) }, language);
}
