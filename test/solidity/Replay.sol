// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";

import {IAuthorityRegistry} from "../../contracts/interfaces/IAuthorityRegistry.sol";
import {IJointApproval} from "../../contracts/interfaces/IJointApproval.sol";
import {ILicenseRegistry} from "../../contracts/interfaces/ILicenseRegistry.sol";
import {Action} from "../../contracts/types/Action.sol";
import {ApprovalRule} from "../../contracts/types/ApprovalRule.sol";
import {AuthorityId} from "../../contracts/types/AuthorityId.sol";
import {Day} from "../../contracts/types/Day.sol";
import {Decision} from "../../contracts/types/Decision.sol";
import {KeyId} from "../../contracts/types/KeyId.sol";
import {LicenseId} from "../../contracts/types/LicenseId.sol";
import {Region} from "../../contracts/types/Region.sol";
import {ALL_RIGHTS, NO_RIGHTS, Right, Rights} from "../../contracts/types/Rights.sol";
import {Status} from "../../contracts/types/Status.sol";
import {LifeCycleTable} from "./LifeCycleTable.sol";
import {Registries} from "./Registries.sol";
import {Log, vm} from "./Vm.sol";

/// @dev Books kept from the registries' events alone, by rules written down a second time. Every event is judged by
/// what the books said before it; the numbers in the messages are those of docs/invariants.md.
abstract contract Replay is Registries {
    /// @dev A license, as its records tell it.
    struct Version {
        address owner;
        KeyId key;
        uint40 vouchedAt;
        Day validThrough;
        Status decided;
        Day suspendedThrough;
        Status planned;
        Day plannedFrom;
        bool investigated;
        uint184 head;
        uint16 length;
        uint32 lastBlock;
        uint8 binding;
        LicenseId predecessor;
        LicenseId successor;
    }

    struct Office {
        AuthorityId parent;
        Region region;
        bool active;
    }

    struct Accreditation {
        Rights rights;
        Rights added;
        uint40 heldFrom;
    }

    struct Credential {
        AuthorityId authority;
        address account;
        uint8 roles;
        bool removed;
        uint40 distrustedAsOf;
        uint40 addedAt;
    }

    struct RegisterBook {
        uint192 head;
        uint256 count;
        uint256 inCustody;
    }

    /// @dev The approval that a call used up.
    struct Check {
        uint256 count;
        AuthorityId approver;
        KeyId key;
    }

    /// @dev A management record.
    struct Entry {
        LicenseId id;
        AuthorityId authority;
        Action action;
        uint256 word;
        uint16 index;
        uint32 previousBlock;
        uint40 recordedAt;
        KeyId key;
        Decision decision;
        Day through;
        bytes32 detail;
    }

    LicenseId[] internal _ids;
    uint32 internal _officeCount;
    uint24 internal _keyCount;
    bool internal _paused;

    /// @dev How long a new right and what a new key approves have to wait, seconds.
    uint32 internal _waiting;

    mapping(LicenseId id => Version version) internal _versions;
    mapping(uint256 tokenId => address owner) private _owners;
    mapping(address owner => uint256 count) internal _balances;
    mapping(AuthorityId authority => RegisterBook register) internal _registers;
    mapping(AuthorityId authority => Office office) internal _offices;
    mapping(AuthorityId authority => Accreditation accreditation) private _accreditations;
    mapping(KeyId key => Credential credential) internal _credentials;
    mapping(address account => KeyId key) internal _keys;
    mapping(bytes32 action => mapping(AuthorityId approver => uint40 expiresAt)) internal _approvals;

    // ---------------------------------------------------------------------------------------------------- reading

    /// @dev The events since the last time: those of one call.
    function _replay() internal {
        Log[] memory logs = vm.getRecordedLogs();
        Check memory check;
        bool judged;
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 topic = logs[i].topics[0];
            if (topic == ILicenseRegistry.ManagementRecorded.selector) {
                Entry memory entry = _entryOf(logs[i]);
                // A batch has one decision; a license that is followed has a record of the same decision in each book.
                if (!judged) _judgeApproval(entry, check, _isCrossing(logs, i));
                judged = true;
                if (entry.index == 1) _begin(entry);
                else _continue(entry);
            } else if (topic == IERC721.Transfer.selector) {
                _move(logs[i]);
            } else if (logs[i].emitter == address(accessLog)) {
                _replayUse(logs[i]);
            } else if (topic == Pausable.Paused.selector || topic == Pausable.Unpaused.selector) {
                _paused = topic == Pausable.Paused.selector;
            } else {
                _replayAuthorities(topic, logs[i], check);
            }
        }
        vm.assertTrue(judged || check.count == 0, "11: an approval was used for nothing");
    }

    /// @dev Takes an event of the log of uses into the books.
    function _replayUse(Log memory log) internal virtual;

    function _replayAuthorities(bytes32 topic, Log memory log, Check memory check) private {
        if (topic == IAuthorityRegistry.AuthorityRegistered.selector) {
            ++_officeCount;
            Region region = Region.wrap(uint24(uint256(log.topics[3])));
            _offices[_authorityIn(log.topics[1])] = Office(_authorityIn(log.topics[2]), region, true);
        } else if (topic == IAuthorityRegistry.AuthorityDeactivated.selector) {
            _offices[_authorityIn(log.topics[1])].active = false;
        } else if (topic == IAuthorityRegistry.AuthorityAccredited.selector) {
            _accredited(log);
        } else if (topic == IAuthorityRegistry.AccreditationDelayChanged.selector) {
            _waiting = abi.decode(log.data, (uint32));
        } else if (topic == IAuthorityRegistry.KeyAdded.selector) {
            _addKey(log);
        } else if (topic == IAuthorityRegistry.KeyRemoved.selector) {
            Credential storage credential = _credentials[_keyIn(log.topics[3])];
            vm.assertTrue(!credential.removed, "17: a key was removed twice");
            credential.removed = true;
        } else if (topic == IAuthorityRegistry.KeyDistrusted.selector) {
            _credentials[_keyIn(log.topics[3])].distrustedAsOf = abi.decode(log.data, (uint40));
        } else {
            _replayApprovals(topic, log, check);
        }
    }

    function _replayApprovals(bytes32 topic, Log memory log, Check memory check) private {
        AuthorityId approver = _authorityIn(log.topics.length > 2 ? log.topics[2] : bytes32(0));
        if (topic == IJointApproval.ActionApproved.selector) {
            _approvals[log.topics[1]][approver] = abi.decode(log.data, (uint40));
        } else if (topic == IJointApproval.ApprovalWithdrawn.selector) {
            vm.assertTrue(_approvals[log.topics[1]][approver] != 0, "11: what was not approved was withdrawn");
            delete _approvals[log.topics[1]][approver];
        } else if (topic == IJointApproval.ApprovalConsumed.selector) {
            uint40 expiresAt = _approvals[log.topics[1]][approver];
            vm.assertTrue(expiresAt != 0, "11: an approval was used that was not given, or used before");
            vm.assertTrue(vm.getBlockTimestamp() <= expiresAt, "11: an approval was used that had expired");
            delete _approvals[log.topics[1]][approver];
            ++check.count;
            check.approver = approver;
            check.key = _keyIn(log.topics[3]);
        }
    }

    function _addKey(Log memory log) private {
        address account = address(uint160(uint256(log.topics[2])));
        vm.assertTrue(KeyId.unwrap(_keys[account]) == 0, "17: a key came back");
        KeyId key = _keyIn(log.topics[3]);
        vm.assertEq(KeyId.unwrap(key), ++_keyCount, "17: the keys are numbered without gaps");
        uint8 roles = abi.decode(log.data, (uint8));
        uint40 addedAt = uint40(vm.getBlockTimestamp());
        _credentials[key] = Credential(_authorityIn(log.topics[1]), account, roles, false, 0, addedAt);
        _keys[account] = key;
    }

    /// @dev What is new waits; what goes does so at once.
    function _accredited(Log memory log) private {
        Accreditation memory entry = abi.decode(log.data, (Accreditation));
        Accreditation storage own = _accreditations[_authorityIn(log.topics[1])];
        Rights added = entry.rights.without(_holding(own));
        vm.assertEq(Rights.unwrap(entry.added), Rights.unwrap(added), "8: an accreditation tells what is new");
        vm.assertEq(
            entry.heldFrom,
            vm.getBlockTimestamp() + _waiting,
            "8: a new right waits as long as governance says"
        );
        (own.rights, own.added, own.heldFrom) = (entry.rights, entry.added, entry.heldFrom);
    }

    function _move(Log memory log) private {
        address from = address(uint160(uint256(log.topics[1])));
        address to = address(uint160(uint256(log.topics[2])));
        uint256 tokenId = uint256(log.topics[3]);
        AuthorityId issuer = LicenseId.wrap(bytes32(tokenId)).authorityOf();
        vm.assertEq(from, _owners[tokenId], "4: a license left an account that did not own it");
        _owners[tokenId] = to;
        if (from != address(0)) {
            --_balances[from];
            if (from == licenses.custodyOf(issuer)) --_registers[issuer].inCustody;
        }
        ++_balances[to];
        if (to == licenses.custodyOf(issuer)) ++_registers[issuer].inCustody;
    }

    // ------------------------------------------------------------------------------------------------- the records

    /// @dev The first record of a license.
    function _begin(Entry memory entry) private {
        LicenseId id = entry.id;
        Version storage version = _versions[id];
        vm.assertEq(version.length, 0, "1: a license began twice");
        vm.assertTrue(_givesVersion(entry.action), "1: a license began otherwise than by being issued");
        vm.assertTrue(!_paused, "13: a license was issued while issuing was stopped");
        vm.assertTrue(id.authorityOf() == entry.authority, "1: a license was issued in another's name");
        vm.assertTrue(_offices[entry.authority].region.covers(id.regionOf()), "7: a license of a foreign region");
        _judgeActor(entry);

        version.owner = _owners[id.tokenIdOf()];
        version.key = entry.key;
        version.vouchedAt = entry.recordedAt;
        version.validThrough = entry.through;
        version.decided = Status.Active;
        version.length = 1;
        uint256 issued = (uint256(entry.recordedAt) << 184) | (uint256(KeyId.unwrap(entry.key)) << 160);
        version.head = _leading(keccak256(abi.encode(id, issued | uint160(version.owner))));
        _ids.push(id);

        RegisterBook storage register = _registers[entry.authority];
        register.head = uint192(bytes24(keccak256(abi.encode(register.head, id))));
        ++register.count;
    }

    /// @dev A further record of a license.
    function _continue(Entry memory entry) private {
        Version storage version = _versions[entry.id];
        vm.assertEq(entry.index, version.length + 1, "2: a record is missing");
        vm.assertEq(entry.previousBlock, version.lastBlock, "2: a record does not lead back to the one before");
        _judgeActor(entry);
        Status before = _statusAt(version, _today());
        Status next = LifeCycleTable.next(before, entry.action);
        vm.assertTrue(next != Status.None, "6: an action that the status does not allow");
        if (entry.action == Action.Transfer && _coversLicense(entry)) next = Status.Superseded;

        version.head = _headAfter(version.head, entry);
        version.length = entry.index;
        version.lastBlock = uint32(vm.getBlockNumber());
        if (_isDue(version, _today())) {
            version.decided = version.planned;
            version.planned = Status.None;
        }
        _applyDetail(version, entry, before);
        _applyStatus(version, entry, before, next);
    }

    function _applyDetail(Version storage version, Entry memory entry, Status before) private {
        if (entry.action == Action.Suspend) version.suspendedThrough = entry.through;
        if (entry.action == Action.Endorse) {
            uint256 replaced = (uint256(KeyId.unwrap(version.key)) << 40) | version.vouchedAt;
            vm.assertEq(entry.detail, bytes32(replaced), "2: an endorsement tells another key than it replaces");
            version.key = entry.key;
            version.vouchedAt = entry.recordedAt;
        }
        if (entry.action == Action.Rebind) {
            version.owner = address(uint160(uint256(entry.detail)));
            version.binding = uint8((uint256(version.binding) + 1) % 256);
        }
        if (entry.action == Action.Annotate && entry.decision.reason == OPENING) version.investigated = true;
        if (entry.action == Action.Annotate && entry.decision.reason == CLOSING) version.investigated = false;
        if (_givesVersion(entry.action)) _follow(version, entry, before);
    }

    /// @dev What hangs over a license that still stands goes over to its successor; an investigation always does.
    function _follow(Version storage version, Entry memory entry, Status before) private {
        LicenseId successorId = LicenseId.wrap(entry.detail);
        Version storage successor = _versions[successorId];
        vm.assertEq(LicenseId.unwrap(version.successor), 0, "10: a license has two successors");
        vm.assertEq(LicenseId.unwrap(successor.predecessor), 0, "10: a license follows two");
        vm.assertEq(successor.length, 1, "10: a license is followed by one that was not issued just now");
        version.successor = successorId;
        successor.predecessor = entry.id;

        successor.investigated = version.investigated;
        if (before > Status.Expired) return;
        bool running = version.decided == Status.Suspended && !(version.suspendedThrough < _today());
        if (running) successor.decided = Status.Suspended;
        if (running || version.planned == Status.Suspended) {
            successor.suspendedThrough = version.suspendedThrough;
            successor.lastBlock = uint32(vm.getBlockNumber());
        }
        successor.planned = version.planned;
        successor.plannedFrom = version.plannedFrom;
    }

    function _applyStatus(Version storage version, Entry memory entry, Status before, Status next) private {
        if (entry.decision.effectiveOn > _today()) {
            vm.assertTrue(version.planned == Status.None, "6: two decisions lie ahead");
            version.planned = next;
            version.plannedFrom = entry.decision.effectiveOn;
            if (before == Status.Active) version.decided = Status.Active;
        } else if (next != before || entry.action == Action.Resume) {
            version.decided = next;
            if (next > Status.Expired) version.planned = Status.None;
        }
    }

    // ---------------------------------------------------------------------------------------------------- judging

    /// @dev Who acted was entitled to, then and there.
    function _judgeActor(Entry memory entry) private view {
        Credential storage credential = _credentials[entry.key];
        vm.assertTrue(credential.authority == entry.authority, "8: a key acted for another authority than its own");
        vm.assertTrue(!credential.removed, "8: a key acted that was removed");
        vm.assertTrue(credential.roles & OPERATE != 0, "8: a key acted that may not operate");
        vm.assertEq(entry.recordedAt, vm.getBlockTimestamp(), "2: a record has another time than its block");
        vm.assertTrue(_rightsOf(entry.authority).has(LifeCycleTable.rightFor(entry.action)), "8: a right was missing");
        vm.assertTrue(entry.action == Action.Transfer || _coversLicense(entry), "7: an authority acted outside");
    }

    /// @dev What needs an approval used exactly one, of somebody entitled; what needs none used none.
    function _judgeApproval(Entry memory entry, Check memory check, bool crossing) private view {
        ApprovalRule rule = _ruleOf(entry.decision.reason);
        if (crossing) rule = ApprovalRule.AnotherAuthority;
        vm.assertEq(check.count, rule == ApprovalRule.None ? 0 : 1, "11: as many approvals as are needed");
        if (rule == ApprovalRule.None) return;

        Right right = LifeCycleTable.rightFor(entry.action);
        if (rule == ApprovalRule.AnotherAuthority && !crossing) right = Right.Review;
        vm.assertTrue(check.approver == entry.decision.approver, "11: another approver than the decision names");
        vm.assertEq(check.approver == entry.authority, rule == ApprovalRule.AnotherKey, "11: whose approval it is");
        vm.assertTrue(KeyId.unwrap(check.key) != KeyId.unwrap(entry.key), "11: a key approved its own action");
        vm.assertTrue(_credentials[check.key].authority == check.approver, "11: a foreign key approved");
        vm.assertTrue(!_credentials[check.key].removed, "11: a removed key approved");
        bool waited = vm.getBlockTimestamp() >= _credentials[check.key].addedAt + _waiting;
        vm.assertTrue(waited, "11: a new key approved before it had waited");
        vm.assertTrue(_rightsOf(check.approver).has(right), "11: an approver without the right");
        if (!crossing) {
            vm.assertTrue(_offices[check.approver].region.covers(entry.id.regionOf()), "7: a foreign approver");
        }
    }

    /// @dev A license goes over from where the acting authority is not competent; there the approver is. The old
    /// license's record is the one after the new license's.
    function _isCrossing(Log[] memory logs, uint256 position) private view returns (bool) {
        Entry memory entry = _entryOf(logs[position]);
        if (entry.action != Action.Transfer) return false;
        Entry memory old = _entryOf(logs[position + 1]);
        if (_coversLicense(old)) return false;
        vm.assertTrue(_offices[old.decision.approver].region.covers(old.id.regionOf()), "7: a foreign sender");
        return true;
    }

    function _coversLicense(Entry memory entry) private view returns (bool) {
        return _offices[entry.authority].region.covers(entry.id.regionOf());
    }

    // ------------------------------------------------------------------------------------------------ the rules

    /// @dev The status on a day, as far as the records until now tell.
    function _statusAt(Version storage version, Day day) internal view returns (Status) {
        Status status = _isDue(version, day) ? version.planned : version.decided;
        if (status != Status.Active && status != Status.Suspended) return status;
        if (version.validThrough.isSet() && day > version.validThrough) return Status.Expired;
        return status == Status.Suspended && day > version.suspendedThrough ? Status.Active : status;
    }

    function _isDue(Version storage version, Day day) internal view returns (bool) {
        return version.planned != Status.None && !(day < version.plannedFrom);
    }

    /// @dev Whether the key that vouches for a license is trusted.
    function _isVouchedFor(LicenseId id) internal view returns (bool) {
        Version storage version = _versions[id];
        uint40 asOf = _credentials[version.key].distrustedAsOf;
        return version.length != 0 && (asOf == 0 || version.vouchedAt < asOf);
    }

    /// @dev The rights that an authority has for the license type: none where anybody above it is not active.
    function _rightsOf(AuthorityId authority) internal view returns (Rights rights) {
        if (_officeCount < AuthorityId.unwrap(authority) || !authority.exists()) return NO_RIGHTS;
        rights = ALL_RIGHTS;
        for (AuthorityId current = authority; current.exists(); current = _offices[current].parent) {
            if (!_offices[current].active) return NO_RIGHTS;
            rights = rights & _holding(_accreditations[current]);
        }
    }

    /// @dev What an accreditation gives by now.
    function _holding(Accreditation storage own) private view returns (Rights) {
        return vm.getBlockTimestamp() < own.heldFrom ? own.rights.without(own.added) : own.rights;
    }

    function _isActive(AuthorityId authority) internal view returns (bool) {
        for (AuthorityId current = authority; current.exists(); current = _offices[current].parent) {
            if (!_offices[current].active) return false;
        }
        return authority.exists() && !(_officeCount < AuthorityId.unwrap(authority));
    }

    /// @dev The approval rule is part of a reason's number: see {Registries}.
    function _ruleOf(uint16 reason) internal pure returns (ApprovalRule) {
        if (reason == OPENING || reason == CLOSING || reason == VOLUNTARY) return ApprovalRule.None;
        return ApprovalRule((reason % 10) % 5);
    }

    function _headAfter(uint184 head, Entry memory entry) private pure returns (uint184) {
        return
            _leading(
                keccak256(
                    abi.encode(
                        head,
                        entry.id,
                        entry.authority,
                        entry.action,
                        entry.word,
                        entry.decision.documentHash,
                        entry.detail
                    )
                )
            );
    }

    function _leading(bytes32 hash) private pure returns (uint184) {
        return uint184(bytes23(hash));
    }

    function _entryOf(Log memory log) private pure returns (Entry memory entry) {
        entry.id = LicenseId.wrap(log.topics[1]);
        entry.authority = _authorityIn(log.topics[2]);
        entry.action = Action(uint8(uint256(log.topics[3])));
        uint256 word;
        (word, entry.decision.documentHash, entry.detail) = abi.decode(log.data, (uint256, bytes32, bytes32));
        // From the lowest bits, each of the width of its type.
        entry.word = word;
        entry.index = uint16(word);
        entry.previousBlock = uint32(word >> 16);
        entry.recordedAt = uint40(word >> 48);
        entry.key = KeyId.wrap(uint24(word >> 88));
        entry.decision.reason = uint16(word >> 112);
        entry.decision.approver = AuthorityId.wrap(uint32(word >> 128));
        entry.decision.effectiveOn = Day.wrap(uint16(word >> 160));
        entry.through = Day.wrap(uint16(word >> 176));
        vm.assertEq(word >> 192, 0, "2: a record has more in its word than its members");
    }

    function _authorityIn(bytes32 topic) private pure returns (AuthorityId) {
        return AuthorityId.wrap(uint32(uint256(topic)));
    }

    function _keyIn(bytes32 topic) private pure returns (KeyId) {
        return KeyId.wrap(uint24(uint256(topic)));
    }
}
