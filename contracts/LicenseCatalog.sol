// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {ILicenseCatalog} from "./interfaces/ILicenseCatalog.sol";
import {Action} from "./types/Action.sol";
import {Day, dayOf} from "./types/Day.sol";
import {Decision} from "./types/Decision.sol";
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

        emit LicenseTypeAdded(id, licenseType.code, licenseType.schemaHash, licenseType.schemaURI);
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
            reason.minDays > reason.maxDays ||
            !_inOrder(reason.usableFrom, reason.usableThrough)
        ) revert LicenseCatalogInvalidReason(licenseType, number);

        _reasons[licenseType][number] = reason;
        _reasonBases[licenseType][number] = basis;
        _reasonNumbers[licenseType].push(number);

        emit ReasonAdded(licenseType, number, reason, basis);
    }

    /// @inheritdoc ILicenseCatalog
    function closeReason(LicenseTypeId licenseType, uint16 number, Day usableThrough) external restricted {
        Reason storage reason = _reasons[licenseType][number];
        if (reason.action == Action.None) revert LicenseCatalogUnknownReason(licenseType, number);
        _requireClosing(usableThrough, reason.usableThrough);

        reason.usableThrough = usableThrough;

        emit ReasonClosed(licenseType, number, usableThrough);
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
        Action action,
        Decision calldata decision,
        Day lastDay
    ) external view {
        uint16 number = decision.reason;
        Reason memory reason = _reasons[licenseType][number];
        if (reason.action == Action.None) revert LicenseCatalogUnknownReason(licenseType, number);
        if (reason.action != action) revert LicenseCatalogWrongAction(licenseType, number, action, reason.action);

        Day effectiveOn = decision.effectiveOn;
        if (effectiveOn < reason.usableFrom || _isAfter(effectiveOn, reason.usableThrough)) {
            revert LicenseCatalogReasonNotInUse(licenseType, number, effectiveOn);
        }

        _checkEffectiveDay(effectiveOn, reason.maxDaysBack);
        _checkDays(effectiveOn, lastDay, reason);
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

    function _checkEffectiveDay(Day effectiveOn, uint16 maxDaysBack) private view {
        Day today = dayOf(block.timestamp);
        if (effectiveOn > today || today.minusDays(effectiveOn) > maxDaysBack) {
            revert LicenseCatalogEffectiveDayOutOfBounds(effectiveOn, today, maxDaysBack);
        }
    }

    function _checkDays(Day effectiveOn, Day lastDay, Reason memory reason) private pure {
        bool fits;
        if (reason.maxDays == 0) {
            fits = !lastDay.isSet();
        } else if (lastDay.isSet() && !(lastDay < effectiveOn)) {
            // Both ends count: what begins and ends on one day lasts one day.
            uint256 dayCount = lastDay.minusDays(effectiveOn) + 1;
            fits = dayCount >= reason.minDays && dayCount <= reason.maxDays;
        }
        if (!fits) revert LicenseCatalogDaysOutOfBounds(effectiveOn, lastDay, reason.minDays, reason.maxDays);
    }

    function _requireType(LicenseTypeId licenseType) private view {
        uint16 number = LicenseTypeId.unwrap(licenseType);
        if (number == 0 || number > _typeCount) revert LicenseCatalogUnknownType(licenseType);
    }

    function _requireClosing(Day usableThrough, Day current) private view {
        Day earliest = dayOf(block.timestamp);
        Day latest = current.isSet() ? current : Day.wrap(type(uint16).max);
        if (usableThrough < earliest || usableThrough > latest) {
            revert LicenseCatalogInvalidClosing(usableThrough, earliest, latest);
        }
    }

    /// @dev Whether a day lies behind a last day, if there is one.
    function _isAfter(Day day, Day last) private pure returns (bool) {
        return last.isSet() && day > last;
    }

    function _inOrder(Day from, Day through) private pure returns (bool) {
        return !_isAfter(from, through);
    }
}
