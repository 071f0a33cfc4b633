// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {ILicenseCatalog} from "./interfaces/ILicenseCatalog.sol";
import {Action} from "./types/Action.sol";
import {ApprovalRule} from "./types/ApprovalRule.sol";
import {Day, dayOf, NO_DAY} from "./types/Day.sol";
import {Effect} from "./types/Effect.sol";
import {LicenseTypeId} from "./types/LicenseTypeId.sol";
import {Status} from "./types/Status.sol";
import {UsageAction} from "./types/UsageAction.sol";

/// @title LicenseCatalog
/// @notice What can be licensed, and under which rules. See {ILicenseCatalog}.
contract LicenseCatalog is ILicenseCatalog, AccessManaged {
    /// @notice How many fields a license type may have: the bits of a set of fields.
    uint256 public constant MAX_FIELDS = 128;

    uint16 private _typeCount;

    mapping(LicenseTypeId licenseType => LicenseType entry) private _types;
    mapping(LicenseTypeId licenseType => uint16[] numbers) private _reasonNumbers;
    mapping(LicenseTypeId licenseType => mapping(uint16 number => Reason reason)) private _reasons;
    mapping(LicenseTypeId licenseType => mapping(uint16 number => Basis basis)) private _reasonBases;
    mapping(LicenseTypeId licenseType => uint32[] numbers) private _useNumbers;
    mapping(LicenseTypeId licenseType => mapping(uint32 number => StatutoryUse use)) private _uses;
    mapping(LicenseTypeId licenseType => mapping(uint32 number => Basis basis)) private _useBases;

    /// @param accessManager The consortium's AccessManager.
    constructor(address accessManager) AccessManaged(accessManager) {}

    /// @inheritdoc ILicenseCatalog
    function addType(LicenseType calldata licenseType) external restricted returns (LicenseTypeId id) {
        uint256 count = licenseType.fields.length;
        if (count == 0 || count > MAX_FIELDS) revert LicenseCatalogInvalidFieldCount(count, MAX_FIELDS);
        if (bytes(licenseType.code).length == 0) revert LicenseCatalogEmptyCode();

        id = LicenseTypeId.wrap(++_typeCount);
        _types[id] = licenseType;

        emit LicenseTypeAdded(id, licenseType);
    }

    /// @inheritdoc ILicenseCatalog
    function addReason(
        LicenseTypeId licenseType,
        uint16 number,
        Reason calldata reason,
        Basis calldata basis
    ) external restricted {
        _requireType(licenseType);
        if (number == 0 || _reasons[licenseType][number].action != Action.None) {
            revert LicenseCatalogReasonTaken(licenseType, number);
        }
        if (
            reason.action == Action.None ||
            reason.statuses == 0 ||
            uint256(reason.statuses) >> (uint256(type(Status).max) + 1) != 0 ||
            reason.minDays > reason.maxDays ||
            (reason.maxDays == 0 && reason.action == Action.Suspend) ||
            (reason.maxDays != 0 && !_mayLast(reason.action)) ||
            (reason.maxDaysAhead != 0 && !_maySchedule(reason.action)) ||
            (reason.effect != Effect.None && reason.action != Action.Annotate) ||
            // What is recorded ahead is judged on the day of its recording, and an investigation may open after that.
            (reason.barredUnderInvestigation && reason.maxDaysAhead != 0) ||
            !_inOrder(reason.usableFrom, reason.usableThrough) ||
            reason.recordableThrough.isSet()
        ) revert LicenseCatalogInvalidReason(licenseType, number);

        _reasons[licenseType][number] = reason;
        _reasonBases[licenseType][number] = basis;
        _reasonNumbers[licenseType].push(number);

        emit ReasonAdded(licenseType, number, reason, basis);
    }

    /// @inheritdoc ILicenseCatalog
    function setApproval(LicenseTypeId licenseType, uint16 number, ApprovalRule approval) external restricted {
        Reason storage reason = _reasons[licenseType][number];
        if (reason.action == Action.None) revert LicenseCatalogUnknownReason(licenseType, number);

        reason.approval = approval;

        emit ApprovalChanged(licenseType, number, approval);
    }

    /// @inheritdoc ILicenseCatalog
    function closeReason(
        LicenseTypeId licenseType,
        uint16 number,
        Day usableThrough,
        Day recordableThrough
    ) external restricted {
        Reason storage reason = _reasons[licenseType][number];
        if (reason.action == Action.None) revert LicenseCatalogUnknownReason(licenseType, number);
        // A last day that is past already may stay as it is, while recording comes to its end.
        if (usableThrough != reason.usableThrough || !usableThrough.isSet()) {
            _requireClosing(usableThrough, reason.usableThrough);
        }
        _requireClosing(recordableThrough, reason.recordableThrough);

        reason.usableThrough = usableThrough;
        reason.recordableThrough = recordableThrough;

        emit ReasonClosed(licenseType, number, usableThrough, recordableThrough);
    }

    /// @inheritdoc ILicenseCatalog
    function addUse(
        LicenseTypeId licenseType,
        uint32 number,
        StatutoryUse calldata use,
        Basis calldata basis
    ) external restricted {
        _requireType(licenseType);
        if (number == 0 || _uses[licenseType][number].actions != 0) revert LicenseCatalogUseTaken(licenseType, number);
        if (
            use.actions == 0 ||
            uint256(use.actions) >> (uint256(type(UsageAction).max) + 1) != 0 ||
            use.statuses == 0 ||
            uint256(use.statuses) >> (uint256(type(Status).max) + 1) != 0 ||
            uint256(use.fields) >> _types[licenseType].fields.length != 0 ||
            !_inOrder(use.usableFrom, use.usableThrough)
        ) revert LicenseCatalogInvalidUse(licenseType, number);

        _uses[licenseType][number] = use;
        _useBases[licenseType][number] = basis;
        _useNumbers[licenseType].push(number);

        emit StatutoryUseAdded(licenseType, number, use, basis);
    }

    /// @inheritdoc ILicenseCatalog
    function closeUse(LicenseTypeId licenseType, uint32 number, Day usableThrough) external restricted {
        StatutoryUse storage use = _uses[licenseType][number];
        if (use.actions == 0) revert LicenseCatalogUnknownUse(licenseType, number);
        _requireClosing(usableThrough, use.usableThrough);

        use.usableThrough = usableThrough;

        emit StatutoryUseClosed(licenseType, number, usableThrough);
    }

    /// @inheritdoc ILicenseCatalog
    function checkDecision(
        LicenseTypeId licenseType,
        uint16 number,
        Action action,
        Day effectiveOn,
        Day lastDay,
        Status status,
        bool underInvestigation
    ) external view returns (ApprovalRule approval, Effect effect) {
        Reason storage reason = _reasons[licenseType][number];
        if (reason.action != action) {
            if (reason.action == Action.None) revert LicenseCatalogUnknownReason(licenseType, number);
            revert LicenseCatalogWrongAction(licenseType, number, action, reason.action);
        }
        if (reason.statuses & (1 << uint8(status)) == 0) {
            revert LicenseCatalogStatusNotAllowed(licenseType, number, status, reason.statuses);
        }
        if (underInvestigation && reason.barredUnderInvestigation) {
            revert LicenseCatalogUnderInvestigation(licenseType, number);
        }
        if (!effectiveOn.isBetween(reason.usableFrom, reason.usableThrough)) {
            revert LicenseCatalogReasonNotInUse(licenseType, number, effectiveOn);
        }

        Day today = dayOf(block.timestamp);
        if (!today.isBetween(NO_DAY, reason.recordableThrough)) {
            revert LicenseCatalogReasonNotInUse(licenseType, number, today);
        }
        _checkEffectiveDay(effectiveOn, today, reason);
        _checkDays(effectiveOn, lastDay, reason);

        return (reason.approval, reason.effect);
    }

    /// @inheritdoc ILicenseCatalog
    function typeCount() external view returns (uint16) {
        return _typeCount;
    }

    /// @inheritdoc ILicenseCatalog
    function typeOf(LicenseTypeId licenseType) external view returns (LicenseType memory) {
        return _types[licenseType];
    }

    /// @inheritdoc ILicenseCatalog
    function reasonOf(LicenseTypeId licenseType, uint16 number) external view returns (Reason memory) {
        return _reasons[licenseType][number];
    }

    /// @inheritdoc ILicenseCatalog
    function reasonBasisOf(LicenseTypeId licenseType, uint16 number) external view returns (Basis memory) {
        return _reasonBases[licenseType][number];
    }

    /// @inheritdoc ILicenseCatalog
    function useOf(LicenseTypeId licenseType, uint32 number) external view returns (StatutoryUse memory) {
        return _uses[licenseType][number];
    }

    /// @inheritdoc ILicenseCatalog
    function useBasisOf(LicenseTypeId licenseType, uint32 number) external view returns (Basis memory) {
        return _useBases[licenseType][number];
    }

    /// @inheritdoc ILicenseCatalog
    function reasonsOf(LicenseTypeId licenseType) external view returns (uint16[] memory) {
        return _reasonNumbers[licenseType];
    }

    /// @inheritdoc ILicenseCatalog
    function usesOf(LicenseTypeId licenseType) external view returns (uint32[] memory) {
        return _useNumbers[licenseType];
    }

    function _checkEffectiveDay(Day effectiveOn, Day today, Reason storage reason) private view {
        bool fits;
        // Sums of 16-bit numbers do not overflow 256.
        unchecked {
            fits =
                uint256(Day.unwrap(effectiveOn)) + reason.maxDaysBack >= Day.unwrap(today) &&
                uint256(Day.unwrap(today)) + reason.maxDaysAhead >= Day.unwrap(effectiveOn);
        }
        if (!fits) {
            revert LicenseCatalogEffectiveDayOutOfBounds(effectiveOn, today, reason.maxDaysBack, reason.maxDaysAhead);
        }
    }

    function _checkDays(Day effectiveOn, Day lastDay, Reason storage reason) private view {
        bool fits;
        if (reason.maxDays == 0) {
            fits = !lastDay.isSet();
        } else if (lastDay.isSet() && !(lastDay < effectiveOn)) {
            // Both ends count: what begins and ends on one day lasts one day.
            uint256 dayCount;
            unchecked {
                dayCount = uint256(Day.unwrap(lastDay)) - Day.unwrap(effectiveOn) + 1;
            }
            fits = dayCount >= reason.minDays && dayCount <= reason.maxDays;
        }
        if (!fits) revert LicenseCatalogDaysOutOfBounds(effectiveOn, lastDay, reason.minDays, reason.maxDays);
    }

    function _requireType(LicenseTypeId licenseType) private view {
        uint16 number = LicenseTypeId.unwrap(licenseType);
        if (number == 0 || number > _typeCount) revert LicenseCatalogUnknownType(licenseType);
    }

    function _requireClosing(Day usableThrough, Day current) private view {
        // Yesterday, so that what must not go on can end at once.
        Day earliest = Day.wrap(Day.unwrap(dayOf(block.timestamp)) - 1);
        Day latest = current.isSet() ? current : Day.wrap(type(uint16).max);
        if (usableThrough < earliest || usableThrough > latest) {
            revert LicenseCatalogInvalidClosing(usableThrough, earliest, latest);
        }
    }

    /// @dev Only these set something that has an end: a license's validity, or a suspension, which must have one.
    function _mayLast(Action action) private pure returns (bool) {
        return
            action == Action.Issue || action == Action.Reissue || action == Action.Transfer || action == Action.Suspend;
    }

    /// @dev Only what ends or suspends a license can take effect by itself on a later day.
    function _maySchedule(Action action) private pure returns (bool) {
        return action == Action.Suspend || action == Action.Revoke || action == Action.Annul || action == Action.Cancel;
    }

    function _inOrder(Day from, Day through) private pure returns (bool) {
        return from.isBetween(NO_DAY, through);
    }
}
