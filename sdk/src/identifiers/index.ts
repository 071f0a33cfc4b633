export {
  citizenNumberCheckCharacter,
  isCitizenNumber,
  parseCitizenNumber,
  type CitizenNumber,
} from "./citizenNumber.js";
export {
  divisionContains,
  divisionFromNumber,
  divisionToNumber,
  isDivisionCode,
  parseDivisionCode,
  type DivisionCode,
  type DivisionLevel,
} from "./divisionCode.js";
export {
  buildElicenseIdentifier,
  elicenseIdentifierCheckCharacter,
  isElicenseIdentifier,
  nextElicenseIdentifierVersion,
  parseElicenseIdentifier,
  type ElicenseIdentifier,
  type ElicenseIdentifierParts,
} from "./elicenseIdentifier.js";
export { lawyerConflicts, type LawyerConflict, type LawyerFields } from "./lawyerConflicts.js";
export { isLawyerCategory, lawyerCategories, type LawyerCategory } from "./lawyerCategory.js";
export { organisationCodeCheckCharacter } from "./organisationCode.js";
export {
  isPracticeNumber,
  parsePracticeNumber,
  practiceNumberDisagreements,
  requirePracticeNumberAgrees,
  revisePracticeNumber,
  type PracticeNumber,
  type PracticeNumberFacts,
  type PracticeNumberPart,
} from "./practiceNumber.js";
export {
  isQualificationNumber,
  parseQualificationNumber,
  type QualificationClass,
  type QualificationNumber,
} from "./qualificationNumber.js";
export type { Sex } from "./sex.js";
export { isUscc, parseUscc, usccCheckCharacter, type Uscc } from "./uscc.js";
