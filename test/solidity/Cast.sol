// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAuthorityRegistry} from "../../contracts/interfaces/IAuthorityRegistry.sol";
import {AuthorityId} from "../../contracts/types/AuthorityId.sol";
import {LicenseId} from "../../contracts/types/LicenseId.sol";
import {Region} from "../../contracts/types/Region.sol";
import {NO_RIGHTS, Right, Rights} from "../../contracts/types/Rights.sol";
import {Replay} from "./Replay.sol";
import {Deed, Tally} from "./Tally.sol";
import {bound, vm} from "./Vm.sol";

/// @dev The authorities that act, and what is done to them: three roots and two offices stay, others come and go. Each
/// active one has an administering key and two operating ones, so that it can act at any time.
abstract contract Cast is Replay, Tally {
    /// @dev How many offices come and go at a time.
    uint256 private constant _MOST_PASSING = 8;

    AuthorityId internal immutable bozhou;
    AuthorityId internal immutable pudong;

    /// @dev Those that stay, roots first, and those that may go.
    AuthorityId[] internal _staying;
    AuthorityId[] internal _passing;

    mapping(AuthorityId authority => address administrator) private _administrators;
    mapping(AuthorityId authority => address[2] operators) private _operators;

    /// @dev Further administering keys.
    mapping(AuthorityId authority => address[] accounts) private _deputies;

    uint256 private _nonce;

    constructor() {
        _welcome(ministry, "ministry", ministryOperator);
        _welcome(anhui, "anhui", anhuiOperator);
        _welcome(shanghai, "shanghai", shanghaiOperator);
        bozhou = _found(anhui, BOZHOU);
        pudong = _found(shanghai, PUDONG);
        _staying.push(bozhou);
        _staying.push(pudong);
    }

    // ------------------------------------------------------------------------------------------------------ deeds

    function register(uint256 seed) external {
        _tick();
        if (_passing.length == _MOST_PASSING) _deactivate(0, seed);
        AuthorityId parent = _someOffice(seed);
        // A root, the ministry left out, takes it where there is no level left.
        if (authorities.authorityOf(parent).depth == 4) parent = _staying[1 + (seed % 2)];
        Region region = authorities.authorityOf(parent).region;
        if (parent == anhui && seed % 3 == 0) region = BOZHOU;
        if (parent == ministry) region = seed % 2 == 0 ? ANHUI : PUDONG;

        _passing.push(_found(parent, region));
    }

    function accredit(uint256 seed, uint16 subset) external {
        _tick();
        AuthorityId office = _someSubOffice(seed);

        _accredit(office, _heldAbove(office) & Rights.wrap(subset));

        _count(Deed.Accredit);
    }

    /// @dev Takes one right from an office and looks whether all below have lost it; then gives it back, which takes
    /// as long as any new right.
    function withdrawRight(uint256 seed) external {
        _tick();
        AuthorityId office = _someOffice(seed);
        if (_rightsOf(office).isEmpty()) office = ministry;
        Rights before = _rightsOf(office);
        Right right = _oneOf(before, seed);

        _accredit(office, before.without(Rights.wrap(uint16(1 << uint8(right)))));

        _count(Deed.WithdrawRights);
        for (uint32 number = 1; number <= _officeCount; ++number) {
            AuthorityId other = AuthorityId.wrap(number);
            if (!authorities.isWithin(other, office)) continue;
            vm.assertTrue(!authorities.rightsOf(other, LAWYER).has(right), "12: a right outlived that of a parent");
        }
        _accredit(office, before);
        _assertWaits(office, right);
    }

    /// @dev Governance sets how long what is new has to wait: not at all, or up to an hour.
    function changeDelay(uint256 seed) external {
        _tick();

        authorities.setAccreditationDelay(uint32(seed % 3 == 0 ? 0 : bound(seed / 3, 1, 1 hours)));
        _replay();

        _count(Deed.ChangeDelay);
        _wait();
    }

    function deactivate(uint256 seed) external {
        _tick();
        if (_passing.length == 0) _passing.push(_found(anhui, BOZHOU));

        _deactivate(seed % _passing.length, seed);
    }

    function addKey(uint256 seed) external {
        _tick();
        AuthorityId office = _someOffice(seed);

        uint8 roles = uint8(bound(seed, OPERATE, OPERATE | ADMINISTER));
        address account = _addKey(office, roles);

        if (roles & ADMINISTER != 0) _deputies[office].push(account);
    }

    function removeKey(uint256 seed) external {
        _tick();
        AuthorityId office = _someOffice(seed);
        uint256 place = (seed / 7) % 2;

        vm.prank(_administrators[office]);
        authorities.removeKey(_operators[office][place]);
        _replay();

        _count(Deed.RemoveKey);
        _operators[office][place] = _addKey(office, OPERATE);
        _wait();
    }

    function distrustKey(uint256 seed, uint256 back) external {
        _tick();
        AuthorityId office = _someOffice(seed);
        uint256 place = (seed / 7) % 2;
        uint40 asOf = uint40(vm.getBlockTimestamp() - bound(back, 0, 29 days));
        if (_ids.length != 0 && seed % 2 == 0) (office, place, asOf) = _voucher(office, place, asOf, back);

        _distrust(_offices[office].parent, office, _operators[office][place], asOf);

        _operators[office][place] = _addKey(office, OPERATE);
        _wait();
    }

    /// @dev The last administering key is stolen: the one above distrusts it and appoints another.
    function appointAdministrator(uint256 seed) external {
        _tick();
        AuthorityId office = _someOffice(seed);
        AuthorityId parent = _offices[office].parent;
        address administrator = _newAccount();
        _removeDeputies(office);
        address stolen = _administrators[office];
        if (parent.exists()) vm.prank(_administrators[parent]);
        if (parent.exists()) authorities.distrustKey(stolen, uint40(vm.getBlockTimestamp()));
        else authorities.distrustKeyByGovernance(stolen, uint40(vm.getBlockTimestamp()));
        _count(Deed.DistrustKey);

        if (parent.exists()) vm.prank(_administrators[parent]);
        if (parent.exists()) authorities.appointAdministrator(office, administrator);
        else authorities.appointRootAdministrator(office, administrator);
        _replay();

        _administrators[office] = administrator;
        _count(Deed.AppointAdministrator);
    }

    // --------------------------------------------------------------------------------------------------- choosing

    function _operator(AuthorityId office, uint256 place) internal view returns (address) {
        return _operators[office][place];
    }

    function _administrator(AuthorityId office) internal view returns (address) {
        return _administrators[office];
    }

    /// @dev An office that is competent in the region and has the right: one drawn at random if it does, else the
    /// region's own province, which always does.
    function _competent(Region region, Right right, uint256 seed) internal view returns (AuthorityId) {
        AuthorityId office = _someOffice(seed);
        if (_offices[office].region.covers(region) && _rightsOf(office).has(right)) return office;
        return _province(region);
    }

    function _province(Region region) internal view returns (AuthorityId) {
        return ANHUI.covers(region) ? anhui : shanghai;
    }

    /// @dev Another authority that is competent there and has all rights.
    function _otherThan(AuthorityId office, Region region) internal view returns (AuthorityId) {
        return office == ministry ? _province(region) : ministry;
    }

    /// @dev Any active office. What stays is as likely as what comes and goes.
    function _someOffice(uint256 seed) internal view returns (AuthorityId) {
        uint256 place = (seed / 11) % (2 * _staying.length);
        if (place < _staying.length) return _staying[place];
        place = (seed / 110) % (_passing.length + 1);
        return place < _passing.length && _isActive(_passing[place]) ? _passing[place] : ministry;
    }

    function _someSubOffice(uint256 seed) internal view returns (AuthorityId office) {
        office = _someOffice(seed);
        if (!_offices[office].parent.exists()) office = seed % 2 == 0 ? bozhou : pudong;
    }

    function _newAccount() internal returns (address) {
        return address(uint160(uint256(keccak256(abi.encode("account", ++_nonce)))));
    }

    /// @dev A moment passes and a block is made.
    function _tick() internal {
        vm.warp(vm.getBlockTimestamp() + 60);
        vm.roll(vm.getBlockNumber() + 1);
    }

    /// @dev Until what is new counts. Roots have all rights, and those who stay may approve, whenever anything is done;
    /// the offices that come and go are caught waiting.
    function _wait() internal {
        vm.warp(vm.getBlockTimestamp() + _waiting);
    }

    function _oneOf(Rights rights, uint256 seed) private pure returns (Right) {
        uint8 count = uint8(type(Right).max) + 1;
        uint8 number = uint8(seed % count);
        while (!rights.has(Right(number))) number = (number + 1) % count;
        return Right(number);
    }

    // ------------------------------------------------------------------------------------------------------ steps

    function _welcome(AuthorityId office, string memory name, address operator) private {
        _administrators[office] = _administratorOf(name);
        _operators[office] = [operator, _addKey(office, OPERATE)];
        _staying.push(office);
    }

    /// @dev An office below another, with keys and all rights that are to be had there.
    function _found(AuthorityId parent, Region region) private returns (AuthorityId office) {
        address administrator = _newAccount();
        bytes18 code = bytes18(keccak256(abi.encode(administrator)));
        vm.prank(_administrators[parent]);
        office = authorities.register(region, IAuthorityRegistry.Profile(code, "", ""), administrator);
        _replay();

        _count(Deed.Register);
        _administrators[office] = administrator;
        _operators[office] = [_addKey(office, OPERATE), _addKey(office, OPERATE)];
        _accredit(office, _heldAbove(office));
    }

    /// @dev A right that was given just now entitles nobody until it has waited.
    function _assertWaits(AuthorityId office, Right right) private {
        if (_waiting != 0) {
            vm.warp(vm.getBlockTimestamp() + _waiting - 1);
            vm.assertTrue(!_isEntitled(office, right), "8: a right was used that had to wait");
            vm.warp(vm.getBlockTimestamp() - _waiting + 1);
        }

        _wait();

        vm.assertTrue(_isEntitled(office, right), "8: a right waits longer than it has to");
    }

    function _isEntitled(AuthorityId office, Right right) private view returns (bool entitled) {
        (entitled, ) = address(authorities).staticcall(
            abi.encodeCall(authorities.checkRight, (LAWYER, _operators[office][0], right))
        );
    }

    function _heldAbove(AuthorityId office) private view returns (Rights) {
        return _rightsOf(_offices[office].parent);
    }

    function _accredit(AuthorityId office, Rights rights) private {
        AuthorityId parent = _offices[office].parent;
        if (parent.exists()) vm.prank(_administrators[parent]);
        if (parent.exists()) authorities.accredit(office, LAWYER, rights);
        else authorities.accreditRoot(office, LAWYER, rights);
        _replay();
    }

    function _deactivate(uint256 place, uint256 seed) private {
        AuthorityId office = _passing[place];
        _passing[place] = _passing[_passing.length - 1];
        _passing.pop();
        // One above may have gone before; its own parent can do no more then.
        if (seed % 2 == 0 && _isActive(office)) {
            vm.prank(_administrators[_offices[office].parent]);
            authorities.deactivate(office);
        } else {
            authorities.deactivateByGovernance(office);
        }
        _replay();

        _count(Deed.Deactivate);
        vm.assertEq(Rights.unwrap(authorities.rightsOf(office, LAWYER)), Rights.unwrap(NO_RIGHTS), "12: rights went");
    }

    function _addKey(AuthorityId office, uint8 roles) internal returns (address account) {
        account = _newAccount();
        vm.prank(_administrators[office]);
        authorities.addKey(account, roles);
        _replay();

        _count(Deed.AddKey);
    }

    /// @dev The key that vouches for one of the newest licenses, as of the very moment at which it did; what was given
    /// where that key is not in use any more.
    function _voucher(
        AuthorityId office,
        uint256 place,
        uint40 asOf,
        uint256 seed
    ) private view returns (AuthorityId, uint256, uint40) {
        uint256 among = _ids.length < 8 ? _ids.length : 8;
        Version storage version = _versions[_ids[_ids.length - 1 - (seed % among)]];
        Credential storage credential = _credentials[version.key];
        AuthorityId other = credential.authority;
        bool first = _operators[other][0] == credential.account;
        bool inUse = first || _operators[other][1] == credential.account;
        if (!inUse || !_isActive(other) || version.vouchedAt + 29 days < vm.getBlockTimestamp()) {
            return (office, place, asOf);
        }
        return (other, first ? 0 : 1, version.vouchedAt);
    }

    /// @dev Governance distrusts the key that vouches for a license, as of then. If it was in use, another comes.
    function _spoil(LicenseId id) internal {
        Version storage version = _versions[id];
        Credential memory credential = _credentials[version.key];
        AuthorityId office = credential.authority;

        authorities.distrustKeyByGovernance(credential.account, version.vouchedAt);
        _replay();

        _count(Deed.DistrustKey);
        for (uint256 place = 0; place < 2; ++place) {
            bool serves = _operators[office][place] == credential.account && _isActive(office);
            if (serves) _operators[office][place] = _addKey(office, OPERATE);
        }
        _wait();
    }

    function _removeDeputies(AuthorityId office) private {
        address[] storage deputies = _deputies[office];
        while (deputies.length != 0) {
            vm.prank(_administrators[office]);
            authorities.removeKey(deputies[deputies.length - 1]);
            deputies.pop();
            _count(Deed.RemoveKey);
        }
    }

    /// @dev By the one above, by a sister key, or by governance.
    function _distrust(AuthorityId parent, AuthorityId office, address account, uint40 asOf) private {
        if (asOf % 3 == 0) {
            authorities.distrustKeyByGovernance(account, asOf);
        } else {
            vm.prank(_administrators[asOf % 3 == 1 && parent.exists() ? parent : office]);
            authorities.distrustKey(account, asOf);
        }
        _replay();

        _count(Deed.DistrustKey);
    }
}
