// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action} from "../types/Action.sol";
import {ApprovalRule} from "../types/ApprovalRule.sol";
import {AuthorityId} from "../types/AuthorityId.sol";
import {Day} from "../types/Day.sol";
import {Effect} from "../types/Effect.sol";
import {LicenseTypeId} from "../types/LicenseTypeId.sol";
import {Status} from "../types/Status.sol";

/// @title What can be licensed, and under which rules
/// @notice License types, the reasons for which an action may be taken, and the published list of uses by statutory
/// duty. It is data that governance adds to: what was added never changes its meaning; it can come to
/// an end, and another approval can be asked for it.
interface ILicenseCatalog {
    /// @notice A license type.
    /// @param code Its public code: the definer's unified social credit code and three digits.
    /// @param name Its name, as the credential type of a document.
    /// @param schemaHash keccak256 of the JSON Schema of its documents.
    /// @param schemaURI Where that schema is published.
    /// @param fields Names of the subject's fields; the position of a name is its bit in a set of fields.
    struct LicenseType {
        string code;
        string name;
        bytes32 schemaHash;
        string schemaURI;
        string[] fields;
    }

    /// @notice A reason for which an action may be taken.
    /// @param action The action.
    /// @param approval Whose approval the action needs for this reason.
    /// @param effect What else the action does for this reason.
    /// @param barredUnderInvestigation Whether it is barred while an investigation is open.
    /// @param statuses Set of {Status}es from which the action may be taken for this reason; the life cycle allows no
    /// more than it does anyway.
    /// @param minDays Fewest days that what the action sets may last: a license's validity, a suspension.
    /// @param maxDays Most such days; 0 where it has no end.
    /// @param usableFrom First day on which a decision may take effect for this reason.
    /// @param usableThrough Last such day; 0 while there is none.
    /// @param maxDaysBack How many days before its recording a decision may take effect.
    /// @param maxDaysAhead How many days after its recording a decision may take effect.
    /// @param recordableThrough Last day on which a decision may be recorded for this reason; 0 until it is closed.
    struct Reason {
        Action action;
        ApprovalRule approval;
        Effect effect;
        bool barredUnderInvestigation;
        uint16 statuses;
        uint16 minDays;
        uint16 maxDays;
        Day usableFrom;
        Day usableThrough;
        uint16 maxDaysBack;
        uint16 maxDaysAhead;
        Day recordableThrough;
    }

    /// @notice A use of licenses by statutory duty.
    /// @param consumer Whom it is for: this authority and all below it; 0 for every accredited one.
    /// @param actions Set of {UsageAction}s.
    /// @param statuses Set of {Status}es in which a license may be so used.
    /// @param fields Set of fields that may be asked for.
    /// @param usableFrom First day on which it may be used.
    /// @param usableThrough Last such day; 0 while there is none.
    struct StatutoryUse {
        AuthorityId consumer;
        uint8 actions;
        uint16 statuses;
        uint128 fields;
        Day usableFrom;
        Day usableThrough;
    }

    /// @notice What a reason or a use is called and the law that it rests on.
    /// @param code Short code, such as `L49` or a matter's code.
    /// @param legalBasis The provision, in words.
    struct Basis {
        string code;
        string legalBasis;
    }

    /// @notice A license type was added.
    event LicenseTypeAdded(LicenseTypeId indexed licenseType, LicenseType entry);

    /// @notice A reason was added to a license type.
    event ReasonAdded(LicenseTypeId indexed licenseType, uint16 indexed number, Reason reason, Basis basis);

    /// @notice A reason needs another approval from now on.
    event ApprovalChanged(LicenseTypeId indexed licenseType, uint16 indexed number, ApprovalRule approval);

    /// @notice A reason got its last days.
    event ReasonClosed(
        LicenseTypeId indexed licenseType,
        uint16 indexed number,
        Day usableThrough,
        Day recordableThrough
    );

    /// @notice A use by statutory duty was published for a license type.
    event StatutoryUseAdded(LicenseTypeId indexed licenseType, uint32 indexed number, StatutoryUse use, Basis basis);

    /// @notice A use by statutory duty got its last day.
    event StatutoryUseClosed(LicenseTypeId indexed licenseType, uint32 indexed number, Day usableThrough);

    /// @notice No license type has this number.
    error LicenseCatalogUnknownType(LicenseTypeId licenseType);

    /// @notice The license type has no fields, or more than a set of fields can hold.
    error LicenseCatalogInvalidFieldCount(uint256 count, uint256 maximum);

    /// @notice The license type has no code.
    error LicenseCatalogEmptyCode();

    /// @notice The number is taken, or is 0.
    error LicenseCatalogReasonTaken(LicenseTypeId licenseType, uint16 number);

    /// @notice The reason is for no action or no status, its bounds exclude each other, it gives days to an action
    /// that sets nothing with an end, or none to a suspension, it lets an action take effect ahead that cannot or that
    /// it bars under investigation, it has an effect and is for no annotation, or it is closed already.
    error LicenseCatalogInvalidReason(LicenseTypeId licenseType, uint16 number);

    /// @notice The license type has no reason of this number.
    error LicenseCatalogUnknownReason(LicenseTypeId licenseType, uint16 number);

    /// @notice The number is taken, or is 0.
    error LicenseCatalogUseTaken(LicenseTypeId licenseType, uint32 number);

    /// @notice The use allows nothing, names an action, status or field that does not exist, or its dates exclude each
    /// other.
    error LicenseCatalogInvalidUse(LicenseTypeId licenseType, uint32 number);

    /// @notice The license type has no published use of this number.
    error LicenseCatalogUnknownUse(LicenseTypeId licenseType, uint32 number);

    /// @notice The last day would lie before yesterday or after the one that is set.
    /// @param earliest The earliest day allowed.
    /// @param latest The latest day allowed.
    error LicenseCatalogInvalidClosing(Day day, Day earliest, Day latest);

    /// @notice The reason is for another action.
    error LicenseCatalogWrongAction(LicenseTypeId licenseType, uint16 number, Action action, Action reasonAction);

    /// @notice The decision takes effect, or is recorded, on a day on which the reason may not be used.
    /// @param day The day on which it may not.
    error LicenseCatalogReasonNotInUse(LicenseTypeId licenseType, uint16 number, Day day);

    /// @notice The decision takes effect too many days ago, or ahead, for the reason.
    /// @param today The day of the block.
    /// @param maxDaysBack How many days before it the decision may take effect.
    /// @param maxDaysAhead How many days after it the decision may take effect.
    error LicenseCatalogEffectiveDayOutOfBounds(Day effectiveOn, Day today, uint16 maxDaysBack, uint16 maxDaysAhead);

    /// @notice The reason does not serve in the license's status.
    /// @param statuses Set of the {Status}es in which it does.
    error LicenseCatalogStatusNotAllowed(LicenseTypeId licenseType, uint16 number, Status status, uint16 statuses);

    /// @notice The reason is barred while an investigation is open against the license.
    error LicenseCatalogUnderInvestigation(LicenseTypeId licenseType, uint16 number);

    /// @notice What the action sets lasts too short or too long for the reason, or needs an end and has none, or none
    /// and has one.
    /// @param lastDay The last day that was given; 0 for none.
    /// @param minDays Fewest days allowed.
    /// @param maxDays Most days allowed; 0 where it has no end.
    error LicenseCatalogDaysOutOfBounds(Day effectiveOn, Day lastDay, uint16 minDays, uint16 maxDays);

    /// @notice Adds a license type. Governance only.
    /// @return id Its number.
    function addType(LicenseType calldata licenseType) external returns (LicenseTypeId id);

    /// @notice Adds a reason to a license type. Governance only.
    function addReason(LicenseTypeId licenseType, uint16 number, Reason calldata reason, Basis calldata basis) external;

    /// @notice Sets whose approval an action needs for a reason. Governance only.
    function setApproval(LicenseTypeId licenseType, uint16 number, ApprovalRule approval) external;

    /// @notice Gives a reason its last days, yesterday at the earliest; they only move earlier. Governance only.
    /// @param usableThrough Last day on which a decision may take effect for this reason.
    /// @param recordableThrough Last day on which such a decision may be recorded.
    function closeReason(LicenseTypeId licenseType, uint16 number, Day usableThrough, Day recordableThrough) external;

    /// @notice Publishes a use by statutory duty. Governance only.
    function addUse(LicenseTypeId licenseType, uint32 number, StatutoryUse calldata use, Basis calldata basis) external;

    /// @notice Gives a published use its last day, yesterday at the earliest; it only moves earlier. Governance only.
    function closeUse(LicenseTypeId licenseType, uint32 number, Day usableThrough) external;

    /// @notice Reverts, and says why, unless the action may be taken for the reason today.
    /// @param number The reason.
    /// @param effectiveOn Day on which the decision takes effect.
    /// @param lastDay Last day of what the action sets, that day included; 0 for none.
    /// @param status The license's effective status before the action.
    /// @param underInvestigation Whether an investigation is open against the license.
    /// @return approval Whose approval the action needs.
    /// @return effect What else it does.
    function checkDecision(
        LicenseTypeId licenseType,
        uint16 number,
        Action action,
        Day effectiveOn,
        Day lastDay,
        Status status,
        bool underInvestigation
    ) external view returns (ApprovalRule approval, Effect effect);

    /// @notice How many license types there are; they are numbered from 1.
    function typeCount() external view returns (uint16);

    /// @notice A license type; empty for an unknown one.
    function typeOf(LicenseTypeId licenseType) external view returns (LicenseType memory);

    /// @notice A reason's rule; empty for an unknown one.
    function reasonOf(LicenseTypeId licenseType, uint16 number) external view returns (Reason memory);

    /// @notice A reason's code and legal basis; empty for an unknown one.
    function reasonBasisOf(LicenseTypeId licenseType, uint16 number) external view returns (Basis memory);

    /// @notice A published use; empty for an unknown one.
    function useOf(LicenseTypeId licenseType, uint32 number) external view returns (StatutoryUse memory);

    /// @notice A published use's matter code and legal basis; empty for an unknown one.
    function useBasisOf(LicenseTypeId licenseType, uint32 number) external view returns (Basis memory);

    /// @notice The numbers of a license type's reasons, in the order in which they were added.
    function reasonsOf(LicenseTypeId licenseType) external view returns (uint16[] memory);

    /// @notice The numbers of a license type's published uses, in the order in which they were added.
    function usesOf(LicenseTypeId licenseType) external view returns (uint32[] memory);
}
