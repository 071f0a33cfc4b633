// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessLog} from "../../contracts/interfaces/IAccessLog.sol";
import {AuthorityId} from "../../contracts/types/AuthorityId.sol";
import {Grant, GRANT_TYPEHASH, GrantKind} from "../../contracts/types/Grant.sol";
import {KeyId} from "../../contracts/types/KeyId.sol";
import {LicenseId} from "../../contracts/types/LicenseId.sol";
import {Outcome} from "../../contracts/types/Outcome.sol";
import {Right} from "../../contracts/types/Rights.sol";
import {Status} from "../../contracts/types/Status.sol";
import {UsageAction} from "../../contracts/types/UsageAction.sol";
import {Replay} from "./Replay.sol";
import {Log, vm} from "./Vm.sol";

/// @dev The books of uses, kept as {Replay} keeps those of the licenses. How a use comes out is worked out a second
/// time, for each record. No event tells the terms of a grant, so whoever makes one up enters it.
abstract contract UsageReplay is Replay {
    struct UsageBook {
        uint184 head;
        uint256 count;
        uint32 lastBlock;
    }

    struct ConsumerBook {
        uint192 head;
        uint256 count;
    }

    /// @dev A grant that somebody made up, and what the records tell of it.
    struct GrantBook {
        Grant terms;
        bool opened;
        bool withdrawn;
        uint256 used;
        bool shown;
    }

    /// @dev A usage record.
    struct Usage {
        LicenseId id;
        AuthorityId consumer;
        Outcome outcome;
        uint256 word;
        uint40 index;
        uint32 previousBlock;
        uint40 recordedAt;
        KeyId key;
        uint64 number;
        UsageAction action;
        Status status;
        uint128 fields;
        bytes32 matter;
        bytes32 grant;
        bytes32 context;
    }

    /// @dev The grants entered, by the ids under which they were.
    bytes32[] internal _grantIds;

    /// @dev How the uses of the last call came out.
    Outcome[] internal _recorded;

    mapping(LicenseId id => UsageBook book) internal _usageBooks;
    mapping(AuthorityId consumer => ConsumerBook book) internal _consumerBooks;
    mapping(bytes32 grant => GrantBook book) internal _grantBooks;
    mapping(Outcome outcome => uint256 count) internal _outcomes;

    // ---------------------------------------------------------------------------------------------------- entering

    /// @dev Enters a grant that somebody made up.
    function _enter(Grant memory terms) internal returns (bytes32 id) {
        id = _typedHash(keccak256(abi.encode(GRANT_TYPEHASH, terms)));
        vm.assertEq(accessLog.hashGrant(terms), id, "22: what a grant is called and its holder signs");
        vm.assertTrue(LicenseId.unwrap(_grantBooks[id].terms.license) == 0, "22: two grants have the same id");
        _grantBooks[id].terms = terms;
        _grantIds.push(id);
    }

    /// @dev Whether the calls to come bring the grant with its holder's signature.
    function _show(bytes32 id, bool shown) internal {
        _grantBooks[id].shown = shown;
    }

    // ----------------------------------------------------------------------------------------------------- reading

    function _replayUse(Log memory log) internal override {
        if (log.topics[0] == IAccessLog.UsageRecorded.selector) return _take(_usageOf(log));

        bytes32 id = log.topics[1];
        GrantBook storage book = _grantBooks[id];
        vm.assertEq(log.topics[2], LicenseId.unwrap(book.terms.license), "21: a grant tells of another license");
        vm.assertEq(uint256(log.topics[3]), AuthorityId.unwrap(book.terms.consumer), "21: a grant is for another");
        vm.assertTrue(!book.withdrawn, "24: a grant that was withdrawn was opened, or withdrawn once more");
        if (log.topics[0] == IAccessLog.GrantOpened.selector) {
            vm.assertTrue(!book.opened, "21: a grant was opened twice");
            vm.assertTrue(_isBound(book.terms), "25: a grant was opened that does not fit the binding");
            vm.assertTrue(book.shown, "27: a grant was opened that its holder did not sign");
            book.opened = true;
        } else {
            vm.assertEq(log.topics[0], IAccessLog.GrantWithdrawn.selector, "21: an event that is none of the log's");
            book.withdrawn = true;
        }
    }

    /// @dev Takes a record into the books.
    function _take(Usage memory usage) private {
        _judgeConsumer(usage);
        _judgePlace(usage);
        if (usage.outcome == Outcome.Allowed && usage.grant != 0) _judgeGrant(usage);
        vm.assertEq(uint8(usage.outcome), uint8(_outcomeOf(usage)), "27: how a use came out");

        UsageBook storage book = _usageBooks[usage.id];
        ConsumerBook storage uses = _consumerBooks[usage.consumer];
        bytes32 hash = _hashOf(usage);
        (book.count, book.lastBlock) = (usage.index, uint32(vm.getBlockNumber()));
        book.head = uint184(bytes23(keccak256(abi.encode(book.head, hash))));
        uses.count = usage.number;
        uses.head = uint192(bytes24(keccak256(abi.encode(uses.head, hash))));
        if (usage.outcome == Outcome.Allowed && usage.grant != 0) {
            _grantBooks[usage.grant].opened = true;
            ++_grantBooks[usage.grant].used;
        }
        ++_outcomes[usage.outcome];
        _recorded.push(usage.outcome);
    }

    // ----------------------------------------------------------------------------------------------------- judging

    /// @dev Who used the license was entitled to, then and there.
    function _judgeConsumer(Usage memory usage) private view {
        Credential storage credential = _credentials[usage.key];
        vm.assertTrue(credential.authority == usage.consumer, "8: a key used a license for another than its own");
        vm.assertTrue(!credential.removed, "8: a key used a license that was removed");
        vm.assertTrue(credential.roles & OPERATE != 0, "8: a key used a license that may not operate");
        vm.assertTrue(_rightsOf(usage.consumer).has(Right.Use), "8: the right to use was missing");
    }

    /// @dev Both numberings go on without a gap, and the record says when and on what it was made.
    function _judgePlace(Usage memory usage) private view {
        UsageBook storage book = _usageBooks[usage.id];
        vm.assertEq(usage.index, book.count + 1, "19: a position in a license's book");
        vm.assertEq(usage.number, _consumerBooks[usage.consumer].count + 1, "19: a number of a consumer");
        vm.assertEq(usage.previousBlock, book.lastBlock, "20: a use does not lead back to the one before");
        vm.assertEq(usage.recordedAt, vm.getBlockTimestamp(), "20: a use has another time than its block");
        vm.assertEq(uint8(usage.status), uint8(_statusNow(usage.id)), "20: a use tells another status");
    }

    /// @dev What no grant is ever used against, whatever else speaks for it.
    function _judgeGrant(Usage memory usage) private view {
        GrantBook storage book = _grantBooks[usage.grant];
        vm.assertTrue(LicenseId.unwrap(book.terms.license) == LicenseId.unwrap(usage.id), "27: another license");
        vm.assertTrue(book.used < book.terms.maxUses, "22: a grant was used more often than it allows");
        vm.assertTrue(!book.withdrawn, "24: a grant was used that had been withdrawn");
        vm.assertTrue(!_isInCustody(usage.id), "26: a license in custody was used under a grant");
        vm.assertTrue(_isBound(book.terms), "25: a grant was used that does not fit the binding");
    }

    /// @dev How a use must come out by the books: the first question that fails.
    function _outcomeOf(Usage memory usage) internal view returns (Outcome) {
        return usage.grant == 0 ? _statutoryOutcomeOf(usage) : _grantedOutcomeOf(usage);
    }

    /// @dev The published uses are those of {Registries}.
    function _statutoryOutcomeOf(Usage memory usage) private view returns (Outcome) {
        uint256 matter = uint256(usage.matter);
        if (matter != ENQUIRY && matter != PROVINCIAL && matter != LATER) return Outcome.NotListed;
        if (matter == PROVINCIAL && !_isWithin(usage.consumer, anhui)) return Outcome.WrongConsumer;
        bool listed = usage.action == UsageAction.Verify;
        if (matter == PROVINCIAL && usage.action == UsageAction.Retrieve) listed = true;
        if (!listed) return Outcome.WrongAction;
        if (matter == LATER) return Outcome.OutsideDates;
        if (usage.fields > 1) return Outcome.FieldsExceeded;
        Status status = _statusNow(usage.id);
        if (status != Status.Active && matter == ENQUIRY) return Outcome.StatusNotAllowed;
        return _isVouchedFor(usage.id) ? Outcome.Allowed : Outcome.KeyDistrusted;
    }

    function _grantedOutcomeOf(Usage memory usage) private view returns (Outcome) {
        GrantBook storage book = _grantBooks[usage.grant];
        Grant memory terms = book.terms;
        if (terms.consumer != usage.consumer) return Outcome.WrongConsumer;
        if (_isInCustody(terms.license)) return Outcome.InCustody;
        if (!_isBound(terms)) return Outcome.NotBound;
        if (!_mayExist(terms)) return Outcome.InvalidGrant;

        if (book.withdrawn) return Outcome.GrantWithdrawn;
        if (!book.opened && !book.shown) return Outcome.InvalidSignature;
        if (vm.getBlockTimestamp() < terms.notBefore) return Outcome.GrantNotYetValid;
        if (terms.notAfter < vm.getBlockTimestamp()) return Outcome.GrantExpired;
        if (book.used == terms.maxUses) return Outcome.GrantUsedUp;

        if (terms.matter != usage.matter) return Outcome.WrongMatter;
        bool faceToFace = usage.action == UsageAction.Present || usage.action == UsageAction.Verify;
        if (terms.kind == GrantKind.Presentation && !faceToFace) return Outcome.WrongAction;
        if ((usage.fields | terms.fields) != terms.fields) return Outcome.FieldsExceeded;
        Status status = _statusNow(terms.license);
        if (status != Status.Active && status != Status.Suspended) return Outcome.StatusNotAllowed;
        return _isVouchedFor(terms.license) ? Outcome.Allowed : Outcome.KeyDistrusted;
    }

    // ---------------------------------------------------------------------------------------------------- the rules

    function _isBound(Grant memory terms) internal view returns (bool) {
        Version storage version = _versions[terms.license];
        return version.owner == terms.holder && version.binding == terms.binding;
    }

    function _isInCustody(LicenseId id) internal view returns (bool) {
        return _versions[id].owner == licenses.custodyOf(id.authorityOf());
    }

    function _statusNow(LicenseId id) internal view returns (Status) {
        return _statusAt(_versions[id], _today());
    }

    function _mayExist(Grant memory terms) private pure returns (bool) {
        if (terms.maxUses == 0 || terms.notBefore > terms.notAfter) return false;
        if (terms.kind != GrantKind.Presentation) return true;
        bool brief = uint256(terms.notAfter) <= uint256(terms.notBefore) + 1 minutes;
        return brief && terms.maxUses == 1 && terms.nonce != 0;
    }

    function _isWithin(AuthorityId authority, AuthorityId ancestor) private view returns (bool) {
        for (AuthorityId current = authority; current.exists(); current = _offices[current].parent) {
            if (current == ancestor) return true;
        }
        return false;
    }

    function _hashOf(Usage memory usage) private pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    usage.id,
                    usage.consumer,
                    usage.outcome,
                    usage.word,
                    usage.fields,
                    usage.matter,
                    usage.grant,
                    usage.context
                )
            );
    }

    function _usageOf(Log memory log) private pure returns (Usage memory usage) {
        usage.id = LicenseId.wrap(log.topics[1]);
        usage.consumer = AuthorityId.wrap(uint32(uint256(log.topics[2])));
        usage.outcome = Outcome(uint8(uint256(log.topics[3])));
        uint256 word;
        (word, usage.fields, usage.matter, usage.grant, usage.context) = abi.decode(
            log.data,
            (uint256, uint128, bytes32, bytes32, bytes32)
        );
        // From the lowest bits, each of the width of its type.
        usage.word = word;
        usage.index = uint40(word);
        usage.previousBlock = uint32(word >> 40);
        usage.recordedAt = uint40(word >> 72);
        usage.key = KeyId.wrap(uint24(word >> 112));
        usage.number = uint64(word >> 136);
        usage.action = UsageAction(uint8(word >> 200));
        usage.status = Status(uint8(word >> 208));
        vm.assertEq(word >> 216, 0, "20: a use has more in its word than its members");
    }
}
