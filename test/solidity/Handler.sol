// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessLog} from "../../contracts/interfaces/IAccessLog.sol";
import {ILicenseRegistry} from "../../contracts/interfaces/ILicenseRegistry.sol";
import {AuthorityId} from "../../contracts/types/AuthorityId.sol";
import {Day, dayOf, NO_DAY} from "../../contracts/types/Day.sol";
import {Decision} from "../../contracts/types/Decision.sol";
import {LicenseId} from "../../contracts/types/LicenseId.sol";
import {Status} from "../../contracts/types/Status.sol";
import {UsageAction} from "../../contracts/types/UsageAction.sol";
import {Registries} from "./Registries.sol";
import {bound, vm} from "./Vm.sol";

/// @dev Issues, revokes and uses licenses at random, lets time pass, and keeps books of its own, to be held against
/// those of the registries.
contract Handler is Registries {
    /// @dev What the handler knows of one authority's register.
    struct Expected {
        uint192 head;
        uint256 count;
        uint256 inCustody;
    }

    LicenseId[] public ids;
    address[4] public holders;

    mapping(AuthorityId authority => Expected register) public expected;
    mapping(address holder => uint256 count) public held;
    mapping(LicenseId id => bool ended) public everRevoked;
    mapping(LicenseId id => uint256 count) public uses;
    mapping(AuthorityId consumer => uint256 count) public usesBy;

    /// @dev The license that the last action was about, or was drawn for it.
    LicenseId public probe;

    uint256 private _nonce;

    constructor() {
        for (uint256 i = 0; i < holders.length; ++i) holders[i] = address(uint160(0x1000 + i));
    }

    function issue(uint256 holderSeed, uint256 daySeed, bool byShanghai) external {
        ILicenseRegistry.NewLicense memory license = _newLicense(holderSeed, daySeed, byShanghai);
        Decision memory decision = _issuing(license.validThrough);

        vm.prank(byShanghai ? shanghaiOperator : anhuiOperator);
        LicenseId id = licenses.issue(LAWYER, license, decision);

        _expect(byShanghai ? shanghai : anhui, id, license.holder);
    }

    function issueBatch(uint256 holderSeed, uint256 daySeed, bool byShanghai, uint256 lengthSeed) external {
        uint256 length = bound(lengthSeed, 1, 4);
        ILicenseRegistry.NewLicense[] memory batch = new ILicenseRegistry.NewLicense[](length);
        for (uint256 i = 0; i < length; ++i) {
            batch[i] = _newLicense(uint256(keccak256(abi.encode(holderSeed, i))), daySeed, byShanghai);
        }
        Decision memory decision = _issuing(batch[0].validThrough);

        vm.prank(byShanghai ? shanghaiOperator : anhuiOperator);
        LicenseId[] memory issued = licenses.issueBatch(LAWYER, batch, decision);

        for (uint256 i = 0; i < length; ++i) _expect(byShanghai ? shanghai : anhui, issued[i], batch[i].holder);
    }

    function revoke(uint256 seed) external {
        if (ids.length == 0) return;
        LicenseId id = _draw(seed);
        (Status status, ) = licenses.statusOf(id);
        if (status != Status.Active) return;
        Decision memory decision = _decision(L49);

        vm.prank(id.authorityOf() == anhui ? anhuiOperator : shanghaiOperator);
        licenses.revoke(id, decision);

        everRevoked[id] = true;
    }

    /// @dev Tries what must fail: a foreign authority, or a license that has ended.
    function revokeInVain(uint256 seed, bool foreign) external {
        if (ids.length == 0) return;
        LicenseId id = _draw(seed);
        (Status status, ) = licenses.statusOf(id);
        if (!foreign && status == Status.Active) return;
        bool isAnhuis = id.authorityOf() == anhui;
        Decision memory decision = _decision(L49);

        vm.prank(isAnhuis != foreign ? anhuiOperator : shanghaiOperator);
        try licenses.revoke(id, decision) {
            revert("A revocation that must fail went through.");
        } catch {}
    }

    function use(uint256 seed, bool byShanghai, uint32 matter) external {
        if (ids.length == 0) return;
        LicenseId id = _draw(seed);

        vm.prank(byShanghai ? shanghaiOperator : anhuiOperator);
        accessLog.use(IAccessLog.UseRequest(id, UsageAction.Verify, matter % 3, 1, bytes32(seed)));

        ++uses[id];
        ++usesBy[byShanghai ? shanghai : anhui];
    }

    function passTime(uint256 seed) external {
        if (ids.length != 0) _draw(seed);
        vm.warp(block.timestamp + bound(seed, 1, 40 days));
        vm.roll(block.number + 1);
    }

    function registry() external view returns (ILicenseRegistry) {
        return licenses;
    }

    function log() external view returns (IAccessLog) {
        return accessLog;
    }

    function balanceOf(address owner) external view returns (uint256) {
        return licenses.balanceOf(owner);
    }

    function idCount() external view returns (uint256) {
        return ids.length;
    }

    function _draw(uint256 seed) private returns (LicenseId id) {
        id = ids[seed % ids.length];
        probe = id;
    }

    function _newLicense(
        uint256 holderSeed,
        uint256 daySeed,
        bool byShanghai
    ) private returns (ILicenseRegistry.NewLicense memory) {
        uint256 place = holderSeed % (holders.length + 1);
        uint256 today = Day.unwrap(dayOf(block.timestamp));
        return
            ILicenseRegistry.NewLicense({
                root: keccak256(abi.encode(++_nonce)),
                holder: place == holders.length ? address(0) : holders[place],
                region: byShanghai ? SHANGHAI : ANHUI,
                validThrough: daySeed % 2 == 0 ? NO_DAY : Day.wrap(uint16(today + (daySeed % 60)))
            });
    }

    function _expect(AuthorityId authority, LicenseId id, address holder) private {
        ids.push(id);
        probe = id;
        Expected storage register = expected[authority];
        register.head = uint192(bytes24(keccak256(abi.encode(register.head, id))));
        ++register.count;
        if (holder == address(0)) ++register.inCustody;
        else ++held[holder];
    }
}
