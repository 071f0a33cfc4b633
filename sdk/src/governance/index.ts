export { accreditRoot, prepareAccreditRoot } from "./accreditRoot.js";
export { addReason, prepareAddReason, type AddReasonParameters } from "./addReason.js";
export { addType, prepareAddType, type AddedType } from "./addType.js";
export { addUse, prepareAddUse, type AddUseParameters } from "./addUse.js";
export { admitRoot, prepareAdmitRoot } from "./admitRoot.js";
export { appointRootAdministrator, prepareAppointRootAdministrator } from "./appointRootAdministrator.js";
export { cancelChange, prepareCancelChange, type CancelChangeParameters } from "./cancelChange.js";
export { closeReason, prepareCloseReason, type CloseReasonParameters } from "./closeReason.js";
export { closeUse, prepareCloseUse, type CloseUseParameters } from "./closeUse.js";
export {
  deactivateAuthorityByGovernance,
  prepareDeactivateAuthorityByGovernance,
} from "./deactivateAuthorityByGovernance.js";
export { decodeChange, type Change, type DecodedChange } from "./decodeChange.js";
export { distrustKeyByGovernance, prepareDistrustKeyByGovernance } from "./distrustKeyByGovernance.js";
export { executeChange, prepareExecuteChange, type ExecuteChangeParameters } from "./executeChange.js";
export { getGovernanceDelay, type GetGovernanceDelayParameters } from "./getGovernanceDelay.js";
export { getProposal, type GetProposalParameters, type WaitingProposal } from "./getProposal.js";
export { getProposals, type GetProposalsParameters, type ProposedChange } from "./getProposals.js";
export { pause, preparePause } from "./pause.js";
export { predictChange, type PredictChangeParameters } from "./predictChange.js";
export { prepareProposeChange, proposeChange, type Proposal, type ProposeChangeParameters } from "./proposeChange.js";
export {
  prepareSetAccreditationDelay,
  setAccreditationDelay,
  type SetAccreditationDelayParameters,
} from "./setAccreditationDelay.js";
export { prepareSetApproval, setApproval, type SetApprovalParameters } from "./setApproval.js";
export { prepareUnpause, unpause } from "./unpause.js";
export {
  approveConsortiumProposal,
  prepareApproveConsortiumProposal,
  type ApproveConsortiumProposalParameters,
} from "./approveConsortiumProposal.js";
export { checkConsortiumAccount } from "./checkConsortiumAccount.js";
export { checkGovernance, type CheckedGovernance } from "./checkGovernance.js";
export type { CheckConsortiumAccountParameters } from "./checkOrigin.js";
export { checkRules } from "./checkRules.js";
export type { CheckedConsortiumAccount } from "./checkSafeCode.js";
export { checkSignerChange, type CheckedSignerChange, type Deciders } from "./checkSignerChange.js";
export {
  decodeConsortiumProposal,
  encodeConsortiumProposal,
  type ConsortiumCall,
  type ConsortiumProposal,
} from "./ConsortiumProposal.js";
export {
  executeConsortiumProposal,
  prepareExecuteConsortiumProposal,
  type ExecuteConsortiumProposalParameters,
} from "./executeConsortiumProposal.js";
export { getConsortium, type Consortium, type GetConsortiumParameters } from "./getConsortium.js";
export {
  getConsortiumHistory,
  type ConsortiumHistory,
  type DecidedSignerChange,
  type GetConsortiumHistoryParameters,
  type UnproposedExecution,
} from "./getConsortiumHistory.js";
export {
  getConsortiumProposals,
  type ConsortiumProposalState,
  type FoundConsortiumProposal,
  type GetConsortiumProposalsParameters,
} from "./getConsortiumProposals.js";
export { getProposalNumbers, type GetProposalNumbersParameters, type ProposalNumbers } from "./getProposalNumbers.js";
export { getRoleMembers, type GetRoleMembersParameters, type RoleMember } from "./getRoleMembers.js";
export { planConsortiumProposal, type PlanConsortiumProposalParameters } from "./planConsortiumProposal.js";
export { predictConsortiumProposal, type PredictConsortiumProposalParameters } from "./predictConsortiumProposal.js";
export { planSignerChange } from "./planSignerChange.js";
export { requireConsortium } from "./requireConsortium.js";
export { safe as consortiumInterface } from "./safe.js";
export { decodeSignerChange, type DecodedSignerChange, type SignerChange } from "./SignerChange.js";
