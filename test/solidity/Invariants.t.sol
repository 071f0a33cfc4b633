// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessLog} from "../../contracts/interfaces/IAccessLog.sol";
import {ILicenseRegistry} from "../../contracts/interfaces/ILicenseRegistry.sol";
import {AuthorityId} from "../../contracts/types/AuthorityId.sol";
import {LicenseId} from "../../contracts/types/LicenseId.sol";
import {Status} from "../../contracts/types/Status.sol";
import {Handler} from "./Handler.sol";
import {vm} from "./Vm.sol";

/// @dev What holds after any sequence of actions:
///
/// 1. A register's count and head are those of a replay of its issues.
/// 2. The balances of all holders and what is in custody add up to all licenses.
/// 3. A license that was revoked is never in force again.
/// 4. A book has as many records as there were actions.
/// 5. Every use is numbered once, denials included.
///
/// What concerns single licenses is checked of one license after every action, and of all at the end of a sequence.
contract InvariantsTest {
    Handler private _handler;

    function setUp() external {
        _handler = new Handler();
    }

    /// @dev Calls go to the handler alone.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// hardhat-config: default.invariant.runs = 32
    /// hardhat-config: default.invariant.depth = 64
    /// hardhat-config: default.invariant.fail-on-revert = true
    function invariant_books() external view {
        _registersReplay();
        _balancesAddUp();
        _usesAreNumbered();
        if (_handler.idCount() != 0) _checkLicense(_handler.probe());
    }

    function afterInvariant() external view {
        for (uint256 i = 0; i < _handler.idCount(); ++i) _checkLicense(_handler.ids(i));
    }

    function _registersReplay() private view {
        for (uint32 number = 1; number <= 2; ++number) {
            AuthorityId authority = AuthorityId.wrap(number);
            (uint192 head, uint256 count, uint256 inCustody) = _handler.expected(authority);
            ILicenseRegistry.Register memory register = _handler.registry().registerOf(authority);
            vm.assertEq(register.head, head, "head");
            vm.assertEq(register.count, count, "count");
            vm.assertEq(register.inCustody, inCustody, "in custody");
        }
    }

    function _balancesAddUp() private view {
        uint256 total = 0;
        for (uint256 i = 0; i < 4; ++i) {
            address holder = _handler.holders(i);
            uint256 balance = _handler.balanceOf(holder);
            vm.assertEq(balance, _handler.held(holder), "balance");
            total += balance;
        }
        for (uint32 number = 1; number <= 2; ++number) {
            total += _handler.balanceOf(_handler.registry().custodyOf(AuthorityId.wrap(number)));
        }
        vm.assertEq(total, _handler.idCount(), "all licenses");
    }

    function _usesAreNumbered() private view {
        for (uint32 number = 1; number <= 2; ++number) {
            AuthorityId consumer = AuthorityId.wrap(number);
            uint256 count = _handler.log().consumerOf(consumer).count;
            vm.assertEq(count, _handler.usesBy(consumer), "uses");
        }
    }

    function _checkLicense(LicenseId id) private view {
        bool revoked = _handler.everRevoked(id);
        ILicenseRegistry.Standing memory standing = _handler.registry().standingOf(id);
        if (revoked) vm.assertEq(uint8(standing.status), uint8(Status.Revoked), "status");
        vm.assertEq(standing.recordCount, revoked ? 2 : 1, "management records");
        vm.assertTrue(standing.head != 0, "head");

        IAccessLog.UsageBook memory book = _handler.log().usageBookOf(id);
        vm.assertEq(book.recordCount, _handler.uses(id), "usage records");
        vm.assertEq(book.head != 0, book.recordCount != 0, "an opened book has a head");
    }
}
