// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

import {IAccessLog} from "../../contracts/interfaces/IAccessLog.sol";
import {IAuthorityRegistry} from "../../contracts/interfaces/IAuthorityRegistry.sol";
import {ILicenseRegistry} from "../../contracts/interfaces/ILicenseRegistry.sol";
import {AuthorityId} from "../../contracts/types/AuthorityId.sol";
import {Day, NO_DAY} from "../../contracts/types/Day.sol";
import {KeyId} from "../../contracts/types/KeyId.sol";
import {LicenseId} from "../../contracts/types/LicenseId.sol";
import {LicenseTypeId} from "../../contracts/types/LicenseTypeId.sol";
import {Outcome} from "../../contracts/types/Outcome.sol";
import {Rights} from "../../contracts/types/Rights.sol";
import {Status} from "../../contracts/types/Status.sol";
import {Replay} from "./Replay.sol";
import {Deed} from "./Tally.sol";
import {UsageHandler} from "./UsageHandler.sol";
import {UsageReplay} from "./UsageReplay.sol";
import {deploy, vm} from "./Vm.sol";

/// @dev What holds after any sequence of actions. docs/invariants.md says of each why, and where it is tested.
///
///  1. No license without a record: what was never issued is None, and what was issued is in its issuer's name.
///  2. A book's head, length and last block are those of a replay of its records.
///  3. A register's numbering has no gap: its count and head are those of a replay of its issues.
///  4. The balances of the holders and what is in custody add up to all licenses, each where its owner is.
///  5. A final status is never in force again.
///  6. Every record tells a step that the life cycle allows, and the status is the one that it leads to.
///  7. An authority never acts outside its region, and nobody approves outside his.
///  8. Who acts has a key in use, an active authority and the right, then and there.
///  9. At most one version along a chain of versions still stands.
/// 10. A license has one successor at most, and is the successor of one at most.
/// 11. An action uses up the approval that it needs, once, before it expires, by somebody else who is entitled.
/// 12. What an authority loses, all below it lose.
/// 13. A registry that is paused gets no new license.
/// 14. A successor inherits a suspension to its last day, a decision that lies ahead and an open investigation.
/// 15. Between two records the status follows from the day alone.
/// 16. Status and standing can be read at any time, of any license.
/// 17. A key belongs to one authority for ever, and does not come back.
/// 18. A license is trusted unless its key was distrusted as of the moment at which it vouched, or an earlier one.
/// 19. Every use is numbered once, denials included.
/// 20. The head and length of a license's usage book, and of a consumer's, are those of a replay of their records.
/// 21. Every use has its one record; nothing stored of uses and grants changes without an event that tells of it.
/// 22. A grant is never used more often than it allows.
/// 23. A use changes nothing of the license, and a denied one nothing but the two books.
/// 24. A grant that was withdrawn is never used again.
/// 25. A grant of a former binding, or of another than the holder, is never used.
/// 26. What is in custody is never used under a grant.
/// 27. A use comes out as the published list or the grant says, and as was told ahead.
///
/// What concerns a single record is judged by {Replay} as the record is made. What concerns a single license or
/// authority is checked of one after every action, and of all at the end of a sequence.
contract InvariantsTest {
    /// @dev One line for each sequence, how often each deed succeeded; read by what prints the table.
    string private constant _TALLIES = "cache/invariants.csv";

    /// @dev Of each deed, in each of the sequences: 16 of them make more than a thousand.
    uint256 private constant _LEAST = 63;

    LicenseTypeId private constant _LAWYER = LicenseTypeId.wrap(1);

    UsageHandler private _handler;

    function setUp() external {
        _handler = UsageHandler(deploy("UsageHandler", ""));
        vm.writeFile(_TALLIES, "");
    }

    /// @dev Calls go to the handler alone.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_registries() external view {
        _nothingComesFromNothing();
        _checkAuthority(_handler.probedAuthority());
        if (_handler.idCount() == 0) return;
        LicenseId id = _handler.probedLicense();
        _checkLicense(id);
        _checkRegister(id.authorityOf());
        _checkBalance(_handler.versionOf(id).owner);
        _checkGrant(_handler.probedGrant());
    }

    function afterInvariant() external {
        uint256 count = _handler.idCount();
        for (uint256 i = 0; i < count; ++i) _checkLicense(_handler.idAt(i));
        for (uint32 number = 0; number <= _handler.officeCount(); ++number) {
            _checkRegister(AuthorityId.wrap(number));
            _checkAuthority(AuthorityId.wrap(number));
        }
        for (uint256 i = 0; i < _handler.grantCount(); ++i) _checkGrant(_handler.grantAt(i));
        _balancesAddUp();
        _checkTallies();
    }

    /// @dev 4.
    function _balancesAddUp() private view {
        uint256 total = 0;
        address[4] memory holders = _handler.holders();
        for (uint256 i = 0; i < holders.length; ++i) total += _checkBalance(holders[i]);
        for (uint32 number = 1; number <= _handler.officeCount(); ++number) {
            total += _checkBalance(_handler.registry().custodyOf(AuthorityId.wrap(number)));
        }
        vm.assertEq(total, _handler.idCount(), "4: all licenses");
        vm.assertEq(_handler.authorityRegistry().authorityCount(), _handler.officeCount(), "12: authorities");
    }

    /// @dev 3.
    function _checkRegister(AuthorityId authority) private view {
        Replay.RegisterBook memory book = _handler.registerOf(authority);
        ILicenseRegistry.Register memory register = _handler.registry().registerOf(authority);
        vm.assertEq(register.count, book.count, "3: a register's count");
        vm.assertEq(register.head, book.head, "3: a register's head");
        vm.assertEq(register.inCustody, book.inCustody, "4: what is in custody");
    }

    /// @dev 12, 20, and 8 as far as the tree answers for it.
    function _checkAuthority(AuthorityId authority) private view {
        IAuthorityRegistry authorities = _handler.authorityRegistry();
        Rights rights = authorities.rightsOf(authority, _LAWYER);
        bool active = authorities.isActive(authority);
        vm.assertEq(Rights.unwrap(rights), Rights.unwrap(_handler.rightsOf(authority)), "12: rights");
        vm.assertEq(active, _handler.isActive(authority), "12: active");
        vm.assertTrue(active || rights.isEmpty(), "12: a right of one who is not active");
        IAccessLog.Consumer memory uses = _handler.log().consumerOf(authority);
        UsageReplay.ConsumerBook memory book = _handler.consumerBookOf(authority);
        vm.assertEq(uses.count, book.count, "20: how many uses a consumer has");
        vm.assertEq(uses.head, book.head, "20: the head of a consumer's uses");

        AuthorityId parent = _handler.officeOf(authority).parent;
        if (!parent.exists()) return;
        vm.assertTrue(rights.within(authorities.rightsOf(parent, _LAWYER)), "12: a right that the parent lacks");
        vm.assertTrue(!active || authorities.isActive(parent), "12: active below one who is not");
    }

    /// @dev 1 and 16, of an id that nobody issued.
    function _nothingComesFromNothing() private view {
        LicenseId id = LicenseId.wrap(keccak256(abi.encode(_handler.idCount(), vm.getBlockNumber())));
        (Status status, bool trusted) = _handler.registry().statusOf(id);
        vm.assertTrue(status == Status.None && !trusted, "1: a license that nobody issued");
    }

    function _checkLicense(LicenseId id) private view {
        Replay.Version memory version = _handler.versionOf(id);
        ILicenseRegistry.Standing memory standing = _handler.registry().standingOf(id);
        _checkBook(version, standing);
        _checkStatus(id, version, standing);
        _checkChain(id, version, standing);
        _checkUses(id);
    }

    /// @dev 20.
    function _checkUses(LicenseId id) private view {
        IAccessLog.UsageBook memory stored = _handler.log().usageBookOf(id);
        UsageReplay.UsageBook memory book = _handler.usageBookOf(id);
        vm.assertEq(stored.recordCount, book.count, "20: the length of a usage book");
        vm.assertEq(stored.head, book.head, "20: the head of a usage book");
        vm.assertEq(stored.lastBlock, book.lastBlock, "20: the last block of a usage book");
    }

    /// @dev 21 and 22; of the grant 0, which nobody made, too.
    function _checkGrant(bytes32 grant) private view {
        IAccessLog.GrantState memory state = _handler.log().grantStateOf(grant);
        UsageReplay.GrantBook memory book = _handler.grantBookOf(grant);
        vm.assertEq(state.opened, book.opened, "21: a grant that is stored");
        vm.assertEq(state.withdrawn, book.withdrawn, "21: a grant that was withdrawn");
        vm.assertEq(state.used, book.used, "21: how often a grant was used");
        vm.assertTrue(state.used <= book.terms.maxUses, "22: how often a grant may be used");
    }

    /// @dev 1 and 2.
    function _checkBook(Replay.Version memory version, ILicenseRegistry.Standing memory standing) private pure {
        vm.assertTrue(version.length != 0, "1: a license without a record");
        vm.assertEq(standing.recordCount, version.length, "2: the length of a book");
        vm.assertEq(standing.head, version.head, "2: the head of a book");
        vm.assertEq(standing.lastBlock, version.lastBlock, "2: the last block of a book");
        vm.assertEq(KeyId.unwrap(standing.key), KeyId.unwrap(version.key), "2: who vouches");
        vm.assertEq(standing.vouchedAt, version.vouchedAt, "2: since when");
        vm.assertEq(standing.holder, version.owner, "4: the owner");
        vm.assertEq(standing.binding, version.binding, "4: how often it was bound");
    }

    /// @dev 5, 6, 15, 16 and 18.
    function _checkStatus(
        LicenseId id,
        Replay.Version memory version,
        ILicenseRegistry.Standing memory standing
    ) private view {
        (Status status, bool trusted) = _handler.registry().statusOf(id);
        vm.assertEq(uint8(status), uint8(_handler.statusOf(id)), "6: the status");
        vm.assertEq(uint8(standing.status), uint8(status), "16: status and standing");
        vm.assertEq(trusted, _handler.isTrusted(id), "18: trust");
        vm.assertEq(standing.trusted, trusted, "16: trust and standing");
        vm.assertEq(Day.unwrap(standing.validThrough), Day.unwrap(version.validThrough), "15: the last day");
        vm.assertEq(Day.unwrap(standing.suspendedThrough), Day.unwrap(version.suspendedThrough), "15: suspended");
        Status ahead = _handler.aheadOf(id);
        vm.assertEq(uint8(standing.scheduledStatus), uint8(ahead), "15: what lies ahead");
        Day from = ahead == Status.None ? NO_DAY : version.plannedFrom;
        vm.assertEq(Day.unwrap(standing.scheduledFrom), Day.unwrap(from), "15: from when");
        vm.assertEq(standing.underInvestigation, version.investigated, "14: an investigation");

        Status ended = _handler.endedAs(id);
        if (ended == Status.None) return;
        bool cancelled = status == Status.Cancelled && (ended == Status.Revoked || ended == Status.Annulled);
        vm.assertTrue(status == ended || cancelled, "5: a final status was left");
    }

    /// @dev 9 and 10.
    function _checkChain(
        LicenseId id,
        Replay.Version memory version,
        ILicenseRegistry.Standing memory standing
    ) private view {
        bool succeeded = LicenseId.unwrap(version.successor) != 0;
        vm.assertEq(standing.succeeded, succeeded, "10: a successor");
        if (succeeded) {
            LicenseId back = _handler.versionOf(version.successor).predecessor;
            vm.assertEq(LicenseId.unwrap(back), LicenseId.unwrap(id), "10: it follows another license");
            vm.assertTrue(standing.status > Status.Expired, "9: a license that was followed still stands");
        }
        uint256 count = standing.status > Status.Expired ? 0 : 1;
        LicenseId earlier = version.predecessor;
        while (LicenseId.unwrap(earlier) != 0) {
            (Status status, ) = _handler.registry().statusOf(earlier);
            if (status <= Status.Expired) ++count;
            earlier = _handler.versionOf(earlier).predecessor;
        }
        vm.assertTrue(count <= 1, "9: two versions stand");
    }

    function _checkBalance(address owner) private view returns (uint256 balance) {
        balance = _handler.registryBalanceOf(owner);
        vm.assertEq(balance, _handler.balanceOf(owner), "4: a balance");
    }

    /// @dev A sequence in which something hardly ever succeeds shows nothing.
    function _checkTallies() private {
        string memory line = Strings.toString(_handler.idCount());
        for (uint8 i = 0; i <= uint8(type(Deed).max); ++i) {
            uint256 count = _handler.tallyOf(Deed(i));
            line = string.concat(line, ",", Strings.toString(count));
            vm.assertTrue(count >= _LEAST, "a deed that hardly ever succeeded");
        }
        vm.writeLine(_TALLIES, line);
        for (uint8 i = 0; i <= uint8(type(Outcome).max); ++i) {
            string memory what = string.concat("a use hardly ever came out as ", Strings.toString(i));
            vm.assertTrue(_handler.outcomeCountOf(Outcome(i)) >= _LEAST, what);
        }
    }
}
