// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action} from "../types/Action.sol";
import {AuthorityId} from "../types/AuthorityId.sol";
import {Day} from "../types/Day.sol";
import {Decision} from "../types/Decision.sol";
import {LicenseTypeId} from "../types/LicenseTypeId.sol";

/// @title What can be licensed, and under which rules
/// @notice License types, the reasons for which an action may be taken, and the published list of uses by statutory
/// duty. It is data that governance adds to: what was added never changes its meaning, it can only come to an end.
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
    /// @param minDays Fewest days that what the action sets may last: a license's validity, a suspension.
    /// @param maxDays Most such days; 0 where it has no end.
    /// @param usableFrom First day on which a decision may take effect for this reason.
    /// @param usableThrough Last such day; 0 while there is none.
    /// @param maxDaysBack How many days before its recording a decision may take effect.
    struct Reason {
        Action action;
        uint16 minDays;
        uint16 maxDays;
        Day usableFrom;
        Day usableThrough;
        uint16 maxDaysBack;
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
    event LicenseTypeAdded(LicenseTypeId indexed licenseType, string code, bytes32 schemaHash, string schemaURI);

    /// @notice A reason was added to a license type.
    event ReasonAdded(LicenseTypeId indexed licenseType, uint16 indexed number, Reason reason, Basis basis);

    /// @notice A reason got its last day.
    event ReasonClosed(LicenseTypeId indexed licenseType, uint16 indexed number, Day usableThrough);

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

    /// @notice The reason is for no action, or its bounds exclude each other.
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

    /// @notice The last day would lie in the past or after the one that is set.
    /// @param earliest The earliest day allowed.
    /// @param latest The latest day allowed.
    error LicenseCatalogInvalidClosing(Day usableThrough, Day earliest, Day latest);

    /// @notice The reason is for another action.
    error LicenseCatalogWrongAction(LicenseTypeId licenseType, uint16 number, Action action, Action reasonAction);

    /// @notice The decision takes effect on a day on which the reason may not be used.
    error LicenseCatalogReasonNotInUse(LicenseTypeId licenseType, uint16 number, Day effectiveOn);

    /// @notice The decision takes effect in the future, or too many days ago for the reason.
    /// @param today The day of the block.
    /// @param maxDaysBack How many days before it the decision may take effect.
    error LicenseCatalogEffectiveDayOutOfBounds(Day effectiveOn, Day today, uint16 maxDaysBack);

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

    /// @notice Gives a reason its last day, today at the earliest; it only moves earlier. Governance only.
    function closeReason(LicenseTypeId licenseType, uint16 number, Day usableThrough) external;

    /// @notice Publishes a use by statutory duty. Governance only.
    function addUse(LicenseTypeId licenseType, uint32 number, StatutoryUse calldata use, Basis calldata basis) external;

    /// @notice Gives a published use its last day, today at the earliest; it only moves earlier. Governance only.
    function closeUse(LicenseTypeId licenseType, uint32 number, Day usableThrough) external;

    /// @notice Reverts, and says why, unless the decision may carry out the action on a license of this type today.
    /// @param lastDay Last day of what the action sets, that day included; 0 for none.
    function checkDecision(
        LicenseTypeId licenseType,
        Action action,
        Decision calldata decision,
        Day lastDay
    ) external view;

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
