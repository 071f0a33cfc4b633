// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILicenseCatalog} from "../../contracts/interfaces/ILicenseCatalog.sol";
import {Action} from "../../contracts/types/Action.sol";
import {ApprovalRule} from "../../contracts/types/ApprovalRule.sol";
import {Day, NO_DAY} from "../../contracts/types/Day.sol";
import {Effect} from "../../contracts/types/Effect.sol";
import {Status} from "../../contracts/types/Status.sol";
import {Registries} from "./Registries.sol";
import {bound, vm} from "./Vm.sol";

/// @dev What a decision is checked against, next to every bound.
contract LicenseCatalogTest is Registries {
    uint16 private constant _NUMBER = 900;

    /// @dev Both ends count: what begins and ends on one day lasts one day.
    function testFuzz_checkDecision_days(uint16 minSeed, uint16 maxSeed, uint256 lengthSeed, uint256 back) external {
        ILicenseCatalog.Reason memory reason = _anyRevocation();
        reason.action = Action.Suspend;
        reason.maxDays = uint16(bound(maxSeed, 1, 2000));
        reason.minDays = uint16(bound(minSeed, 0, reason.maxDays));
        _add(reason);
        Day from = Day.wrap(uint16(Day.unwrap(_today()) - bound(back, 0, 1000)));
        // Within, or one beside either end; a length of 0 ends the day before it begins.
        uint256 length = bound(lengthSeed, reason.minDays == 0 ? 0 : reason.minDays - 1, uint256(reason.maxDays) + 1);
        Day last = Day.wrap(uint16(Day.unwrap(from) + length - 1));

        if (length < reason.minDays || length > reason.maxDays || length == 0) {
            _expectDaysOutOfBounds(from, last, reason);
        }
        _check(Action.Suspend, from, last);
    }

    function testFuzz_checkDecision_daysAtBothEnds(uint16 minSeed, uint16 maxSeed) external {
        ILicenseCatalog.Reason memory reason = _anyRevocation();
        reason.action = Action.Suspend;
        reason.maxDays = uint16(bound(maxSeed, 2, 2000));
        reason.minDays = uint16(bound(minSeed, 2, reason.maxDays));
        _add(reason);
        Day today = _today();

        _check(Action.Suspend, today, _plus(today, reason.minDays - 1));
        _check(Action.Suspend, today, _plus(today, reason.maxDays - 1));
        _expectDaysOutOfBounds(today, _plus(today, reason.minDays - 2), reason);
        _check(Action.Suspend, today, _plus(today, reason.minDays - 2));
        _expectDaysOutOfBounds(today, _plus(today, reason.maxDays), reason);
        _check(Action.Suspend, today, _plus(today, reason.maxDays));
        _expectDaysOutOfBounds(today, NO_DAY, reason);
        _check(Action.Suspend, today, NO_DAY);
    }

    /// @dev What has no end may be given none.
    function testFuzz_checkDecision_withoutAnEnd(uint256 seed) external {
        ILicenseCatalog.Reason memory reason = _anyRevocation();
        _add(reason);
        Day last = Day.wrap(uint16(bound(seed, 1, type(uint16).max)));

        _check(Action.Revoke, _today(), NO_DAY);
        _expectDaysOutOfBounds(_today(), last, reason);
        _check(Action.Revoke, _today(), last);
    }

    /// @dev So many days back or ahead, and not one more.
    function testFuzz_checkDecision_effectiveDay(uint16 backSeed, uint16 aheadSeed, uint256 daySeed) external {
        ILicenseCatalog.Reason memory reason = _anyRevocation();
        reason.maxDaysBack = uint16(bound(backSeed, 0, 2000));
        reason.maxDaysAhead = uint16(bound(aheadSeed, 0, 2000));
        _add(reason);
        uint256 today = Day.unwrap(_today());
        uint256 earliest = today - reason.maxDaysBack;
        uint256 latest = today + reason.maxDaysAhead;
        uint256 day = bound(daySeed, earliest - 2, latest + 2);

        if (day < earliest || day > latest) _expectEffectiveDayOutOfBounds(day, reason);
        _check(Action.Revoke, Day.wrap(uint16(day)), NO_DAY);

        _check(Action.Revoke, Day.wrap(uint16(earliest)), NO_DAY);
        _check(Action.Revoke, Day.wrap(uint16(latest)), NO_DAY);
        _expectEffectiveDayOutOfBounds(earliest - 1, reason);
        _check(Action.Revoke, Day.wrap(uint16(earliest - 1)), NO_DAY);
        _expectEffectiveDayOutOfBounds(latest + 1, reason);
        _check(Action.Revoke, Day.wrap(uint16(latest + 1)), NO_DAY);
    }

    /// @dev Only on a day on which the reason is in use.
    function testFuzz_checkDecision_inUse(uint256 fromSeed, uint256 throughSeed, uint256 daySeed) external {
        uint256 today = Day.unwrap(_today());
        ILicenseCatalog.Reason memory reason = _anyRevocation();
        reason.usableFrom = Day.wrap(uint16(bound(fromSeed, today - 100, today)));
        reason.usableThrough = Day.wrap(uint16(bound(throughSeed, Day.unwrap(reason.usableFrom), today)));
        _add(reason);
        Day day = Day.wrap(uint16(bound(daySeed, today - 110, today)));

        if (day < reason.usableFrom || day > reason.usableThrough) _expectNotInUse(day);
        _check(Action.Revoke, day, NO_DAY);

        _check(Action.Revoke, reason.usableFrom, NO_DAY);
        _check(Action.Revoke, reason.usableThrough, NO_DAY);
        _expectNotInUse(Day.wrap(Day.unwrap(reason.usableFrom) - 1));
        _check(Action.Revoke, Day.wrap(Day.unwrap(reason.usableFrom) - 1), NO_DAY);
    }

    /// @dev A closed reason serves for decisions of its time, as long as they may be recorded.
    function testFuzz_closeReason(uint256 usableSeed, uint256 recordableSeed, uint256 wait) external {
        ILicenseCatalog.Reason memory reason = _anyRevocation();
        _add(reason);
        uint256 yesterday = Day.unwrap(_today()) - 1;
        Day usable = Day.wrap(uint16(bound(usableSeed, yesterday, yesterday + 100)));
        Day recordable = Day.wrap(uint16(bound(recordableSeed, yesterday, yesterday + 200)));
        Day decided = Day.wrap(uint16(yesterday));

        catalog.closeReason(LAWYER, _NUMBER, usable, recordable);

        vm.warp(vm.getBlockTimestamp() + bound(wait, 0, 210) * 1 days);
        Day today = _today();
        if (today > recordable) _expectNotInUse(today);
        _check(Action.Revoke, decided, NO_DAY);
        if (today > usable || today > recordable) _expectNotInUse(today);
        _check(Action.Revoke, today, NO_DAY);
    }

    /// @dev Yesterday at the earliest, and never later than before.
    function testFuzz_closeReason_onlyEarlier(uint256 firstSeed, uint256 secondSeed) external {
        ILicenseCatalog.Reason memory reason = _anyRevocation();
        _add(reason);
        uint256 yesterday = Day.unwrap(_today()) - 1;
        Day first = Day.wrap(uint16(bound(firstSeed, yesterday, yesterday + 100)));
        Day second = Day.wrap(uint16(bound(secondSeed, yesterday - 10, yesterday + 110)));
        catalog.closeReason(LAWYER, _NUMBER, first, first);

        bool fits = Day.unwrap(second) >= yesterday && !(second > first);
        if (!fits) _expectInvalidClosing(second, Day.wrap(uint16(yesterday)), first);
        catalog.closeReason(LAWYER, _NUMBER, second, second);

        Day expected = fits ? second : first;
        ILicenseCatalog.Reason memory closed = catalog.reasonOf(LAWYER, _NUMBER);
        vm.assertEq(Day.unwrap(closed.usableThrough), Day.unwrap(expected), "usable");
        vm.assertEq(Day.unwrap(closed.recordableThrough), Day.unwrap(expected), "recordable");
    }

    /// @dev A suspension without a last day would be recorded, and never run; and what has no end can be given none.
    function testFuzz_addReason_lastsIfTheActionDoes(uint8 actionSeed, uint16 maxDays) external {
        ILicenseCatalog.Reason memory reason = _anyRevocation();
        reason.action = Action(uint8(bound(actionSeed, 1, uint8(type(Action).max))));
        reason.maxDays = maxDays;
        bool valid = reason.action == Action.Suspend ? maxDays != 0 : maxDays == 0 || _givesVersion(reason.action);

        if (!valid) {
            vm.expectRevert(
                abi.encodeWithSelector(ILicenseCatalog.LicenseCatalogInvalidReason.selector, LAWYER, _NUMBER)
            );
        }
        _add(reason);
    }

    /// @dev In the statuses that the reason names, for the action that it is for, and not while it is barred.
    function testFuzz_checkDecision_circumstances(
        uint16 statusesSeed,
        uint8 statusSeed,
        bool barred,
        bool underInvestigation
    ) external {
        ILicenseCatalog.Reason memory reason = _anyRevocation();
        reason.statuses = uint16(bound(statusesSeed, 1, ANY_STATUS));
        reason.barredUnderInvestigation = barred;
        _add(reason);
        Status status = Status(uint8(bound(statusSeed, 0, uint8(type(Status).max))));

        if ((reason.statuses >> uint8(status)) % 2 == 0) {
            vm.expectRevert(
                abi.encodeWithSelector(
                    ILicenseCatalog.LicenseCatalogStatusNotAllowed.selector,
                    LAWYER,
                    _NUMBER,
                    status,
                    reason.statuses
                )
            );
        } else if (barred && underInvestigation) {
            vm.expectRevert(
                abi.encodeWithSelector(ILicenseCatalog.LicenseCatalogUnderInvestigation.selector, LAWYER, _NUMBER)
            );
        }
        catalog.checkDecision(LAWYER, _NUMBER, Action.Revoke, _today(), NO_DAY, status, underInvestigation);
    }

    /// @dev Whose approval and what effect: as the reason says.
    function testFuzz_checkDecision_answers(uint8 ruleSeed, uint8 newRuleSeed, uint8 effectSeed) external {
        ILicenseCatalog.Reason memory reason = _anyRevocation();
        reason.action = Action.Annotate;
        reason.approval = ApprovalRule(ruleSeed % 3);
        reason.effect = Effect(effectSeed % 3);
        _add(reason);
        _assertAnswer(reason.approval, reason.effect);

        catalog.setApproval(LAWYER, _NUMBER, ApprovalRule(newRuleSeed % 3));

        _assertAnswer(ApprovalRule(newRuleSeed % 3), reason.effect);
    }

    /// @dev To revoke for: by decisions of any day, in any status, for ever.
    function _anyRevocation() private pure returns (ILicenseCatalog.Reason memory reason) {
        reason.action = Action.Revoke;
        reason.statuses = ANY_STATUS;
        reason.maxDaysBack = type(uint16).max;
    }

    function _add(ILicenseCatalog.Reason memory reason) private {
        ILicenseCatalog.Basis memory basis;
        catalog.addReason(LAWYER, _NUMBER, reason, basis);
    }

    function _check(Action action, Day effectiveOn, Day last) private view returns (ApprovalRule, Effect) {
        return catalog.checkDecision(LAWYER, _NUMBER, action, effectiveOn, last, Status.Active, false);
    }

    function _assertAnswer(ApprovalRule rule, Effect effect) private view {
        (ApprovalRule asked, Effect done) = _check(Action.Annotate, _today(), NO_DAY);
        vm.assertEq(uint8(asked), uint8(rule), "approval");
        vm.assertEq(uint8(done), uint8(effect), "effect");
    }

    function _expectDaysOutOfBounds(Day from, Day last, ILicenseCatalog.Reason memory reason) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                ILicenseCatalog.LicenseCatalogDaysOutOfBounds.selector,
                from,
                last,
                reason.minDays,
                reason.maxDays
            )
        );
    }

    function _expectEffectiveDayOutOfBounds(uint256 day, ILicenseCatalog.Reason memory reason) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                ILicenseCatalog.LicenseCatalogEffectiveDayOutOfBounds.selector,
                day,
                _today(),
                reason.maxDaysBack,
                reason.maxDaysAhead
            )
        );
    }

    function _expectNotInUse(Day day) private {
        vm.expectRevert(
            abi.encodeWithSelector(ILicenseCatalog.LicenseCatalogReasonNotInUse.selector, LAWYER, _NUMBER, day)
        );
    }

    function _expectInvalidClosing(Day day, Day earliest, Day latest) private {
        vm.expectRevert(
            abi.encodeWithSelector(ILicenseCatalog.LicenseCatalogInvalidClosing.selector, day, earliest, latest)
        );
    }
}
